import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { top } from './top.ts';

const sources = ['renderer', 'shared', 'resources', 'package-lock.json'];

/** Builds the screens into `dist/renderer` where they are missing or older than their sources, and says so. */
export async function buildWhereOld(): Promise<void> {
  const page = join(top, 'dist/renderer/index.html');
  if (existsSync(page) && statSync(page).mtimeMs > Math.max(...sources.map((name) => newestMs(join(top, name)))))
    return;
  console.log('正在生成界面文件（仅首次启动或更新后需要，约十秒）……');
  const { build } = await import('vite');
  await build({ configFile: join(top, 'renderer/vite.config.ts'), logLevel: 'warn' });
}

/** When a file, or anything in a folder, was last changed; a removed file shows in its folder's own time. */
function newestMs(path: string): number {
  const status = statSync(path);
  const below = status.isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  return Math.max(status.mtimeMs, ...below.map((name) => statSync(join(path, name)).mtimeMs));
}
