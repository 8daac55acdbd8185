import { unitShortName } from '../../../../shared/unit/unit.ts';
import { useText } from '../../../hook/useText.ts';
import type { CaseContext } from './CasePage.tsx';
import { handoversOf } from './handovers.ts';
import { momentWords, spanWords } from '../words.ts';

/** In px; the first is the style sheet's too. */
const UNIT_WIDTH = 84;
const STEP_WIDTH = 72;

/**
 * How a case went from unit to unit: a table of units and dispatches whose marks a line joins, so that the picture and its
 * table are one. Nothing for a case that stayed where it was first sent.
 */
export function HandoverCard({ context }: { readonly context: CaseContext }) {
  const t = useText();
  const { view, rules, nowMs } = context;
  const handovers = handoversOf(view.file);
  if (!handovers) return null;
  const { units, steps } = handovers;
  const points = steps.map(({ row }, index) => `${index + 0.5},${row + 0.5}`).join(' ');
  return (
    <section className="desk-card">
      <h2>
        {t('desk.handover.title')}
        <small>{t('desk.handover.note', { units: units.length, count: steps.length })}</small>
      </h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="desk-handovers" tabIndex={0} aria-label={t('desk.handover.title')}>
        <div style={{ minWidth: UNIT_WIDTH + STEP_WIDTH * steps.length }}>
          <svg aria-hidden="true" viewBox={`0 0 ${steps.length} ${units.length}`} preserveAspectRatio="none">
            <polyline points={points} />
          </svg>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('desk.handover.unit')}</th>
                {steps.map(({ no, fromMs }) => (
                  <th key={no} scope="col">
                    {momentWords(fromMs, context, t)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {units.map((unit, row) => (
                <tr key={unit}>
                  <th scope="row">{unitShortName(rules.units, unit)}</th>
                  {steps.map((step) => (
                    <td key={step.no}>
                      {step.row === row ? (
                        <span className={`end-${step.end}`}>
                          <b>{t(`desk.handover.${step.end}`)}</b>
                          {step.toMs === null && step.end !== 'held' ? null : (
                            <small>{spanWords((step.toMs ?? nowMs) - step.fromMs, t)}</small>
                          )}
                        </span>
                      ) : null}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </section>
  );
}
