import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHeadless } from '../headless.ts';
import { buildWhereOld } from './buildWhereOld.ts';
import { top } from './top.ts';

/**
 * `npm start`: brings the renderer up to date, starts the host, prints its address and shows it: in the desktop
 * window where an Electron program is installed, else in the default browser where there is a display.
 * Never fails for want of a window.
 */
export async function launch(words: readonly string[]): Promise<void> {
  await buildWhereOld();
  const host = await startHeadless(words);
  console.log(`指挥大屏 ${host.address}/wall`);
  console.log(`坐席工作台 ${host.address}/desk`);
  const electron = electronProgram();
  if (electron !== undefined && hasDisplay()) {
    show(electron, ['.', '--host', host.address]);
    return;
  }
  console.log('未打开桌面窗口（未安装 Electron 程序或没有显示器）：请用浏览器打开上面的地址。');
  if (hasDisplay()) openBrowser(`${host.address}/wall`);
}

/** The installed Electron program; the npm package alone has none until `npx install-electron` has fetched it. */
function electronProgram(): string | undefined {
  const folder = join(top, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile) || !existsSync(join(top, 'dist/shell/main.js'))) return undefined;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const program = join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

function hasDisplay(): boolean {
  if (process.env['CI'] !== undefined) return false;
  return (
    process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined
  );
}

function openBrowser(address: string): void {
  if (process.platform === 'darwin') show('open', [address]);
  else if (process.platform === 'win32') show('cmd', ['/c', 'start', '', address]);
  else show('xdg-open', [address]);
}

/** Starts a program beside the host; one that is missing or breaks off does not concern the host. */
function show(program: string, words: readonly string[]): void {
  const child = spawn(program, words, { cwd: top, detached: true, stdio: 'ignore' });
  child.on('error', () => {
    console.error(`无法启动 ${program}：请用浏览器打开上面的地址。`);
  });
  child.unref();
}
