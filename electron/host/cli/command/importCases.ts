import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { unfinishedBatches } from '../../../../db/import/batch.ts';
import type { CaseImport, ImportOptions } from '../../../../db/import/importCases.ts';
import { importCases, previewCases } from '../../../../db/import/importCases.ts';
import { loadProfile } from '../../../../db/import/profiles.ts';
import { readCity } from '../../../../db/read/city.ts';
import { hasStore } from '../../../../db/store/openStore.ts';
import type { CodeAndName } from '../../../../shared/intake/caseFacts.ts';
import type { CommandCall, ExitCode } from '../command.ts';
import { WrongUse } from '../command.ts';
import type { Output } from '../output.ts';
import { withReadable, withStore } from '../withStore.ts';

const NAMES_SHOWN = 100;

/** `import cases FILE`. */
export async function runImportCases(call: CommandCall, file: string): Promise<ExitCode> {
  // Rows pass by and are gone: the engine's space for new objects would otherwise grow to 100 MB for nothing.
  setFlagsFromString('--semi-space-growth-factor=1');
  const { text, flag, dataFolder, out } = call;
  const profile = await loadProfile(text('profile') ?? missingProfile());
  const options: ImportOptions = {
    profile,
    strict: flag('strict'),
    rejectsPath: outputPath(text('rejects'), file),
    conflictsPath: outputPath(text('conflicts'), file),
    now: Date.now,
    onReading: (rows) => out.progress(`正在通读文件，已读 ${rows} 行`),
    onProgress: ({ rowsDone, rowCount, counts }) => {
      const share = rowCount === 0 ? 100 : Math.floor((rowsDone / rowCount) * 100);
      out.progress(`已处理 ${rowsDone} / ${rowCount} 行（${share}%），新增 ${counts.imported} 件`);
    },
  };
  if (options.rejectsPath !== null && options.rejectsPath === options.conflictsPath)
    throw new WrongUse('退回文件和冲突文件不能是同一个文件，请分别命名。');
  const isTrial = flag('dry-run');
  const done = isTrial
    ? await preview(dataFolder, file, options)
    : await withStore(dataFolder, { create: true, out }, async (store) => {
        if (readCity(store).demo)
          out.warn('注意：这是演示城市的案件库，导入的案件会与演示数据混在一起；正式数据请用 --data 指定其他目录。');
        for (const batch of unfinishedBatches(store))
          out.warn(`批次 ${batch.no}（${batch.file}）此前未完成，已写入 ${batch.rowsDone} 行。`);
        return await importCases(store, file, options);
      });
  report(done, out, isTrial);
  return 0;
}

async function preview(dataFolder: string, file: string, options: ImportOptions): Promise<CaseImport> {
  if (!hasStore(dataFolder)) return await previewCases(null, file, options);
  return await withReadable(dataFolder, async (store) => await previewCases(store, file, options));
}

function missingProfile(): never {
  throw new WrongUse('请用 --profile 写明字段对应方案：内置方案的名称，或方案文件的路径。');
}

/** A path to write to; never the file that is read. */
function outputPath(named: string | undefined, source: string): string | null {
  if (named === undefined) return null;
  const real = (path: string) => (existsSync(path) ? realpathSync(path) : resolve(path));
  if (real(named) === real(source)) throw new WrongUse(`${named} 是要导入的文件，请换一个文件名，以免覆盖。`);
  requireWritable(resolve(named));
  return resolve(named);
}

/** Found out before a batch begins, which would otherwise stand unfinished for a slip of the pen. */
function requireWritable(path: string): void {
  let at = path;
  while (!existsSync(at)) at = dirname(at);
  const isFolder = statSync(at).isDirectory();
  if (at === path && isFolder) throw new WrongUse(`${path} 是目录，请写文件名。`);
  if (at !== path && !isFolder) throw new WrongUse(`${path} 中的 ${at} 不是目录，请核对路径。`);
  try {
    accessSync(at, constants.W_OK);
  } catch {
    throw new WrongUse(`${at} 不能写入，请检查权限，或换一个位置。`);
  }
}

function report(done: CaseImport, out: Output, isTrial: boolean): void {
  const { counts, batch, resumedAfter, newUnits, newCategories, refusals, warnings } = done;
  if (resumedAfter > 0) out.warn(`批次 ${batch ?? ''} 从第 ${resumedAfter} 条之后接着导入。`);
  for (const warning of warnings) out.warn(warning);
  listNew(out, isTrial ? '将新增单位' : '新增单位', newUnits);
  listNew(out, isTrial ? '将新增类别' : '新增类别', newCategories);
  for (const { line, reason } of refusals) out.warn(`第 ${line} 行：${reason}`);
  if (counts.rejected + counts.conflicts > refusals.length && refusals.length > 0) out.warn('……其余见文件。');
  if (done.rejectsPath !== null) out.warn(`退回的行在 ${done.rejectsPath}`);
  if (done.conflictsPath !== null) out.warn(`冲突的行在 ${done.conflictsPath}`);
  const heading = isTrial ? '试导入（未写入）' : `批次 ${batch ?? ''} 导入完成`;
  out.say(
    `${heading}：读取 ${counts.read} 行，新增 ${counts.imported}，重复 ${counts.repeated}，变更 ${counts.changed}，冲突 ${counts.conflicts}，退回 ${counts.rejected}。`,
  );
  out.give(counts);
}

function listNew(out: Output, heading: string, found: readonly CodeAndName[]): void {
  if (found.length === 0) return;
  const names = found.slice(0, NAMES_SHOWN).map(({ code, name }) => (code === name ? code : `${code} ${name}`));
  const rest = found.length > NAMES_SHOWN ? `等` : '';
  out.warn(`${heading} ${found.length} 个：${names.join('、')}${rest}。`);
}
