import { unfinishedBatches } from '../../../../db/import/batch.ts';
import { readFindings } from '../../../../db/read/accountability.ts';
import { readCaseNames } from '../../../../db/read/caseNames.ts';
import { readCity, readRules } from '../../../../db/read/city.ts';
import { isWithoutDeadlines } from '../../../../db/read/dated.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { crossedWords } from '../../../../shared/accountability/crossedWords.ts';
import { evidenceNow } from '../../../../shared/accountability/finding.ts';
import type { Amendment, Evidence, FindingState } from '../../../../shared/accountability/finding.ts';
import { measureWords } from '../../../../shared/accountability/noticeWords.ts';
import { CLAUSES } from '../../../../shared/accountability/rule.ts';
import type { Clause } from '../../../../shared/accountability/rule.ts';
import { MONTH_KEY, YEAR_KEY } from '../../../../shared/time/periodKey.ts';
import { formatIso, periodRange } from '../../../../shared/time/zone.ts';
import { unitShortName } from '../../../../shared/unit/unit.ts';
import { chinese, translator } from '../../../../shared/locale/text.ts';
import { trialMonths, trialOfYear } from '../../service/accountability/trialYear.ts';
import type { CliCommand, CommandCall, ExitCode } from '../command.ts';
import { WrongUse } from '../command.ts';
import { textTable } from '../textTable.ts';
import { withReadable } from '../withStore.ts';

const t = translator(chinese);

const STATES: Readonly<Record<FindingState, string>> = { proposed: '待认定', issued: '已认定', dismissed: '不予认定' };

/** Prints the findings of a year or month, and what trial calculations give for earlier periods (A30). */
export const findings: CliCommand = {
  name: 'findings',
  summary: '某年或某月的问责：依据、数字、案件、状态；规则启用以前的时期为试算',
  usage: '--year 2016 [--month 2016-09] [选项]',
  help: `  --year 年      如 2016
  --month 月     只看一个月，如 2016-09，可以不再写 --year：该月的，该月产生的单案的，和该月达到的年度的
  --unit 单位    只看一个单位，写单位编码
  --clause 条款  只看一个条款，如 R26

规则启用（rule.effectiveFrom，不填即从建库起）以前结束的月份和年度按同一规则试算，标明“试算”，不产生提示，也不能认定。
试算只含按数字计算的条款（R23 至 R29、R32 至 R34），不含由人认定的。编号用于 notice 命令。
`,
  options: { year: 'text', month: 'text', unit: 'text', clause: 'text' },
  wordCount: [0, 0],
  run: async (call) => {
    const asked = readQuestion(call);
    return await withReadable(call.dataFolder, (store): ExitCode => {
      const { out } = call;
      const nowMs = Date.now();
      const { units, settings } = readRules(store, nowMs);
      const zone = settings['city.timeZone'];
      for (const { no, file, rowsDone } of unfinishedBatches(store))
        out.warn(`导入批次 ${no}（${file}）未完成，只写入了 ${rowsDone} 行，数字不全。`);
      const found = listed(store, asked, nowMs);
      if (asked.unit !== null && !units.has(asked.unit) && found.length === 0)
        throw new WrongUse(`没有编码为“${asked.unit}”的单位。`);
      warn(call, store, asked, nowMs);
      const numbers = readCaseNames(
        store,
        found.flatMap(({ evidence }) => Object.values(evidence.cases).flat()),
      );
      const rows = found.map((one) =>
        rowOf(one, {
          name: unitShortName(units, one.unit),
          numberOf: (id) => numbers.get(id)?.number ?? String(id),
          timeOf: (atMs) => formatIso(atMs, zone),
        }),
      );
      const mark = readCity(store).demo ? '演示数据　' : '';
      out.say(`${mark}${asked.key}　${rows.length} 条\n`);
      if (rows.length > 0) out.say(tableOf(rows));
      out.give(rows);
      return 0;
    });
  },
};

type Question = {
  /** The month or year that is asked about. */
  readonly key: string;
  readonly unit: string | null;
  readonly clause: Clause | null;
};

function readQuestion({ text }: CommandCall): Question {
  const [year, month, clause] = [text('year'), text('month'), text('clause')];
  const key = month ?? year;
  if (key === undefined) throw new WrongUse('请写明 --year 或 --month。');
  if (year !== undefined && !YEAR_KEY.test(year)) throw new WrongUse(`--year 应写成 2016 的样子，写的是“${year}”。`);
  if (month !== undefined && !MONTH_KEY.test(month))
    throw new WrongUse(`--month 应写成 2016-09 的样子，写的是“${month}”。`);
  if (year !== undefined && !key.startsWith(year)) throw new WrongUse(`${key} 不在 ${year} 年，请改正其中一项。`);
  const known = CLAUSES.find((one) => one === clause);
  if (clause !== undefined && !known)
    throw new WrongUse(`--clause 只能是 ${CLAUSES.join('、')} 之一，写的是“${clause}”。`);
  return { key, unit: text('unit') ?? null, clause: known ?? null };
}

