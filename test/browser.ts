import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const windowsPrograms = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

/**
 * The path of a Chrome, Chromium or Edge for the tests, installed first on Debian where root may. Says in one
 * line what it installs or what a person must install. Undefined: there is none.
 */
export function requireBrowser(): string | undefined {
  const missing: string[] = [];
  if (process.env['CITY_BROWSER'] === undefined && findBrowser() === undefined) missing.push('chromium');
  if (process.platform === 'linux' && !hasChineseFont()) missing.push('fonts-noto-cjk');
  if (missing.length > 0 && isDebian() && process.getuid?.() === 0) {
    console.log(`将用 apt-get 安装测试所需的软件包：${missing.join('、')}`);
    apt(['update']);
    apt(['install', '-y', '--no-install-recommends', ...missing]);
  } else if (missing.includes('fonts-noto-cjk')) {
    console.error('未找到中文字体：测试截图中的汉字可能显示为方框，请安装 fonts-noto-cjk（Noto Sans CJK）。');
  }
  const browser = findBrowser();
  if (browser === undefined) {
    console.error('未找到浏览器：请安装 Chrome、Chromium 或 Edge，或用环境变量 CITY_BROWSER 指明其路径。');
  }
  return browser;
}

function apt(words: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['-q', ...words], { stdio: ['ignore', 'ignore', 'inherit'], env });
}

/** The first browser that is there and runs: CITY_BROWSER, then the usual places of the system. */
function findBrowser(): string | undefined {
  return candidates().find(runs);
}

function candidates(): readonly string[] {
  const named = process.env['CITY_BROWSER'];
  if (named !== undefined) return [named];
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      macPrograms.map((program) => join(folder, program)),
    );
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => process.env[name])
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => windowsPrograms.map((program) => join(folder, program)));
  }
  return [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin'].flatMap((folder) =>
    commandNames.map((name) => join(folder, name)),
  );
}

/** Ubuntu has a `chromium-browser` that only tells to install a snap, so on Linux the program is asked. */
function runs(program: string): boolean {
  if (!existsSync(program)) return false;
  return process.platform !== 'linux' || spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

function hasChineseFont(): boolean {
  const fonts = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return fonts.status === 0 && fonts.stdout.trim() !== '';
}

function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
