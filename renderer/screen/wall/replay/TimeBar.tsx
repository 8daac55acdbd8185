import type { ReplayCourse } from '../../../../shared/contract/replay.ts';
import { clockWords } from '../../../../shared/time/words.ts';
import { localParts } from '../../../../shared/time/zone.ts';
import { useText } from '../../../hook/useText.ts';
import { LampMark } from '../../../part/LampMark.tsx';
import type { Replayed } from './replayed.ts';
import { isAtEnd } from './replayState.ts';
import type { ReplayAction, ReplayState } from './replayState.ts';
import { dayWords, speedWords } from './replayWords.ts';
import { ticksOf } from './ticks.ts';

type TimeBarProps = {
  readonly state: ReplayState;
  readonly course: ReplayCourse;
  readonly shown: Replayed;
  readonly isReading: boolean;
  readonly zone: string;
  readonly tell: (action: ReplayAction) => void;
};

/** Which day and time is shown, how fast it goes, and when cases came in: what is behind is bright, what is to come is dim. */
export function TimeBar({ state, course, shown, isReading, zone, tell }: TimeBarProps) {
  const t = useText();
  const { fromMs, toMs, untilMs, reported } = course;
  const shareOf = (atMs: number): number => ((atMs - fromMs) / (toMs - fromMs)) * 100;
  const day = dayWords(localParts(shown.atMs, zone), t);
  const clock = clockWords(shown.atMs, zone);
  const most = Math.max(1, ...reported);
  const sayState = () => {
    if (isReading) return t('replay.reading');
    if (state.isPlaying) return t('replay.playing');
    return t(isAtEnd(state) ? 'replay.ended' : 'replay.paused');
  };

  return (
    <section className="panel replay-bar" aria-label={t('replay.bar')}>
      <div className="replay-head">
        <b className="replay-plate">
          <LampMark shape="back" />
          {t('replay.plate')}
        </b>
        <span className="replay-date">{day}</span>
        <time className="num">{clock}</time>
        <span className="replay-pace">
          <b>{sayState()}</b> {speedWords(state.speed, t)}
        </span>
        <span className="key">
          <span>{t('wall.day.reported')}</span>
        </span>
      </div>
      <div className="replay-track">
        {reported.map((count, i) => (
          <i
            // The parts of a period keep their places.
            // oxlint-disable-next-line react/no-array-index-key
            key={i}
            className={i / reported.length < shareOf(shown.atMs) / 100 ? 'is-past' : ''}
            style={{ height: `${(count / most) * 100}%` }}
          />
        ))}
        <u className="replay-ahead" style={{ left: `${shareOf(untilMs)}%` }} />
        <u className="replay-cursor" style={{ left: `${shareOf(shown.atMs)}%` }} />
        <input
          type="range"
          min={fromMs}
          max={toMs}
          step={1000}
          value={shown.atMs}
          aria-label={t('replay.bar')}
          aria-valuetext={`${day} ${clock}`}
          onChange={({ target }) => tell({ type: 'seek', atMs: target.valueAsNumber })}
        />
      </div>
      <ol className="replay-ticks">
        {ticksOf(course, zone, t).map(({ atMs, text }) => (
          <li key={atMs} className={atMs === fromMs ? 'is-first' : ''} style={{ left: `${shareOf(atMs)}%` }}>
            {text}
          </li>
        ))}
      </ol>
    </section>
  );
}
