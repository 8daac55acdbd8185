import { callsOf } from '../api/router.ts';

/** What only reads: the calls of the router that are queries, and the paths beside it that a wall takes its answers from. */
const READS: readonly string[] = [...callsOf('query').map((path) => `/api/${path}`), '/map', '/replay/'];

/**
 * The content policy of the wall's page: its browser refuses every call that could change something, whatever runs in the
 * page. A wall hangs where everybody can reach it. `host`: the name by which the page was asked for.
 */
export function wallPolicy(policy: string, host: string): string {
  const reads = READS.map((path) => `http://${host}${path}`);
  return policy.replace("connect-src 'self'", `connect-src ${reads.join(' ')} ws://${host}/feed`);
}
