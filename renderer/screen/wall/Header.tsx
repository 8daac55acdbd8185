import { memo } from 'react';
import { localParts } from '../../../shared/time/zone.ts';
import type { SceneTurn } from '../../../shared/wall/scene.ts';
import { useNow } from '../../hook/useNow.ts';
import { useText } from '../../hook/useText.ts';
import type { SceneNow } from './useScene.ts';
import type { LineState, WallState } from './wallState.ts';
import { clockWithSeconds, weekdayWords } from './wallWords.ts';

type HeaderProps = {
  readonly city: { readonly name: string; readonly zone: string; readonly demo: boolean; readonly filling: boolean };
  readonly offsetMs: number;
  readonly heardAtMs: WallState['heardAtMs'];
  readonly line: LineState;
  /** The screen below shows the past: nothing of it is as fresh as the line, and the clock alone tells of now. */
  readonly isPast: boolean;
  readonly turns: readonly SceneTurn[];
  readonly turn: SceneNow;
};

/** The city, how fresh its data are, and the time of the host. A long name is shortened; tags and clock stay whole. */
export const Header = memo(function Header({ city, offsetMs, heardAtMs, line, isPast, turns, turn }: HeaderProps) {
  const t = useText();
  return (
    <header className="wall-header">
      <div className="wall-name">
        <h1 className="short">{t('wall.title', { city: city.name })}</h1>
        {city.demo && <span className="tag tag-demo">{t('app.demo')}</span>}
        {city.filling && <span className="tag">{t('wall.filling')}</span>}
      </div>
      <Scenes turns={turns} turn={turn} />
      <div className="wall-time">
        {isPast && line === 'live' ? (
          <span className="wall-now">{t('replay.now')}</span>
        ) : (
          <Freshness heardAtMs={heardAtMs} offsetMs={offsetMs} zone={city.zone} line={line} />
        )}
        <Clock offsetMs={offsetMs} zone={city.zone} />
      </div>
    </header>
  );
});

/** Which scenes take turns, and how much of the one that is on is over. */
function Scenes({ turns, turn }: { readonly turns: readonly SceneTurn[]; readonly turn: SceneNow }) {
  const t = useText();
  if (turns.length < 2) return null;
  return (
    <ol className="scenes" aria-label={t('wall.scenes')}>
      {turns.map(({ scene }) => (
        <li key={scene} aria-current={scene === turn.scene ? 'true' : undefined}>
          {t(`wall.scene.${scene}`)}
          {scene === turn.scene && (
            <i aria-hidden="true">
              <i style={{ width: `${(turn.share ?? 1) * 100}%` }} />
            </i>
          )}
        </li>
      ))}
    </ol>
  );
}

type FreshnessProps = {
  readonly heardAtMs: number | null;
  readonly offsetMs: number;
  readonly zone: string;
  readonly line: LineState;
};

function Freshness({ heardAtMs, offsetMs, zone, line }: FreshnessProps) {
  const t = useText();
  const nowMs = useNow(1000);
  if (heardAtMs === null) return <span className="fresh old">{t('wall.fresh.none')}</span>;
  const isOld = line === 'lost' || line === 'stale';
  const seconds = (Math.max(0, nowMs - heardAtMs) / 1000).toFixed(1);
  return (
    <span className={`fresh ${isOld ? 'old' : ''}`}>
      <i aria-hidden="true" />
      {isOld
        ? t('wall.fresh.old', { time: clockWithSeconds(heardAtMs + offsetMs, zone) })
        : t('wall.fresh.live', { seconds })}
    </span>
  );
}

function Clock({ offsetMs, zone }: { readonly offsetMs: number; readonly zone: string }) {
  const t = useText();
  const nowMs = useNow(1000) + offsetMs;
  const { year, month, day, weekday } = localParts(nowMs, zone);
  return (
    <>
      <span className="date">{t('wall.date', { year, month, day, weekday: weekdayWords(weekday, t) })}</span>
      <time className="num">{clockWithSeconds(nowMs, zone)}</time>
    </>
  );
}
