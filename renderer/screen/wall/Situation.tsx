import { useNow } from '../../hook/useNow.ts';
import { useText } from '../../hook/useText.ts';
import { usePage } from '../../hook/useWholeRows.ts';
import { LampMark } from '../../part/LampMark.tsx';
import type { WallCase } from '../../../shared/contract/wall.ts';
import type { Translate } from '../../../shared/locale/text.ts';
import type { Overview } from './overview.ts';
import type { LineState, WallPicture, WallState } from './wallState.ts';
import { caseNames, clockWithSeconds, spanWords } from './wallWords.ts';
import { clockWords, timerWords } from '../../../shared/time/words.ts';

type SituationProps = {
  readonly state: WallState;
  readonly line: LineState;
  readonly overview: Overview | null;
};

/** One line that never moves: calm and why, a hazard, or a picture that is no longer live. */
export function Situation({ state, line, overview }: SituationProps) {
  const { picture, offsetMs, heardAtMs } = state;
  if (picture === null || overview === null || heardAtMs === null)
    return <Opening attempt={state.down?.attempt ?? 0} />;
  if (line === 'lost' || line === 'stale')
    return <Lost line={line} state={state} picture={picture} sinceMs={heardAtMs} hazards={overview.hazards} />;
  if (overview.hazards.length > 0) return <Hazard hazards={overview.hazards} picture={picture} offsetMs={offsetMs} />;
  if (picture.clockBehindMs !== null) return <ClockBehind behindMs={picture.clockBehindMs} />;
  return <Calm overview={overview} picture={picture} />;
}

function Opening({ attempt }: { readonly attempt: number }) {
  const t = useText();
  return (
    <output className="situation opening">
      <b className="plate">{t('wall.opening.plate')}</b>
      <p>{attempt > 0 ? t('wall.opening.failed', { attempt }) : t('wall.opening.text')}</p>
    </output>
  );
}

type LostProps = {
  readonly line: 'lost' | 'stale';
  readonly state: Pick<WallState, 'offsetMs' | 'down'>;
  readonly picture: WallPicture;
  readonly sinceMs: number;
  /** Those that waited when the picture was last true. */
  readonly hazards: readonly WallCase[];
};

/** A hazard that waited goes before what the wall does to come back: nobody may forget it over a lost line. */
function Lost({ line, state: { offsetMs, down }, picture, sinceMs, hazards }: LostProps) {
  const t = useText();
  const nowMs = useNow(1000);
  const shownMs = sinceMs + offsetMs;
  const { zone } = picture.city;
  const [first] = hazards;
  return (
    <div className={`situation gone ${first ? 'with-hazard' : ''}`} role="alert">
      <b className="plate">
        <LampMark shape="cut" />
        {t(line === 'lost' ? 'wall.lost.plate' : 'wall.stale.plate')}
      </b>
      <p>
        <strong>{t('wall.lost.since', { time: clockWords(shownMs, zone) })}</strong>
        {!first && t('wall.lost.picture', { time: clockWithSeconds(shownMs, zone) })}
      </p>
      {first ? (
        <p className="lost-hazard">
          <b className="plate">
            <LampMark shape="hazard" />
            {t('wall.lost.hazard', { count: hazards.length })}
          </b>
          <span className="short">
            {caseNames(first, picture).category} {first.address ?? t('wall.noAddress')}
          </span>
        </p>
      ) : (
        <p className="next">{line === 'stale' ? t('wall.stale.todo') : reconnecting(down, t)}</p>
      )}
      <span className="timer">
        <strong className="num">{timerWords(nowMs - sinceMs)}</strong>
      </span>
    </div>
  );
}

function reconnecting(down: WallState['down'], t: Translate): string {
  if (down?.catchingUp) return t('wall.lost.catchingUp');
  return t('wall.lost.attempt', { attempt: down?.attempt ?? 0 });
}

type HazardProps = {
  readonly hazards: readonly WallCase[];
  readonly picture: WallPicture;
  readonly offsetMs: number;
};

