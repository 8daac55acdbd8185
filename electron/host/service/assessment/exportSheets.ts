import { ALL_KEYS } from '../../../../shared/assessment/allFigures.ts';
import { FIGURE_TEXTS } from '../../../../shared/assessment/definition.ts';
import { rateWords } from '../../../../shared/assessment/rate.ts';
import { rateOf } from '../../../../shared/assessment/rateParts.ts';
import { RATES } from '../../../../shared/assessment/member.ts';
import type {
  AllFigures,
  AssessmentTable,
  ExplainQuery,
  ReworkBase,
  TableQuery,
} from '../../../../shared/contract/assessment.ts';
import { formatIso } from '../../../../shared/time/zone.ts';
import type { TimeZone } from '../../../../shared/time/zone.ts';
import { groupWords, unitShortName } from '../../../../shared/unit/unit.ts';
import type { CsvCell } from '../../../../db/export/csv.ts';
import { readCity, readRules } from '../../../../db/read/city.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { explainFigure } from './explain.ts';
import { assessmentTable } from './table.ts';

/** A table to be exported: lines above it, its columns, its rows. */
export type ExportSheet = {
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly CsvCell[])[];
};

/** More cases than any figure of a large city holds. */
const ALL_CASES = 10_000_000;

const column = (title: string, width = 10): ExportSheet['columns'][number] => ({ title, width });

/** Every unit, group and the city with all figures and rates, as a table of its own. */
export function tableSheet(store: ReadableStore, query: TableQuery, nowMs: number): ExportSheet {
  const table = assessmentTable(store, query, nowMs);
  const cellsOf = (figures: AllFigures): readonly CsvCell[] => [
    ...RATES.map((rate) => ratePart(rate, figures, table.reworkBase)),
    ...ALL_KEYS.map((key) => figures[key]),
  ];
  return {
    title: `${headOf(store)}考核数字 ${table.period}`,
    notes: [`${headOf(store)}${table.period} 各单位考核数字`, cutWords(table, readCity(store).zone)],
    columns: [
      column('分组', 20),
      column('编码'),
      column('单位', 26),
      column('组内名次'),
      ...[...RATES, ...ALL_KEYS].map((name) => column(FIGURE_TEXTS[name].zh.name, 12)),
    ],
    rows: [
      ...table.units.map(({ group, unit, name, rank, figures }) => [
        groupWords[group],
        unit,
        name,
        rank?.rank ?? '—',
        ...cellsOf(figures),
      ]),
      ...table.groups.map(({ group, figures }) => [groupWords[group], '', '小计', '', ...cellsOf(figures)]),
      ['全市', '', '合计', '', ...cellsOf(table.city.figures)],
    ],
  };
}

function ratePart(rate: (typeof RATES)[number], figures: AllFigures, base: ReworkBase): string {
  const { part, whole } = rateOf(rate, figures, base);
  return rateWords(part, whole);
}

/** All the cases behind a figure, each with its line of arithmetic. */
export function casesSheet(store: ReadableStore, query: ExplainQuery, nowMs: number): ExportSheet {
  const explained = explainFigure(store, { ...query, offset: 0, limit: ALL_CASES }, nowMs);
  const { zone } = readCity(store);
  const { units } = readRules(store, nowMs);
  const at = (atMs: number | null): string => (atMs === null ? '' : formatIso(atMs, zone));
  const value = explained.whole === null ? String(explained.part) : `${explained.part} / ${explained.whole}`;
  return {
    title: `${headOf(store)}${explained.scopeName} ${explained.name} ${explained.period}`,
    notes: [
      `${headOf(store)}${explained.scopeName} ${explained.period} ${explained.name}：${value}`,
      `${explained.definition}（${explained.clause}）`,
      `截至 ${formatIso(explained.asOfMs, zone)}`,
      ...explained.arithmetic,
    ],
    columns: [
      column('案件号', 18),
      column('类别', 20),
      column('地址', 30),
      column('单位', 14),
      column('计入'),
      column('派遣', 26),
      column('时限', 26),
      column('反馈或完成', 26),
      column('结案', 26),
      column('说明', 60),
    ],
    rows: explained.cases.map((one) => [
      one.number,
      one.categoryName,
      one.address ?? '',
      one.unit === '' ? '' : unitShortName(units, one.unit),
      one.counts ? '是' : '否',
      at(one.dispatchedAtMs),
      at(one.dueAtMs),
      at(one.doneAtMs),
      at(one.closedAtMs),
      one.words,
    ]),
  };
}

function headOf(store: ReadableStore): string {
  return readCity(store).demo ? '演示数据　' : '';
}

function cutWords({ asOfMs, running, trial, frozen }: AssessmentTable, zone: TimeZone): string {
  const state = frozen ? `本期已由 ${frozen.seat} 于 ${formatIso(frozen.frozenAtMs, zone)} 冻结` : '本期未冻结';
  const marks = [running && '本期尚未结束', trial && '试算，不作处理依据'].filter((mark) => mark !== false);
  return [`截至 ${formatIso(asOfMs, zone)}`, ...marks, state].join('；');
}
