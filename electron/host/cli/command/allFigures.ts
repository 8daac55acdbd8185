import type { ReadableStore } from '../../../../db/store/handle.ts';
import { MORE_KEYS } from '../../../../shared/assessment/allFigures.ts';
import { FIGURE_TEXTS } from '../../../../shared/assessment/definition.ts';
import { rateWords } from '../../../../shared/assessment/rate.ts';
import type { AllFigures, AssessmentTable, CentreDuty, TableQuery } from '../../../../shared/contract/assessment.ts';
import { groupWords } from '../../../../shared/unit/unit.ts';
import { assessmentTable } from '../../service/assessment/table.ts';
import { textTable } from '../textTable.ts';

/** What `figures --all` gives: every figure of units, groups, the city and the centre itself. */
export type AllOfPeriod = {
  readonly period: string;
  readonly asOfMs: number;
  readonly units: readonly (AllFigures & {
    readonly unit: string;
    readonly name: string;
    readonly group: string;
    readonly rank: number | null;
  })[];
  readonly groups: readonly (AllFigures & { readonly group: string })[];
  readonly city: AllFigures;
  readonly centre: readonly CentreDuty[];
  readonly entries: AssessmentTable['entries'];
};

/** Counts every figure of a period by the city's own readings. */
export function allOfPeriod(store: ReadableStore, query: TableQuery, nowMs: number): AllOfPeriod {
  const { period, asOfMs, units, groups, city, centre, entries } = assessmentTable(store, query, nowMs);
  return {
    period,
    asOfMs,
    units: units.map(({ unit, name, group, rank, figures }) => ({
      unit,
      name,
      group,
      rank: rank?.rank ?? null,
      ...figures,
    })),
    groups: groups.map(({ group, figures }) => ({ group, ...figures })),
    city: city.figures,
    centre,
    entries,
  };
}

type Row = { readonly head: readonly string[]; readonly figures: AllFigures };

/** The same as tables: the rates with their parts, the further figures, the centre's own duties. */
export function allWords(all: AllOfPeriod): string {
  const rows: readonly Row[] = [
    ...all.units.map((one) => ({
      head: [one.unit, one.name, one.rank === null ? '—' : String(one.rank)],
      figures: one,
    })),
    ...all.groups.map((one) => ({
      head: ['小计', groupWords[one.group as keyof typeof groupWords], ''],
      figures: one,
    })),
    { head: ['合计', '全市', ''], figures: all.city },
  ];
  const first = [
    [
      '编码',
      '单位',
      '组内名次',
      '应结案',
      '已结案',
      '及时',
      '结案率',
      '及时结案率',
      '超期未结',
      '延时',
      '核查',
      '返工件',
      '返工次',
      '派遣',
      '及时签收',
    ],
    ...rows.map(({ head, figures: f }) => [
      ...head,
      ...[f.due, f.closed, f.timely].map(String),
      rateWords(f.closed, f.due),
      rateWords(f.timely, f.due),
      ...[f.overdueOpen, f.extended, f.checked, f.reworked, f.reworks, f.dispatched].map(String),
      rateWords(f.signOffTimely, f.signOffDue),
    ]),
  ];
  const second = [
    ['编码', '单位', '回退', ...MORE_KEYS.map((key) => FIGURE_TEXTS[key].zh.name)],
    ...rows.map(({ head: [code = '', name = ''], figures }) => [
      code,
      name,
      String(figures.returned),
      ...MORE_KEYS.map((key) => String(figures[key])),
    ]),
  ];
  const third = [
    ['平台自身时限', '条款', '届满', '及时', '及时率'],
    ...all.centre.map(({ duty, clause, due, timely }) => [
      FIGURE_TEXTS[duty].zh.name,
      clause,
      String(due),
      String(timely),
      rateWords(timely, due),
    ]),
  ];
  return [textTable(first, 3), textTable(second, 2), textTable(third, 2)].join('\n');
}
