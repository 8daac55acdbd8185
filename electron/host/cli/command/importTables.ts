import { loadGridMapping, planGrid } from '../../../../db/import/importGrid.ts';
import { loadHandbookMapping, planHandbook } from '../../../../db/import/importHandbook.ts';
import { planUnits } from '../../../../db/import/importUnits.ts';
import { loadMapMapping, planMap } from '../../../../db/import/importMap.ts';
import type { TablePlan } from '../../../../db/import/tablePlan.ts';
import { recordingTimeMs } from '../../../../db/read/log.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { hasStore } from '../../../../db/store/openStore.ts';
import { inTransaction } from '../../../../db/store/transaction.ts';
import type { CommandCall, ExitCode } from '../command.ts';
import { WrongUse } from '../command.ts';
import { withReadable, withStore } from '../withStore.ts';

type Planner = (store: ReadableStore | null) => Promise<TablePlan>;

const LINES_SHOWN = 200;

/** `import units FILE`. */
export async function runImportUnits(call: CommandCall, file: string): Promise<ExitCode> {
  if (call.text('profile') !== undefined) throw new WrongUse('导入单位不用 --profile：请按列名填表，见 --help。');
  return await runTable(call, '单位', async (store) => await planUnits(store, file));
}

/** `import handbook FILE`. */
export async function runImportHandbook(call: CommandCall, file: string): Promise<ExitCode> {
  const named = call.text('profile');
  const mapping = named === undefined ? null : await loadHandbookMapping(named);
  return await runTable(call, '指挥手册', async (store) => await planHandbook(store, file, mapping));
}

/** `import grid FILE`. */
export async function runImportGrid(call: CommandCall, file: string): Promise<ExitCode> {
  const named = call.text('profile');
  const mapping = named === undefined ? null : await loadGridMapping(named);
  return await runTable(call, '网格', async (store) => await planGrid(store, file, mapping));
}

/** `import map FILE`. */
export async function runImportMap(call: CommandCall, file: string): Promise<ExitCode> {
  const named = call.text('profile');
  const mapping = named === undefined ? null : await loadMapMapping(named);
  return await runTable(call, '地图', async (store) => await planMap(store, file, mapping));
}

/** Shows what differs, then writes it, all in one transaction, unless it is a trial run or strictness forbids it. */
async function runTable(call: CommandCall, what: string, planner: Planner): Promise<ExitCode> {
  const { dataFolder, flag, out } = call;
  for (const option of ['rejects', 'conflicts'])
    if (call.text(option) !== undefined) throw new WrongUse(`选项 --${option} 只用于导入案件。`);
  if (flag('dry-run')) {
    const plan = hasStore(dataFolder)
      ? await withReadable(dataFolder, async (store) => await planner(store))
      : await planner(null);
    report(call, plan, `${what}试导入（未写入）`);
    return 0;
  }
  // A file that cannot be read makes no store.
  if (!hasStore(dataFolder)) await planner(null);
  return await withStore<ExitCode>(dataFolder, { create: true, out }, async (store) => {
    const plan = await planner(store);
    if (flag('strict') && plan.problems.length > 0) {
      warnProblems(call, plan);
      throw new WrongUse(`有 ${plan.problems.length} 处问题，按 --strict 没有导入任何内容，请改正后重试。`);
    }
    inTransaction(store, () => plan.apply(store, recordingTimeMs(store, Date.now())));
    report(call, plan, `${what}导入完成`);
    return 0;
  });
}

function report(call: CommandCall, plan: TablePlan, heading: string): void {
  const { out } = call;
  const { counts, differences } = plan;
  for (const line of differences.slice(0, LINES_SHOWN)) out.warn(line);
  if (differences.length > LINES_SHOWN) out.warn(`……另有 ${differences.length - LINES_SHOWN} 处差异。`);
  warnProblems(call, plan);
  const kept = counts.kept > 0 ? `，因在用而保留 ${counts.kept}` : '';
  out.say(
    `${heading}：读取 ${counts.read}，新增 ${counts.added}，变更 ${counts.changed}，不变 ${counts.unchanged}，删除 ${counts.removed}${kept}，退回 ${counts.rejected}。`,
  );
  out.give(counts);
}

function warnProblems({ out }: CommandCall, { problems }: TablePlan): void {
  for (const { place, message } of problems) out.warn(`${place}：${message}`);
}
