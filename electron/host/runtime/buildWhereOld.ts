import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { top } from './top.ts';

/** Builds the screens into `dist/renderer` where they are missing or older than their sources, and says so. */
export async function buildScreensWhereOld(say: (text: string) => void = console.log): Promise<void> {
  if (isNewer('dist/renderer/wall.html', ['renderer', 'shared', 'resources', 'package-lock.json'])) return;
  say('正在生成界面文件（仅首次启动或更新后需要，约十秒）……');
  await build({ configFile: join(top, 'renderer/vite.config.ts') });
}

/** Bundles the desktop shell into `dist/shell` where it is missing or old: Electron is not given TypeScript. */
export async function buildShellWhereOld(): Promise<void> {
  if (isNewer('dist/shell/main.js', ['electron/shell', 'electron/preload', 'shared', 'package-lock.json'])) return;
  // A sandboxed preload script must be CommonJS.
  await build(nodePart('electron/preload/preload.ts', 'dist/shell', 'preload.cjs'));
  await build(nodePart('electron/shell/main.ts', 'dist/shell', 'main.js'));
}

/** Bundles the host that the packaged desktop program runs into `dist/host`, where it is missing or old. */
export async function buildHostWhereOld(): Promise<void> {
  if (isNewer('dist/host/utility.js', ['electron/host', 'db', 'shared', 'resources', 'package-lock.json'])) return;
  await build(nodePart('electron/host/utility.ts', 'dist/host', 'utility.js'));
  await build(nodePart('electron/host/service/report/reportThread.ts', 'dist/host', 'reportThread.js'));
}

/** All that `electron-builder.yml` puts into the desktop program. */
export async function buildForPackage(): Promise<void> {
  await buildScreensWhereOld();
  await buildShellWhereOld();
  await buildHostWhereOld();
}

/** A bundle for Node or Electron that holds every package but these two. */
function nodePart(source: string, outDir: string, file: string): InlineConfig {
  // better-sqlite3 looks for its own binary beside itself.
  const external = ['electron', 'better-sqlite3'];
  return {
    root: top,
    configFile: false,
    plugins: [keepPlaces(outDir), bundleRequired()],
    ssr: { noExternal: true, external },
    build: {
      ssr: source,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      rolldownOptions: { output: { format: file.endsWith('.cjs') ? 'cjs' : 'es', entryFileNames: file } },
    },
  };
}

/** In a bundle a file of the host still finds what lies beside its source: migrations, resources, the screens. */
function keepPlaces(outDir: string): Plugin {
  return {
    name: 'keep-places',
    transform(code, id) {
      const folder = relative(top, dirname(id)).replaceAll('\\', '/');
      if (!/^(db|electron\/host)\b/.test(folder) || !code.includes('import.meta.dirname')) return null;
      const path = `${relative(outDir, '').replaceAll('\\', '/')}/${folder}`;
      return { code: code.replaceAll('import.meta.dirname', `(import.meta.dirname + '/${path}')`), map: null };
    },
  };
}

/** In a bundle a package that a file of the host loads by `createRequire` is imported like any other, so that it is held. */
function bundleRequired(): Plugin {
  return {
    name: 'bundle-required',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('= createRequire(import.meta.url)')) return null;
      const imports: string[] = [];
      const body = code.replace(/\bload\(\s*["']([^"']+)["'],?\s*\)/g, (_call, name: string) => {
        imports.push(`import * as required${imports.length} from '${name}';`);
        return `required${imports.length - 1}`;
      });
      return { code: `${imports.join('\n')}\n${body}`, map: null };
    },
  };
}

/** Vite takes a second to load, so only a build that is needed loads it. */
async function build(config: InlineConfig): Promise<void> {
  const vite = await import('vite');
  // A test run says `test` here, and Vite would then bundle React's development half, twice as slow.
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    await vite.build({ ...config, logLevel: 'warn' });
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
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
