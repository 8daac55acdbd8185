import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { createTRPCUntypedClient, httpLink } from '@trpc/client';
import type { Router } from '../../electron/host/api/router.ts';

type Inputs = inferRouterInputs<Router>;
type Outputs = inferRouterOutputs<Router>;

/** Every call of the host by its path: `wall.snapshot`. */
export type HostPath = {
  [Group in keyof Outputs]: keyof Outputs[Group] extends infer Name extends string ? `${Group}.${Name}` : never;
}[keyof Outputs];
type Of<Tree, Path> = Path extends `${infer Group}.${infer Name}`
  ? Group extends keyof Tree
    ? Name extends keyof Tree[Group]
      ? Tree[Group][Name]
      : never
    : never
  : never;

const client = createTRPCUntypedClient<Router>({ links: [httpLink({ url: '/api' })] });

/** Asks the host: `askHost('wall.snapshot')`. What a path takes and answers is the router's own word. */
export function askHost<Path extends HostPath>(
  path: Path,
  input?: Of<Inputs, Path>,
  signal?: AbortSignal,
): Promise<Of<Outputs, Path>> {
  return client.query(path, input, signal && { signal }) as Promise<Of<Outputs, Path>>;
}

/** Tells the host to do something and waits for its answer, at most until `signal` gives up. */
export function tellHost<Path extends HostPath>(
  path: Path,
  input: Of<Inputs, Path>,
  signal?: AbortSignal,
): Promise<Of<Outputs, Path>> {
  return client.mutation(path, input, signal && { signal }) as Promise<Of<Outputs, Path>>;
}
