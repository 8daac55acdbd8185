// Read by whatever Node the machine has: old syntax, bare module names, nothing that only a new Node knows.
import { createHash } from 'crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const oldestMajor = 24;

/**
 * Looks whether this process may run the product: packages installed, Node new enough and, where it is the
 * pinned one, unchanged. Writes one line to standard error and sets exit code 2 where it may not.
 * @returns {boolean} true: go on
 */
export function checkNode() {
  const fault = nodeFault(root, process);
  if (fault === '') return true;
  process.stderr.write(fault + '\n');
  process.exitCode = 2;
  return false;
}

/**
 * What keeps `running` from serving as this product's Node, in one line that says what to do; '' when nothing does.
 * @param {string} top the product's top folder
 * @param {{ versions: { node: string }, execPath: string, platform: string, arch: string }} running a process
 * @returns {string}
 */
export function nodeFault(top, running) {
  const pinned = join(top, 'node_modules/node/bin', running.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(join(top, 'node_modules/node/package.json'))) return '尚未安装依赖包：请先在本目录运行 npm ci。';
  if (parseInt(running.versions.node, 10) < oldestMajor) {
    const found = '当前 Node 为 ' + running.versions.node + '，需要 ' + oldestMajor + ' 或以上：';
    return existsSync(pinned)
      ? found + '请用 npm 脚本启动（npm start、npm test、npm run city），脚本自带所需的 Node。'
      : found + 'npm 跳过了 node 包的安装脚本，请运行 npm rebuild node --ignore-scripts=false 后重试。';
  }
  if (!existsSync(pinned) || realpathSync(pinned) !== realpathSync(running.execPath)) return '';
  const version = JSON.parse(readFileSync(join(top, 'node_modules/node/package.json'), 'utf8')).version;
  const listFile = join(top, 'resources/node-' + version + '.sha256.json');
  if (!existsSync(listFile)) return 'node_modules 中的 Node ' + version + ' 不是本版本所锁定的：请重新运行 npm ci。';
  // A platform whose package could not be had when the list was made has no entry and is not compared.
  const expected = JSON.parse(readFileSync(listFile, 'utf8'))[running.platform + '-' + running.arch];
  if (expected === undefined || expected === hashOnce(pinned, join(top, 'node_modules/.cache'))) return '';
  return 'node_modules 中的 Node 程序与校验值不符，可能已损坏或被替换：请删除 node_modules 后重新运行 npm ci。';
}

/**
 * The SHA-256 of a file; kept beside its size and times in `folder`, because it is 120 MB and every start asks.
 * @param {string} file
 * @param {string} folder
 * @returns {string}
 */
function hashOnce(file, folder) {
  const status = statSync(file);
  const stamp = status.size + ' ' + status.mtimeMs + ' ' + status.ctimeMs + ' ' + status.ino + ' ';
  const kept = join(folder, 'node.sha256');
  if (existsSync(kept)) {
    const line = readFileSync(kept, 'utf8');
    if (line.indexOf(stamp) === 0) return line.slice(stamp.length);
  }
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(kept, stamp + sum);
  } catch {
    // A read-only installation hashes at every start.
  }
  return sum;
}
