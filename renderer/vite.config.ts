import react from '@vitejs/plugin-react';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** What fits into one packet travels no faster when it is compressed. */
const WORTH_BYTES = 1400;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), packed()],
  build: {
    outDir: join(import.meta.dirname, '../dist/renderer'),
    emptyOutDir: true,
    rolldownOptions: { input: ['index.html', 'wall.html'].map((page) => join(import.meta.dirname, page)) },
    // The oldest browsers still met in the centres' networks.
    target: 'chrome108',
    // The office's network is local: one large file costs less than a warning that nobody can act on.
    chunkSizeWarningLimit: 4000,
  },
});

/** Lays each text file beside itself as `.br` and `.gz`, so that the host only hands on what was compressed once. */
function packed(): Plugin {
  const pack = { br: promisify(brotliCompress), gz: promisify(gzip) };
  // The highest quality takes ten times as long and saves a twentieth.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  return {
    name: 'packed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const texts = Object.values(bundle).flatMap((file) => {
        const body = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        const isText = /\.(?:js|css|html|svg|json)$/.test(file.fileName);
        return isText && body.length > WORTH_BYTES ? [{ path: join(dir, file.fileName), body }] : [];
      });
      await Promise.all(
        texts.flatMap(({ path, body }) => [
          pack.br(body, { params }).then((bytes) => writeFile(`${path}.br`, bytes)),
          pack.gz(body, { level: 9 }).then((bytes) => writeFile(`${path}.gz`, bytes)),
        ]),
      );
    },
  };
}
