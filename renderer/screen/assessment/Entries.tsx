import type { AssessmentTable, EnteredCount, PeriodKey } from '../../../shared/contract/assessment.ts';
import { useText } from '../../hook/useText.ts';
import { periodWords } from './period.ts';
import { scopeName } from './scopeName.ts';

type EntriesProps = {
  readonly entries: readonly EnteredCount[];
  readonly units: AssessmentTable['units'];
  readonly period: PeriodKey;
  readonly onOpen: (unit: string) => void;
};

/** What seats have entered for others, so that figures resting on it are seen as such. */
export function Entries({ entries, units, period, onOpen }: EntriesProps) {
  const t = useText();
  return (
    <section className="desk-card">
      <h3>
        {t('assess.entries')}
        <small>{t('assess.entries.note', { period: periodWords(period, t) })}</small>
      </h3>
      {entries.length === 0 ? (
        <p className="quiet">{t('assess.entries.none')}</p>
      ) : (
        <table className="assess-small">
          <thead>
            <tr>
              <th scope="col">{t('assess.entries.seat')}</th>
              <th scope="col">{t('assess.entries.for')}</th>
              <th scope="col">{t('assess.entries.count')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ seat, party, unit, count }) => (
              <tr key={`${seat} ${party} ${unit ?? ''}`}>
                <th scope="row">{seat}</th>
                <td>{unit === null ? t(`assess.entries.${party}`) : scopeName({ kind: 'unit', unit }, units, t)}</td>
                <td>
                  {unit === null ? (
                    <span className="num">{count}</span>
                  ) : (
                    <button type="button" className="num" onClick={() => onOpen(unit)}>
                      {count}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
