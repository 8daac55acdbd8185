import { ruleOf } from '../../../shared/accountability/rule.ts';
import type { FindingRow } from '../../../shared/contract/accountability.ts';
import type { Translate } from '../../../shared/locale/text.ts';
import { formatIso } from '../../../shared/time/zone.ts';
import type { TimeZone } from '../../../shared/time/zone.ts';
import { stateWords } from './findingWords.ts';
import { csvOf, saveFile } from './tableFile.ts';

/** Gives the findings that the list shows to the browser as a table. */
export function exportFindings(rows: readonly FindingRow[], period: string, zone: TimeZone, t: Translate): void {
  const time = (atMs: number | null): string => (atMs === null ? '' : formatIso(atMs, zone));
  const heading = [
    t('accountability.column.unit'),
    t('accountability.column.clause'),
    t('accountability.column.what'),
    t('accountability.column.period'),
    t('accountability.column.measure'),
    t('accountability.column.consequence'),
    t('accountability.column.state'),
    t('accountability.column.drawn'),
    t('accountability.column.issued'),
    t('accountability.column.document'),
    t('accountability.column.due'),
  ];
  const lines = rows.map((row) => [
    row.unitName,
    `${ruleOf(row.clause).article} ${row.clause}`,
    row.title,
    row.period,
    row.measure,
    row.consequence,
    stateWords(row, zone, t),
    time(row.drawnAtMs),
    time(row.decidedAtMs),
    row.documentNumber ?? '',
    time(row.replyDueAtMs),
  ]);
  saveFile(`${t('accountability.findings')}-${period}.csv`, csvOf([heading, ...lines]), 'text/csv;charset=utf-8');
}
