import type { ObservationFiling } from '../../../../shared/case/trail.ts';
import type { TextKey } from '../../../../shared/locale/text.ts';
import { unitShortName } from '../../../../shared/unit/unit.ts';
import { useText } from '../../../hook/useText.ts';
import type { CaseContext } from './CasePage.tsx';
import { momentWords, timeWords } from '../words.ts';

const DAY_MS = 86_400_000;

type State = Extract<TextKey, `desk.watch.${'waiting' | 'kept' | 'approved' | 'broken' | 'refused' | 'lapsed'}`>;

/** Where a request for observation stands: the last approved promise of a case under observation still holds. */
function stateOf(filing: ObservationFiling, { view: { file } }: CaseContext): State {
  const { decision, broken, expectedAtMs } = filing;
  if (broken) return 'desk.watch.broken';
  if (decision === null)
    return file.request?.kind === 'observation' && file.request.askedAtMs === filing.atMs
      ? 'desk.watch.waiting'
      : 'desk.watch.lapsed';
  if (!decision.approve) return 'desk.watch.refused';
  const holds = file.stage === 'observation' && file.expectedDates.at(-1) === expectedAtMs;
  return holds ? 'desk.watch.kept' : 'desk.watch.approved';
}

const COLOURS: { readonly [K in State]?: string } = {
  'desk.watch.waiting': 'soon-t',
  'desk.watch.broken': 'late-t',
  'desk.watch.kept': 'ok-t',
};

/** R9, R10: every promised date with its four parts, whether it was kept, and how the case was urged meanwhile. */
export function ObservationCard({ context }: { readonly context: CaseContext }) {
  const t = useText();
  const { file, trail } = context.view;
  const { observations, urgings } = trail;
  if (observations.length === 0) return null;
  const since = observations[0]?.atMs ?? 0;
  const urged = urgings.filter(({ atMs }) => atMs >= since);
  const sum = {
    promises: observations.filter(({ decision }) => decision?.approve).length,
    broken: observations.filter(({ broken }) => broken).length,
    urgings: urged.length,
  };
  const last = urged.at(-1);
  // As the queue of what nobody may forget counts it: from the last thing that happened.
  const reviewAtMs =
    file.stage === 'observation' ? file.asOfMs + context.rules.settings['follow.reviewDays'] * DAY_MS : null;
  return (
    <section className="desk-card desk-watch">
      <h2>
        {t('desk.watch.title')}
        <small>
          {last
            ? t('desk.watch.sumUrged', { ...sum, time: momentWords(last.atMs, context, t) })
            : t('desk.watch.sum', sum)}
        </small>
        {reviewAtMs === null ? null : (
          <small className={reviewAtMs <= context.nowMs ? 'late-t' : undefined}>
            {t('desk.watch.review', { time: momentWords(reviewAtMs, context, t) })}
          </small>
        )}
      </h2>
      <ol>
        {observations.toReversed().map((filing) => (
          <PromiseLine key={filing.atMs} filing={filing} context={context} />
        ))}
      </ol>
      {urged.length > 0 ? (
        <ul>
          {urged.toReversed().map(({ atMs, note }) => (
            <li key={`${atMs} ${note}`}>
              <span>{t('desk.watch.urged', { time: momentWords(atMs, context, t) })}</span> {note}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function PromiseLine({ filing, context }: { readonly filing: ObservationFiling; readonly context: CaseContext }) {
  const t = useText();
  const state = stateOf(filing, context);
  const { expectedAtMs, atMs, unit, process, plan, enforcement, decision } = filing;
  return (
    <li>
      <div>
        <strong className="num">{timeWords(expectedAtMs, context)}</strong>
        <em className={COLOURS[state]}>{t(state)}</em>
        <p>
          {t('desk.watch.asked', {
            time: momentWords(atMs, context, t),
            unit: unitShortName(context.rules.units, unit),
          })}
        </p>
      </div>
      <dl>
        <dt>{t('desk.field.process')}</dt>
        <dd>{process}</dd>
        <dt>{t('desk.field.plan')}</dt>
        <dd>{plan}</dd>
        <dt>{t('desk.field.enforcement')}</dt>
        <dd>{enforcement}</dd>
        {decision?.note ? (
          <>
            <dt>{t('desk.field.note')}</dt>
            <dd>{t('desk.watch.decided', { time: momentWords(decision.atMs, context, t), note: decision.note })}</dd>
          </>
        ) : null}
      </dl>
    </li>
  );
}
