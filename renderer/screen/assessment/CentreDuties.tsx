import { rateWords } from '../../../shared/assessment/rate.ts';
import type { CentreDuty, PeriodKey } from '../../../shared/contract/assessment.ts';
import { useText } from '../../hook/useText.ts';
import { periodWords } from './period.ts';

type CentreDutiesProps = {
  readonly duties: readonly CentreDuty[];
  readonly period: PeriodKey;
  readonly onOpen: (duty: CentreDuty['duty']) => void;
};

/** What the centre owes itself, beside what it asks of the units (R12). */
export function CentreDuties({ duties, period, onOpen }: CentreDutiesProps) {
  const t = useText();
  const isEmpty = duties.every(({ due }) => due === 0);
  return (
    <section className="desk-card assess-centre">
      <h3>
        {t('assess.trend.centre')}
        <small>{t('assess.trend.centreNote', { period: periodWords(period, t) })}</small>
      </h3>
      {isEmpty ? (
        <p className="quiet">{t('assess.trend.noDuties')}</p>
      ) : (
        <table className="assess-small">
          <thead>
            <tr>
              <th scope="col">{t('assess.trend.duty')}</th>
              <th scope="col">{t('assess.trend.dutyDue')}</th>
              <th scope="col">{t('assess.trend.dutyTimely')}</th>
              <th scope="col">{t('assess.trend.dutyRate')}</th>
            </tr>
          </thead>
          <tbody>
            {duties.map(({ duty, clause, due, timely }) => (
              <tr key={duty}>
                <th scope="row">
                  {t(`assess.duty.${duty}`)} <small>{clause}</small>
                </th>
                <td className="num">{due}</td>
                <td className="num">{timely}</td>
                <td className="assess-bar">
                  <button type="button" className="num" onClick={() => onOpen(duty)}>
                    {rateWords(timely, due)}
                  </button>
                  <i style={{ width: due === 0 ? 0 : `${(timely * 100) / due}%` }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
