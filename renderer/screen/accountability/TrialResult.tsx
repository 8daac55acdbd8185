import { rateWords } from '../../../shared/assessment/rate.ts';
import { ruleOf } from '../../../shared/accountability/rule.ts';
import type { TriedFinding, TryOutRow, TryOutView } from '../../../shared/contract/tryOut.ts';
import { useText } from '../../hook/useText.ts';

/** The months and findings before and after the tried change; rows without any difference are left out. */
export function TrialResult({ view }: { readonly view: TryOutView }) {
  const t = useText();
  const moved = view.rows.filter(isMoved);
  return (
    <>
      <h2>
        {t('accountability.trial.result')}{' '}
        <small>
          {t('accountability.trial.counts', {
            gone: view.findingsGone.length,
            added: view.findingsNew.length,
            rows: moved.length,
          })}
        </small>
      </h2>
      <div className="acc-trial-findings">
        <Findings title={t('accountability.trial.gone')} tone="ok-t" findings={view.findingsGone} />
        <Findings title={t('accountability.trial.added')} tone="late-t" findings={view.findingsNew} />
      </div>
      {view.limits.length > 0 ? (
        <ul className="acc-limits">
          {view.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      ) : null}
      {moved.length === 0 ? (
        <p className="acc-empty">{t('accountability.trial.same')}</p>
      ) : (
        <div className="acc-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('accountability.column.unit')}</th>
                <th scope="col">{t('accountability.trial.month')}</th>
                <th scope="col" className="end">
                  {t('accountability.city.due')}
                </th>
                <th scope="col" className="end">
                  {t('accountability.rate.closingRate')}
                </th>
                <th scope="col" className="end">
                  {t('accountability.rate.timelyRate')}
                </th>
                <th scope="col" className="end">
                  {t('accountability.rate.reworkRate')}
                </th>
              </tr>
            </thead>
            <tbody>
              {moved.map(({ unit, unitName, month, before, after }) => (
                <tr key={`${unit} ${month}`}>
                  <td>{unitName}</td>
                  <td className="num">{month}</td>
                  <Change before={String(before.due)} after={String(after.due)} />
                  <Change before={rateWords(before.closed, before.due)} after={rateWords(after.closed, after.due)} />
                  <Change before={rateWords(before.timely, before.due)} after={rateWords(after.timely, after.due)} />
                  <Change
                    before={rateWords(before.reworked, before.checked)}
                    after={rateWords(after.reworked, after.checked)}
                  />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function isMoved({ before, after }: TryOutRow): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

function Change({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <td className="end num">
      {before === after ? (
        <span className="quiet">{after}</span>
      ) : (
        <>
          <span className="quiet">{before}</span> → <b>{after}</b>
        </>
      )}
    </td>
  );
}

function Findings({
  title,
  tone,
  findings,
}: {
  readonly title: string;
  readonly tone: string;
  readonly findings: readonly TriedFinding[];
}) {
  const t = useText();
  return (
    <div>
      <h3>
        {title} <b className={`num ${tone}`}>{findings.length}</b>
      </h3>
      {findings.length === 0 ? (
        <p className="quiet">{t('accountability.trial.noFindings')}</p>
      ) : (
        <ul>
          {findings.map(({ clause, unit, unitName, period }) => (
            <li key={`${clause} ${unit} ${period}`}>
              {unitName}　{ruleOf(clause).article} {t(`accountability.clause.${clause}`)}　
              <span className="num">{period}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
