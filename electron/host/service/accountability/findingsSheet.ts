import { crossedWords } from '../../../../shared/accountability/crossedWords.ts';
import { evidenceNow } from '../../../../shared/accountability/finding.ts';
import type { FindingState } from '../../../../shared/accountability/finding.ts';
import { ruleOf } from '../../../../shared/accountability/rule.ts';
import type { Clause } from '../../../../shared/accountability/rule.ts';
import { formatIso, periodRange } from '../../../../shared/time/zone.ts';
import { chinese, translator } from '../../../../shared/locale/text.ts';
import { readFindings } from '../../../../db/read/accountability.ts';
import { readCaseNames } from '../../../../db/read/caseNames.ts';
import { readCity, readRules } from '../../../../db/read/city.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import type { ExportSheet } from '../assessment/exportSheets.ts';
import { findingRowOf } from './findingRows.ts';

const t = translator(chinese);

/** Which findings: of a month, quarter or year, as the list on the page is filtered. */
export type FindingsQuery = {
  readonly period: string;
  readonly state?: FindingState;
  readonly clause?: Clause;
  readonly unit?: string;
};

const STATES: Readonly<Record<FindingState, string>> = { proposed: '待认定', issued: '已认定', dismissed: '不予认定' };

/** The findings of a period with their numbers, cases, decisions and replies, as a table of its own. */
export function findingsSheet(store: ReadableStore, query: FindingsQuery, nowMs: number): ExportSheet {
  const { zone, demo } = readCity(store);
  const { units } = readRules(store, nowMs);
  const at = (atMs: number | null): string => (atMs === null ? '' : formatIso(atMs, zone));
  const { period, state, clause, unit } = query;
  const found = readFindings(store, {
    period: { key: period, ...periodRange(period, zone) },
    ...(state !== undefined && { state }),
    ...(unit !== undefined && { unit }),
  }).filter((one) => clause === undefined || one.clause === clause);
  const cases = found.map((one) => Object.values(evidenceNow(one).cases).flat());
  const names = readCaseNames(store, cases.flat());
  const title = `${demo ? '演示数据　' : ''}触线记录 ${period}`;
  const proposed = found.filter((one) => one.state === 'proposed').length;
  return {
    title,
    notes: [title, `截至 ${at(nowMs)}；共 ${found.length} 条，其中待认定 ${proposed} 条，未认定的不作处理依据`],
    columns: COLUMNS,
    rows: found.map((finding, index) => {
      const row = findingRowOf(finding, units);
      return [
        row.id,
        row.unitName,
        ruleOf(row.clause).article,
        row.clause,
        crossedWords(row, t),
        row.period,
        row.measure,
        row.consequence,
        STATES[row.state],
        row.major ? '是' : '',
        at(row.drawnAtMs),
        at(row.decidedAtMs),
        finding.decision?.by.seat ?? '',
        finding.decision?.reason ?? '',
        row.documentNumber ?? '',
        at(row.replyDueAtMs),
        finding.result?.text ?? '',
        row.amended ? '是' : '',
        (cases[index] ?? []).map((id) => names.get(id)?.number ?? String(id)).join('、'),
      ];
    }),
  };
}

const COLUMNS: ExportSheet['columns'] = [
  { title: '编号', width: 10 },
  { title: '单位', width: 14 },
  { title: '条款', width: 10 },
  { title: '规则', width: 8 },
  { title: '触线', width: 34 },
  { title: '时段', width: 18 },
  { title: '数字', width: 24 },
  { title: '后果', width: 30 },
  { title: '处理', width: 10 },
  { title: '重大', width: 8 },
  { title: '触线时间', width: 26 },
  { title: '决定时间', width: 26 },
  { title: '决定人', width: 20 },
  { title: '理由', width: 30 },
  { title: '文号', width: 22 },
  { title: '回复期限', width: 26 },
  { title: '书面结果', width: 30 },
  { title: '更正', width: 8 },
  { title: '涉及案件', width: 60 },
];
