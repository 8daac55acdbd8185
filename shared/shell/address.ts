export type AddressFault = 'notAnAddress' | 'notHttp' | 'hasPassword' | 'hasPath';

/** The pages that a window may show; `/` is the choice of pages. */
export const PAGES = ['/', '/wall', '/desk', '/accountability', '/assessment', '/admin'] as const;

export type Page = (typeof PAGES)[number];

/**
 * The origin in an address that a person gave, `http://10.0.0.5:7616`, or what is wrong with it. Only http and
 * https, and no more than host and port: what is named here is all that the windows may show.
 */
export function readHostAddress(text: string): { readonly origin: string } | { readonly fault: AddressFault } {
  const url = URL.parse(text.trim());
  if (url === null) return { fault: 'notAnAddress' };
  if (!isWeb(url)) return { fault: 'notHttp' };
  if (url.username !== '' || url.password !== '') return { fault: 'hasPassword' };
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return { fault: 'hasPath' };
  return { origin: url.origin };
}

/** The origin of a host on this machine. */
export function loopbackOrigin(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Whether an address belongs to the origin; `blob:` and other schemes that carry an origin inside do not. */
export function isOfOrigin(address: string, origin: string): boolean {
  const url = URL.parse(address);
  return url !== null && isWeb(url) && url.origin === origin;
}

export type Destination = 'window' | 'browser' | 'nowhere';

/**
 * Where a page may lead: within its host in the same window, to any other web address in the system's browser, and
 * nowhere with everything else. A kiosk has no browser beside it.
 */
export function destinationOf(
  address: string,
  { origin, kiosk }: { readonly origin: string | null; readonly kiosk: boolean },
): Destination {
  if (origin !== null && isOfOrigin(address, origin)) return 'window';
  const url = URL.parse(address);
  const harmless = url !== null && isWeb(url) && url.username === '' && url.password === '';
  return harmless && !kiosk ? 'browser' : 'nowhere';
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}
