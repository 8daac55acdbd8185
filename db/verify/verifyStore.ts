import type { CityEvent, CityEventKind } from '../../shared/city/cityEvent.ts';
import { applyEvent } from '../../shared/case/apply.ts';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import { rowsOf } from '../../shared/case/rows.ts';
import type { LoggedCaseEvent } from '../read/caseFile.ts';
import { actorOf, caseEventOf, cityEventOf, EVENT_LIST } from '../read/log.ts';
import type { EventRow } from '../read/log.ts';
import { readCity } from '../read/city.ts';
import { ownMapDigest } from '../read/cityMap.ts';
import { readRows } from '../read/rows.ts';
import type { ReadableStore } from '../store/handle.ts';
import { CHAIN_START, chainHash, entryText } from '../write/log.ts';
import { keyed } from '../write/projection.ts';
import { gridDigest, readCells } from '../read/grid.ts';
import { checkAccountability } from './accountability.ts';
import { recountFrozen } from './frozenMonths.ts';
import { photoCheck } from './photos.ts';
import { checkSearch } from './search.ts';

/** What a verification found; `problems` in Chinese, each with its place, the first hundred of them. */
export type Verification = {
  readonly ok: boolean;
  readonly events: number;
  readonly cases: number;
  readonly problems: readonly string[];
};

const PROBLEMS_KEPT = 100;
const PROGRESS_EVERY = 20_000;

/**
 * Checks that no entry of the log was changed, removed or moved (the hash chain), and that every projection equals the one
 * rebuilt from the log, findings included, that every frozen month comes out of the log as it was frozen, and that every
 * picture that it names lies in the folder unchanged. `onProgress` is told the entries checked so far.
 */
export function verifyStore(
  store: ReadableStore,
  onProgress: (events: number) => void = () => undefined,
): Verification {
  const problems: string[] = [];
  let found = 0;
  const report = (problem: string): void => {
    found += 1;
    if (found <= PROBLEMS_KEPT) problems.push(problem);
  };
  // One snapshot for all passes, whatever the host writes meanwhile.
  const snapshot = !store.sqlite.inTransaction;
  if (snapshot) store.sqlite.exec('BEGIN');
  try {
    const events = checkChain(store, report, onProgress);
    const count = checkProjections(store, report);
    checkAccountability(store, report);
    checkGrid(store, report);
    checkMap(store, report);
    checkSearch(store, report);
    if (found > PROBLEMS_KEPT) problems.push(`另有 ${found - PROBLEMS_KEPT} 处不符。`);
    return { ok: found === 0, events, cases: count, problems };
  } finally {
    if (snapshot) store.sqlite.exec('COMMIT');
  }
}

type Report = (problem: string) => void;

function checkChain(store: ReadableStore, report: Report, onProgress: (events: number) => void): number {
  const { demo, begunAtMs } = readCity(store);
  const log = store.sqlite.prepare<[], EventRow>(`SELECT ${EVENT_LIST} FROM event ORDER BY sequence`);
  let { sequence, hash: link, recordedAtMs } = CHAIN_START;
  for (const row of log.iterate()) {
    if (row.sequence !== sequence + 1) report(`日志第 ${sequence + 1} 条缺失。`);
    sequence = row.sequence;
    // A demonstration city writes what lies before its beginning after newer entries.
    const pastOfDemo = demo && row.recordedAtMs <= begunAtMs;
    if (!pastOfDemo && row.recordedAtMs < recordedAtMs) report(`日志第 ${sequence} 条的记录时间早于前一条。`);
    recordedAtMs = Math.max(recordedAtMs, row.recordedAtMs);
    const { caseId, revision, kind, occurredAtMs, evidence } = row;
    const entry = { caseId, revision, kind, occurredAtMs, recordedAtMs: row.recordedAtMs, by: actorOf(row), evidence };
    const expected = chainHash(link, entryText(sequence, entry, row.body));
    link = row.hash.toString('hex');
    if (link !== expected) report(`日志第 ${sequence} 条与校验值不符，内容或前一条被改动。`);
    if (sequence % PROGRESS_EVERY === 0) onProgress(sequence);
  }
  return sequence;
}