function Hazard({ hazards, picture, offsetMs }: HazardProps) {
  const t = useText();
  const nowMs = useNow(1000) + offsetMs;
  const { from, pages } = usePage(hazards.length, 1);
  const shown = hazards[from] ?? hazards[0];
  if (!shown) return null;
  const { zone } = picture.city;
  const { category, unit } = caseNames(shown, picture);
  const sinceMs = shown.hazardNotifiedAtMs ?? shown.acceptedAtMs ?? shown.sinceMs;
  const isHeard = shown.hazardHeardAtMs !== null;
  const goalMinutes = picture.hazardAcknowledgeMinutes;
  const share = Math.min(100, ((nowMs - sinceMs) / (goalMinutes * 60_000)) * 100);
  return (
    <div className={`situation alarm ${isHeard ? 'heard' : ''}`} role="alert">
      <b className="plate">
        <LampMark shape="hazard" />
        {t('wall.lamp.hazard')}
      </b>
      <p className="place">
        <strong>{category}</strong>
        <span>{shown.address ?? t('wall.noAddress')}</span>
      </p>
      <HazardSteps shown={shown} unit={unit} zone={zone} />
      <p className="more">
        {pages > 1 && <span>{t('wall.hazard.count', { index: from + 1, count: hazards.length })}</span>}
        <span className="only-broad">
          {t('wall.hazard.unit')} <b>{unit ?? t('wall.noUnit')}</b>
        </span>
        {shown.dueAtMs !== null && (
          <span className="only-broad">
            {t('wall.hazard.due')} <b className="num">{clockWords(shown.dueAtMs, zone)}</b>
          </span>
        )}
      </p>
      <span className="timer">
        <strong className="num">{timerWords(nowMs - sinceMs)}</strong>
        <small>{t('wall.hazard.goal', { minutes: goalMinutes })}</small>
      </span>
      <i className="elapsed" aria-hidden="true">
        <i style={{ width: `${share}%` }} />
      </i>
    </div>
  );
}

function HazardSteps({
  shown,
  unit,
  zone,
}: {
  readonly shown: WallCase;
  readonly unit: string | null;
  readonly zone: string;
}) {
  const t = useText();
  const { acceptedAtMs, hazardNotifiedAtMs } = shown;
  if (acceptedAtMs === null)
    return (
      <ol className="steps">
        <li className="wait">{t('wall.hazard.waitAccepted')}</li>
      </ol>
    );
  const told = hazardNotifiedAtMs === null ? null : clockWords(hazardNotifiedAtMs, zone);
  const toldWords =
    told === null
      ? null
      : unit === null
        ? t('wall.hazard.notifiedPlain', { time: told })
        : t('wall.hazard.notified', { unit, time: told });
  return (
    <ol className="steps">
      <li>
        <LampMark shape="done" />
        {t('wall.hazard.accepted', { time: clockWords(acceptedAtMs, zone) })}
      </li>
      {toldWords !== null && (
        <li>
          <LampMark shape="done" />
          <span className="short told">{toldWords}</span>
        </li>
      )}
      <li className="wait">
        {t(
          told === null
            ? 'wall.hazard.waitNotice'
            : shown.hazardHeardAtMs === null
              ? 'wall.hazard.waitConfirm'
              : 'wall.hazard.heardWait',
        )}
      </li>
    </ol>
  );
}

function ClockBehind({ behindMs }: { readonly behindMs: number }) {
  const t = useText();
  return (
    <div className="situation warn" role="alert">
      <b className="plate">
        <LampMark shape="soon" />
        {t('wall.clock.plate')}
      </b>
      <p>
        <strong>{t('wall.clock.behind', { span: spanWords(behindMs, t) })}</strong>
      </p>
      <p>{t('wall.clock.todo')}</p>
    </div>
  );
}

/** No alarm. Calm is said only where nothing is overdue: the word must be as true as the figures beside it. */
function Calm({ overview, picture }: { readonly overview: Overview; readonly picture: WallPicture }) {
  const t = useText();
  const next = overview.nextDue[0];
  const names = next ? caseNames(next, picture) : null;
  const late = overview.overdue.length;
  return (
    <output className={`situation calm ${late > 0 ? 'has-late' : ''}`}>
      <b className="plate">
        <LampMark shape={late > 0 ? 'overdue' : 'done'} />
        {t(late > 0 ? 'wall.calm.late' : 'wall.calm')}
      </b>
      <p>{overview.total === 0 ? t('wall.calm.empty') : t('wall.calm.why')}</p>
      {late > 0 && (
        <p>
          {t('wall.calm.overdue')} <strong className="num tone-late">{late}</strong> {t('wall.cases')}
        </p>
      )}
      <p>
        {t('wall.calm.soon')} <strong className="num">{overview.dueWithinHour}</strong> {t('wall.cases')}
      </p>
      {overview.confirmedHazards > 0 && (
        <p>
          {t('wall.calm.confirmed')} <strong className="num">{overview.confirmedHazards}</strong> {t('wall.cases')}
        </p>
      )}
      {next && names && next.dueAtMs !== null && (
        <p className="next">
          {t('wall.calm.next')} <strong className="num">{clockWords(next.dueAtMs, picture.city.zone)}</strong>{' '}
          {names.unit ?? ''} {names.category}
        </p>
      )}
    </output>
  );
}
