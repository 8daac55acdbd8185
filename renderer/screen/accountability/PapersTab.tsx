import type { FindingRow } from '../../../shared/contract/finding.ts';
import { ruleOf } from '../../../shared/accountability/rule.ts';
import { useText } from '../../hook/useText.ts';
import { instantWords } from './findingWords.ts';

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
    <section className="desk-card acc-list acc-papers" aria-label={t('accountability.tab.papers')}>
      <h2>
        {t('accountability.tab.papers')} <small>{t('accountability.papers.counts', { count: issued.length })}</small>
      </h2>
      {issued.length === 0 ? (
        <p className="acc-empty">{t('accountability.papers.none')}</p>
      ) : (
        <div className="acc-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('accountability.column.document')}</th>
                <th scope="col">{t('accountability.column.unit')}</th>
                <th scope="col">{t('accountability.column.clause')}</th>
                <th scope="col">{t('accountability.column.what')}</th>
                <th scope="col">{t('accountability.column.measure')}</th>
                <th scope="col">{t('accountability.column.consequence')}</th>
                <th scope="col">{t('accountability.column.issued')}</th>
              </tr>
            </thead>
            <tbody>
              {issued.map((row) => (
                <tr key={row.id}>
                  <td className="nw">
                    <button type="button" onClick={() => onOpen(row.id)}>
                      {row.documentNumber}
                    </button>
                  </td>
                  <td className="nw">{row.unitName}</td>
                  <td className="nw quiet">{ruleOf(row.clause).article}</td>
                  <td>{row.title}</td>
                  <td className="num">{row.measure}</td>
                  <td>{row.consequence}</td>
                  <td className="nw">{row.decidedAtMs === null ? '' : instantWords(row.decidedAtMs, nowMs, zone)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
