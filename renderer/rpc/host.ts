import { createTRPCUntypedClient, httpLink } from '@trpc/client';

const client = createTRPCUntypedClient({ links: [httpLink({ url: '/api' })] });

/** Asks the host: `askHost<WallSnapshot>('wall.snapshot')`. */
export function askHost<Answer>(path: string, input?: unknown): Promise<Answer> {
  return client.query(path, input) as Promise<Answer>;
}

/** Tells the host to do something and waits for its answer. */
export function tellHost<Answer>(path: string, input: unknown): Promise<Answer> {
  return client.mutation(path, input) as Promise<Answer>;
}
