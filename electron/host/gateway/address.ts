/** The only address on which the host listens until people can sign in. */
export const LOOPBACK = '127.0.0.1';

/** Why the host does not listen on an address, in one line; null when it may. */
export function listenProblem(address: string): string | null {
  if (address === LOOPBACK) return null;
  return `不能监听 ${address}：登录功能完成之前，主机只接受本机（${LOOPBACK}）访问。`;
}

/**
 * Whether a request was meant for this host, by its `Host` header. Any other name is a page elsewhere whose name was
 * bent to this machine (DNS rebinding).
 */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `${LOOPBACK}:${port}` || host === `localhost:${port}`;
}

/**
 * Whether a request comes from this host's own pages, by its `Origin` header. Programs that are no browser send none;
 * a browser sends one wherever it matters, on every upgrade and every POST.
 */
export function isOwnOrigin(origin: string | undefined, port: number): boolean {
  return origin === undefined || (origin.startsWith('http://') && isOwnHost(origin.slice('http://'.length), port));
}
