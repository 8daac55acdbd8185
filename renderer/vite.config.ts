import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, '../dist/renderer'),
    emptyOutDir: true,
    // The oldest browsers still met in the centres' networks.
    target: 'chrome108',
    // The office's network is local: one large file costs less than a warning that nobody can act on.
    chunkSizeWarningLimit: 4000,
  },
});
