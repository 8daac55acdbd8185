import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rebuildWords } from '../cli/output.ts';
import { startHeadless } from '../headless.ts';
import type { HeadlessOptions } from '../headless.ts';
import { buildScreensWhereOld, buildShellWhereOld } from './buildWhereOld.ts';
import { dataFolderOf } from './dataFolder.ts';
import { pageWords } from './pageWords.ts';
import { startFault } from './startFault.ts';
import { readOptions, usage } from './startOptions.ts';
import { top } from './top.ts';

const REBUILD_PAUSE_MS = 5000;

/**
 * `npm start`: brings the renderer up to date, starts the host, prints its address and shows it: in the desktop
 * window where an Electron program is installed, else in the default browser where there is a display.
 * Never fails for want of a window. Wrong words set exit code 2.
 */
export async function launch(words: readonly string[]): Promise<void> {
  if (words.includes('--help')) {
    console.log(usage);
    return;
  }
  const options = readOptions(words, process.env);
  if (typeof options === 'string') {
    console.error(`${options}\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const address = await startHost(options);
  if (address === undefined) {
    process.exitCode = 2;
    return;
  }
  console.log(pageWords(address));
  if (!hasDisplay()) {
    console.log('没有显示器，未打开窗口：请用浏览器打开上面的地址。');
  } else if (!(await openWindow(address))) {
    console.log('没有可用的 Electron 程序，未打开桌面窗口：请用浏览器打开上面的地址。');
    openBrowser(`${address}/wall`);
  }
}

/** The address of the host, started with its screens; undefined after saying why it could not be. */
async function startHost(options: HeadlessOptions): Promise<string | undefined> {
  try {
    await buildScreensWhereOld();
    return (await startHeadless({ ...options, onRebuild: rebuildSayer() })).address;
  } catch (fault) {
    const line = startFault(fault, { dataFolder: dataFolderOf(options.dataFolder), port: options.port });
    if (line === undefined) throw fault;
    console.error(line);
    return undefined;
  }
}

/** A line every few seconds of an upgrade; one that takes no longer passes without a word. */
function rebuildSayer(): (done: number, all: number) => void {
  let saidAtMs = Date.now();
  return (done, all) => {
    if (Date.now() - saidAtMs < REBUILD_PAUSE_MS) return;
    saidAtMs = Date.now();
    console.log(rebuildWords(done, all));
  };
}

/** Opens the desktop window on a host that runs already. False where there is no Electron program, or no shell for it. */
async function openWindow(address: string): Promise<boolean> {
  const electron = electronProgram();
  if (electron === undefined) return false;
  try {
    await buildShellWhereOld();
  } catch (fault) {
    console.error(`桌面窗口程序生成失败：${String(fault)}`);
    return false;
  }
  show(electron, ['.', '--host', address]);
  return true;
}

/** The installed Electron program; the npm package alone has none until `npx install-electron` has fetched it. */
function electronProgram(): string | undefined {
  const folder = join(top, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  // Electron's own rule: a folder that was brought along needs no path file.
  const brought = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const path = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const program = join(brought ?? join(folder, 'dist'), path);
  return existsSync(program) ? program : undefined;
}

function hasDisplay(): boolean {
  if (process.env['CI'] !== undefined) return false;
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

function openBrowser(address: string): void {
  if (process.platform === 'darwin') show('open', [address]);
  else if (process.platform === 'win32') show('cmd', ['/c', 'start', '', address]);
  else show('xdg-open', [address]);
}

/** Starts a program beside the host; one that is missing or breaks off does not concern the host. */
function show(program: string, words: readonly string[]): void {
  const child = spawn(program, words, { cwd: top, detached: true, stdio: 'ignore' });
  const fail = (): void => console.error(`未能用 ${program} 打开窗口：请用浏览器打开上面的地址。`);
  child.on('error', fail);
  child.on('exit', (code) => {
    if (code !== null && code > 0) fail();
  });
  child.unref();
}
