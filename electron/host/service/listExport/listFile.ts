import { setImmediate } from 'node:timers/promises';
import type { DeskList, ListFormat } from '../../../../shared/contract/deskTools.ts';
import { chinese, translator } from '../../../../shared/locale/text.ts';
import { formatDateTime } from '../../../../shared/time/words.ts';
import { dayKey, formatIso } from '../../../../shared/time/zone.ts';
import { unitShortName } from '../../../../shared/unit/unit.ts';
import type { Rules } from '../../../../shared/case/rules.ts';
import { openCsv } from '../../../../db/export/csv.ts';
import type { CsvCell } from '../../../../db/export/csv.ts';
import { openWorkbook } from '../../../../db/export/workbook.ts';
import { readCity, readRules } from '../../../../db/read/city.ts';
import { readQueueIds } from '../../../../db/read/deskQueues.ts';
import { readExportedCases } from '../../../../db/read/exportedCases.ts';
import type { ExportedCase } from '../../../../db/read/exportedCases.ts';
import { searchCases } from '../../../../db/read/search/searchCases.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { fileName } from '../document/file.ts';
import { ReportFault } from '../report/reportFault.ts';
import { takenOnShift } from '../shift.ts';

/**
 * `progress`: three numbers shared with whoever waits, the cases written, all of them (-1: not counted yet), and 1 where
 * nobody wants the file any more.
 */
export type ListFileAsked = {
  readonly list: DeskList;
  readonly format: ListFormat;
  readonly path: string;
  readonly progress: Int32Array;
  readonly nowMs: number;
};

export type ListFile = { readonly name: string; readonly rows: number };

const ROWS_AT_ONCE = 2000;
/** What a sheet holds, its head left out. */
const MOST_SHEET_ROWS = 1_000_000;
const ALL = { offset: 0, limit: 100_000_000 };

const t = translator(chinese);

const UNWRITTEN = '文件没有写成，请管理员检查主机的磁盘空间和写入权限。';

/** Whether somebody has given the file up. */
export function isStopped(progress: Int32Array): boolean {
  return Atomics.load(progress, 2) === 1;
}

/**
 * Writes every case of a list, as it stands now and in its order, to a file.
 * @throws {ReportFault} for a sheet too long, where the disk does not take the file, and when it is given up.
 */
export async function writeListFile(store: ReadableStore, asked: ListFileAsked): Promise<ListFile> {
  try {
    return await written(store, asked);
  } catch (fault) {
    if (fault instanceof Error && 'syscall' in fault) throw new ReportFault(UNWRITTEN, { cause: fault });
    throw fault;
  }
}

async function written(store: ReadableStore, asked: ListFileAsked): Promise<ListFile> {
  const { list, format, path, progress, nowMs } = asked;
  goOn(progress);
  const rules = readRules(store, nowMs);
  const ids = idsOf(store, list, rules, nowMs);
  if (format === 'xlsx' && ids.length > MOST_SHEET_ROWS)
    throw new ReportFault(`共 ${ids.length} 件，超过一张表格能放的 ${MOST_SHEET_ROWS} 件，请改为导出 CSV。`);
  Atomics.store(progress, 1, ids.length);
  const { demo, zone } = readCity(store);
  const title = `${demo ? '演示数据　' : ''}${titleOf(list)}`;
  const columns = COLUMNS.map(([name, width]) => ({ title: name, width }));
  const notes = [`${title}，共 ${ids.length} 件，截至 ${formatIso(nowMs, zone)}`];
  const file =
    format === 'csv'
      ? openCsv(
          path,
          columns.map((column) => column.title),
        )
      : openWorkbook(path, { title, notes, columns }, nowMs);
  try {
    for (let at = 0; at < ids.length; at += ROWS_AT_ONCE) {
      const cases = readExportedCases(store, ids.slice(at, at + ROWS_AT_ONCE));
      for (const one of cases) file.write(COLUMNS.map(([, , cell]) => cell(one, rules, zone)));
      // A workbook is packed between the parts: without a pause all of it would stand in memory.
      await setImmediate();
      Atomics.store(progress, 0, Math.min(ids.length, at + ROWS_AT_ONCE));
      goOn(progress);
    }
    await file.close();
  } catch (fault) {
    // A file that is deleted but open keeps its room on a disk that has none.
    file.abandon();
    throw fault;
  }
  const stamp = `${dayKey(nowMs, zone)} ${formatDateTime(nowMs, zone).slice(-5).replace(':', '')}`;
  return { name: fileName(`${title} ${stamp}`, format), rows: ids.length };
}

function goOn(progress: Int32Array): void {
  if (isStopped(progress)) throw new ReportFault('导出已停止。');
}

function idsOf(store: ReadableStore, list: DeskList, rules: Rules, nowMs: number): readonly number[] {
  switch (list.kind) {
    case 'queue':
      return readQueueIds(store, list, { rules, nowMs });
    case 'search':
      return searchCases(store, { ...list.criteria, ...ALL }, rules).ids;
    case 'shift':
      return takenOnShift(store, list.seat, nowMs);
  }
}

function titleOf(list: DeskList): string {
  if (list.kind === 'queue') return t(`desk.queue.${list.queue}`);
  return list.kind === 'shift' ? `本班经手 ${list.seat}` : '查案结果';
}

const at = (ms: number | null, zone: string): string => (ms === null ? '' : formatIso(ms, zone));

const COLUMNS: readonly (readonly [
  title: string,
  width: number,
  cell: (one: ExportedCase, rules: Rules, zone: string) => CsvCell,
])[] = [
  ['案件号', 18, ({ number }) => number],
  ['阶段', 10, ({ stage }) => t(`desk.stage.${stage}`)],
  ['类别', 20, ({ category }, { categories }) => categories.get(category) ?? category],
  ['情形', 14, ({ condition }) => condition ?? ''],
  ['描述', 40, ({ description }) => description],
  ['地点', 30, ({ address }) => address ?? ''],
  ['单元网格', 18, ({ cell }) => cell ?? ''],
  ['经度', 12, ({ lng }) => lng],
  ['纬度', 12, ({ lat }) => lat],
  ['来源', 14, ({ source }) => t(`desk.source.${source}`)],
  ['责任单位', 14, ({ unit }, { units }) => (unit === null ? '' : unitShortName(units, unit))],
  ['上报', 26, ({ reportedAtMs }, _, zone) => at(reportedAtMs, zone)],
  ['受理', 26, ({ acceptedAtMs }, _, zone) => at(acceptedAtMs, zone)],
  ['派遣', 26, ({ dispatchedAtMs }, _, zone) => at(dispatchedAtMs, zone)],
  ['处置时限', 26, ({ dueAtMs }, _, zone) => at(dueAtMs, zone)],
  ['结束', 26, ({ endedAtMs }, _, zone) => at(endedAtMs, zone)],
  ['返工', 8, ({ reworks }) => reworks],
  ['回退', 8, ({ returns }) => returns],
  ['延时', 8, ({ extensions }) => extensions],
  ['安全隐患', 10, ({ hazard }) => (hazard === 1 ? '是' : '')],
  ['督办', 8, ({ supervised }) => (supervised === 1 ? '是' : '')],
];