/** A finding of the log, or of a trial: that has no id and no state. */
type Listed = {
  readonly id: number | null;
  readonly clause: Clause;
  readonly unit: string;
  readonly period: string;
  readonly evidence: Evidence;
  readonly atMs: number;
  readonly state: FindingState | null;
  readonly amendments: readonly Amendment[];
  readonly documentNumber: string | null;
};

function listed(store: ReadableStore, { key, unit, clause }: Question, nowMs: number): readonly Listed[] {
  const zone = readRules(store, nowMs).settings['city.timeZone'];
  const span = periodRange(key, zone);
  const drawn = readFindings(store, { period: { key, ...span } }).map((finding): Listed => ({
    ...finding,
    evidence: evidenceNow(finding),
    atMs: finding.drawnAtMs,
    documentNumber: finding.decision?.documentNumber ?? null,
  }));
  // One drawn before the rules' beginning was set stands in the log and is no trial.
  const known = new Set(drawn.map(nameOf));
  const tried = trialOfYear(store, key.slice(0, 4), nowMs)
    .filter((one) => !known.has(nameOf(one)))
    .filter(({ period, atMs }) => key.length === 4 || period === key || isOfMonth(period, atMs, span))
    .map((one): Listed => ({ ...one, id: null, state: null, amendments: [], documentNumber: null }));
  return [...tried, ...drawn].filter(
    (one) => (unit === null || one.unit === unit) && (clause === null || one.clause === clause),
  );
}

function nameOf({ clause, unit, period }: Pick<Listed, 'clause' | 'unit' | 'period'>): string {
  return `${clause} ${unit} ${period}`;
}

/** A finding of a case or a year that was drawn in a month or at its end. */
function isOfMonth(
  period: string,
  atMs: number,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): boolean {
  return !/^\d{4}-\d{2}$/.test(period) && atMs > fromMs && atMs <= toMs;
}

function warn({ out }: CommandCall, store: ReadableStore, { key }: Question, nowMs: number): void {
  const zone = readRules(store, nowMs).settings['city.timeZone'];
  const span = periodRange(key, zone);
  if (span.fromMs > nowMs) out.warn(`${key} 还没有开始。`);
  else if (span.toMs > nowMs) out.warn(`${key} 尚未结束，月末和年末的规则还没有全部计算。`);
  const months = trialMonths(store, key.slice(0, 4), nowMs).filter((month) => month.startsWith(key));
  const [first] = months;
  if (first === undefined) return;
  const last = months.at(-1) ?? first;
  out.warn(`${first === last ? first : `${first} 至 ${last}`} 在规则启用以前，为试算，不产生提示。`);
  if (isWithoutDeadlines(store, span)) out.warn(`${key} 的案件都没有时限，按时限计算的条款没有结果。`);
}

/** A finding as `--json` gives it. */
type Row = {
  readonly id: number | null;
  readonly clause: Clause;
  readonly unit: string;
  readonly name: string;
  readonly period: string;
  readonly trial: boolean;
  /** Null: a trial. */
  readonly state: FindingState | null;
  readonly title: string;
  readonly measure: string;
  readonly numbers: Readonly<Record<string, unknown>>;
  readonly cases: readonly string[];
  /** How many cases have which part in the evidence. */
  readonly roles: Readonly<Record<string, number>>;
  readonly drawnAt: string;
  readonly amendments: readonly {
    readonly at: string;
    readonly because: string;
    readonly case: string | null;
    readonly note: string;
  }[];
  readonly documentNumber: string | null;
};

function rowOf(
  { id, clause, unit, period, evidence, atMs, state, amendments, documentNumber }: Listed,
  {
    name,
    numberOf,
    timeOf,
  }: {
    readonly name: string;
    readonly numberOf: (id: number) => string;
    readonly timeOf: (atMs: number) => string;
  },
): Row {
  const { measured, threshold, months, cases, withExempt } = evidence;
  const ids = new Set(Object.values(cases).flat());
  return {
    id,
    clause,
    unit,
    name,
    period,
    trial: state === null,
    state,
    title: crossedWords({ clause, line: threshold }, t),
    measure: measureWords(measured),
    numbers: { ...measured, line: threshold, months, withExempt },
    cases: [...ids].toSorted((a, b) => a - b).map(numberOf),
    roles: Object.fromEntries(Object.entries(cases).map(([role, own]) => [role, own.length])),
    drawnAt: timeOf(atMs),
    amendments: amendments.map((one) => ({
      at: timeOf(one.atMs),
      because: one.because,
      case: one.caseId === null ? null : numberOf(one.caseId),
      note: one.note,
    })),
    documentNumber,
  };
}

function tableOf(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.id === null ? '—' : String(row.id),
    row.clause,
    row.unit,
    row.name,
    row.period,
    row.state === null ? '试算' : STATES[row.state],
    row.title,
    row.drawnAt,
    row.documentNumber ?? '—',
    row.measure,
    String(row.cases.length),
    String(row.amendments.length),
  ]);
  const heading = ['编号', '条款', '编码', '单位', '时期', '状态', '事由', '产生时间', '文号', '数字', '案件', '更正'];
  return textTable([heading, ...cells], 10);
}