function checkProjections(store: ReadableStore, report: Report): number {
  const log = store.sqlite.prepare<[], EventRow>(
    `SELECT ${EVENT_LIST} FROM event INDEXED BY event_of_case WHERE case_id IS NOT NULL ORDER BY case_id, revision`,
  );
  const { compare, compareCounts } = comparer(store, report);
  let file: CaseFile | null = null;
  let count = 0;
  let brokenId: number | null = null;
  const frozen = recountFrozen(store);
  const photos = photoCheck(store);
  let history: LoggedCaseEvent[] = [];
  const end = (ended: CaseFile): void => {
    compare(ended);
    frozen.take(history);
  };
  for (const row of log.iterate()) {
    if (file !== null && row.caseId !== file.id) {
      end(file);
      file = null;
    }
    if (row.caseId === brokenId) continue;
    if (file === null) {
      count += 1;
      history = [];
    }
    try {
      const event = caseEventOf(row);
      history.push(event);
      photos.take(event);
      file = applyEvent(file, event);
    } catch (error) {
      report(`日志第 ${row.sequence} 条无法接续本案（案件序号 ${row.caseId}）：${String(error)}`);
      brokenId = row.caseId;
      file = null;
    }
  }
  if (file !== null) end(file);
  for (const problem of [...frozen.problems(), ...photos.problems()]) report(problem);
  const stored = store.prepare<[], { n: number }>('SELECT count(*) AS n FROM cases').get()?.n ?? 0;
  if (stored !== count) report(`案件表有 ${stored} 件，日志中有 ${count} 件。`);
  compareCounts();
  return count;
}

type Comparer = {
  /** Compares the rows of one case. */
  readonly compare: (file: CaseFile) => void;
  /** After all cases: no table holds rows that belong to none. */
  readonly compareCounts: () => void;
};

function comparer(store: ReadableStore, report: Report): Comparer {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
  const counts = { task: 0, check_result: 0, duty: 0 };
  const compare = (file: CaseFile): void => {
    const rebuilt = rowsOf(file);
    const stored = readRows(store, file.id);
    counts.task += rebuilt.tasks.length;
    counts.check_result += rebuilt.checks.length;
    counts.duty += rebuilt.duties.length;
    const differs = [
      !same(stored.case, keyed(rebuilt.case)) && '案件',
      !same(stored.tasks, rebuilt.tasks) && '任务',
      !same(stored.checks, rebuilt.checks) && '核查',
      !same(stored.duties, rebuilt.duties) && '一小时时限',
    ].filter((name) => name !== false);
    if (differs.length > 0) report(`案件 ${file.number} 的${differs.join('、')}记录与日志重建的结果不符。`);
  };
  const compareCounts = (): void => {
    for (const [name, count] of Object.entries(counts)) {
      const stored = store.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0;
      if (stored !== count) report(`表 ${name} 有 ${stored} 行，按日志应有 ${count} 行。`);
    }
  };
  return { compare, compareCounts };
}

/** The same value with its keys in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function checkGrid(store: ReadableStore, report: Report): void {
  const event = lastCityEvent(store, 'gridImported');
  const cells = readCells(store);
  const logged = event?.kind === 'gridImported' ? event.body : { cells: 0, digest: gridDigest([]) };
  if (logged.cells !== cells.length || logged.digest !== gridDigest(cells))
    report('网格与日志记载的不符，请重新导入网格。');
}

/** A map that was laid into the folder by hand stands in no log. */
function checkMap(store: ReadableStore, report: Report): void {
  const event = lastCityEvent(store, 'mapImported');
  if (event?.kind === 'mapImported' && event.body.digest !== ownMapDigest(store))
    report('地图（map.json）与日志记载的不符，请重新导入地图。');
}

function lastCityEvent(store: ReadableStore, kind: CityEventKind): CityEvent | undefined {
  const last = store
    .prepare<[string], EventRow>(
      `SELECT ${EVENT_LIST} FROM event INDEXED BY event_of_city WHERE case_id IS NULL AND kind = ? ORDER BY sequence DESC LIMIT 1`,
    )
    .get(kind);
  return last && cityEventOf(last);
}
