import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { top } from './top.ts';

/** Builds the screens into `dist/renderer` where they are missing or older than their sources, and says so. */
export async function buildScreensWhereOld(say: (text: string) => void = console.log): Promise<void> {
  if (isNewer('dist/renderer/index.html', ['renderer', 'shared', 'resources', 'package-lock.json'])) return;
  say('正在生成界面文件（仅首次启动或更新后需要，约十秒）……');
  await build({ configFile: join(top, 'renderer/vite.config.ts') });
}

/** Bundles the desktop shell into `dist/shell` where it is missing or old: Electron is not given TypeScript. */
export async function buildShellWhereOld(): Promise<void> {
  if (isNewer('dist/shell/main.js', ['electron/shell', 'electron/preload', 'shared', 'package-lock.json'])) return;
  // A sandboxed preload script must be CommonJS.
  await build(shellPart('electron/preload/preload.ts', 'preload.cjs', 'cjs'));
  await build(shellPart('electron/shell/main.ts', 'main.js', 'es'));
}

function shellPart(source: string, file: string, format: 'cjs' | 'es'): InlineConfig {
  return {
    root: top,
    configFile: false,
    build: {
      ssr: source,
      outDir: 'dist/shell',
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { external: ['electron'], output: { format, entryFileNames: file } },
    },
  };
}

/** Vite takes a second to load, so only a build that is needed loads it. */
async function build(config: InlineConfig): Promise<void> {
  const vite = await import('vite');
  await vite.build({ ...config, logLevel: 'warn' });
}

function isNewer(product: string, sources: readonly string[]): boolean {
  const path = join(top, product);
  return existsSync(path) && statSync(path).mtimeMs > Math.max(...sources.map((name) => newestMs(join(top, name))));
}

/** When a file, or anything in a folder, was last changed; a removed file shows in its folder's own time. */
function newestMs(path: string): number {
  const status = statSync(path);
  const below = status.isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  return Math.max(status.mtimeMs, ...below.map((name) => statSync(join(path, name)).mtimeMs));
}
