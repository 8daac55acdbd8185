import { crossedWords } from '../../../shared/accountability/crossedWords.ts';
import type { FindingRow } from '../../../shared/contract/finding.ts';
import { ruleOf } from '../../../shared/accountability/rule.ts';
import { useText } from '../../hook/useText.ts';
import { instantWords } from './findingWords.ts';
import { ChosenRow, TabList } from './TabList.tsx';

/** The documents issued in the period, each opens its finding with the notice as it prints. */
export function PapersTab({
  rows,
  zone,
  nowMs,
  onOpen,
}: {
  readonly rows: readonly FindingRow[];
  readonly zone: string;
  readonly nowMs: number;
  readonly onOpen: (id: number) => void;
}) {
  const t = useText();
  const issued = rows
    .filter(({ documentNumber }) => documentNumber !== null)
    .toSorted((a, b) => (b.decidedAtMs ?? 0) - (a.decidedAtMs ?? 0));
  return (
    <div className="acc-two acc-alone">
      <TabList
        title={t('accountability.tab.papers')}
        note={t('accountability.papers.counts', { count: issued.length })}
        empty={t('accountability.papers.none')}
        columns={[
          t('accountability.column.document'),
          t('accountability.column.unit'),
          t('accountability.column.clause'),
          t('accountability.column.what'),
          t('accountability.column.measure'),
          t('accountability.column.consequence'),
          t('accountability.column.issued'),
        ]}
      >
        {issued.map((row) => (
          <ChosenRow key={row.id} name={row.documentNumber} onChoose={() => onOpen(row.id)}>
            <td className="nw">{row.unitName}</td>
            <td className="nw quiet">{ruleOf(row.clause).article}</td>
            <td>{crossedWords(row, t)}</td>
            <td className="num">{row.measure}</td>
            <td>{row.consequence}</td>
            <td className="nw">{row.decidedAtMs === null ? '' : instantWords(row.decidedAtMs, nowMs, zone)}</td>
          </ChosenRow>
        ))}
      </TabList>
    </div>
  );
}
