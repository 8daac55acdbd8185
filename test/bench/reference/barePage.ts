import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type BarePage = { readonly address: string; readonly close: () => void };

/** A page that does nothing but take a file of so many bytes, and marks `loaded` when it has it: it does not run it. */
export async function barePage(bytes: number): Promise<BarePage> {
  const line = 'export const nothing = "0123456789abcdef";\n';
  const file = Buffer.from(line.repeat(Math.ceil(bytes / line.length)).slice(0, bytes));
  const page = `<!doctype html><title>-</title><script>
    fetch('/file.js').then((answer) => answer.arrayBuffer()).then(() => performance.mark('loaded'));
  </script>`;
  const server = createServer(({ url }, answer) => {
    if (url !== '/file.js') return answer.setHeader('content-type', 'text/html').end(page);
    return answer.setHeader('content-type', 'text/javascript').end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
