import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { ReplayAsk, ReplayCourse } from '../../../../shared/contract/replay.ts';
import type { WallSoundState } from '../../../../shared/contract/wallControl.ts';
import type { WallFrame } from '../../../../shared/wall/frame.ts';
import type { Shading } from '../../../../shared/wall/shading.ts';
import { dayKey } from '../../../../shared/time/zone.ts';
import { useText } from '../../../hook/useText.ts';
import { CityMapView } from '../map/CityMapView.tsx';
import { Observation } from '../Observation.tsx';
import { DueNext, Overdue } from '../Overdue.tsx';
import { createOverviews } from '../overview.ts';
import type { Overview } from '../overview.ts';
import { PanelGuard } from '../PanelGuard.tsx';
import { Often, Stages } from '../Shares.tsx';
import type { Remote } from '../remote.ts';
import type { WallPicture } from '../wallState.ts';
import { DayCounts } from './DayCounts.tsx';
import { DayNews } from './DayNews.tsx';
import { ReplayKeys } from './ReplayKeys.tsx';
import { ReplayLine } from './ReplayLine.tsx';
import type { Replayed } from './replayed.ts';
import { replayAskOf } from './replayPeriod.ts';
import { TimeBar } from './TimeBar.tsx';
import { useReplay } from './useReplay.ts';
import { useReplayKeys, useReplayTurns } from './useReplayKeys.ts';
import './replay.css';

type ReplayWallProps = {
  readonly frame: WallFrame;
  /** The wall as it is now. */
  readonly picture: WallPicture;
  readonly overview: Overview;
  readonly nowMs: number;
  readonly map: CityMapAnswer | null;
  readonly shading: Shading;
  /** What a desk has called for, and its last turn; null: nothing. */
  readonly asked: ReplayAsk | null;
  readonly turned: Remote['turned'];
  readonly sound: WallSoundState;
  /** An alarm or a lost line of now goes before what is past; null: all is well. */
  readonly situation: ReactNode;
};

/** A day or a quarter of the past on the map, under a time bar: everywhere marked as a replay, never mistaken for now. */
export function ReplayWall(props: ReplayWallProps) {
  const t = useText();
  const { picture, overview, nowMs, situation, asked } = props;
  const { zone } = picture.city;
  const [own] = useState(() => replayAskOf(new URLSearchParams(window.location.search), nowMs, zone));
  const ask = asked ?? own;
  if (ask !== null) return <Played {...props} key={`${ask.period} ${ask.speed}`} ask={ask} />;
  return (
    <>
      {situation ?? <ReplayLine atMs={null} zone={zone} overview={overview} />}
      <p className="wall-opening">{t('replay.wrong')}</p>
    </>
  );
}

function Played({
  shading,
  turned,
  sound,
  ask,
  frame,
  picture,
  overview,
  map,
  nowMs,
  situation,
}: ReplayWallProps & { readonly ask: ReplayAsk }) {
  const t = useText();
  const { zone } = picture.city;
  const { state: playing, shown, isReading, tell } = useReplay(ask, zone);
  const { course, period } = playing;
  useReplayKeys(playing, tell, zone);
  useReplayTurns(turned, playing, tell);
  return (
    <>
      {situation ?? <ReplayLine atMs={shown?.atMs ?? null} zone={zone} overview={overview} />}
      {course !== null && !hasCases(course) ? (
        <NoCases course={course} zone={zone} />
      ) : course === null || shown === null ? (
        <p className="wall-opening">{t('replay.opening')}</p>
      ) : (
        <Past frame={frame} live={picture} shown={shown} map={map} nowMs={nowMs} shading={shading}>
          <TimeBar state={playing} course={course} shown={shown} isReading={isReading} zone={zone} tell={tell} />
        </Past>
      )}
      <ReplayKeys period={period} sound={sound} />
    </>
  );
}

function hasCases({ fromMs, untilMs, firstMs }: ReplayCourse): boolean {
  return untilMs >= fromMs && firstMs !== null && firstMs <= untilMs;
}

function NoCases({
  course: { fromMs, untilMs, firstMs },
  zone,
}: {
  readonly course: ReplayCourse;
  readonly zone: string;
}) {
  const t = useText();
  if (untilMs < fromMs) return <p className="wall-opening">{t('replay.none.future')}</p>;
  return (
    <p className="wall-opening">
      {t('replay.none')}
      {firstMs !== null && t('replay.none.first', { date: dayKey(firstMs, zone) })}
    </p>
  );
}

type PastProps = {
  readonly frame: WallFrame;
  readonly live: WallPicture;
  readonly shown: Replayed;
  readonly map: CityMapAnswer | null;
  readonly shading: Shading;
  /** The instant of now, when a panel that failed is tried again. */
  readonly nowMs: number;
  readonly children: ReactNode;
};

/** The panels of the live wall with what stood then. */
function Past({ frame: { plan, tiling, scale }, live, shown, map, shading, nowMs, children }: PastProps) {
  const { zone } = live.city;
  const { part, cases, atMs } = shown;
  const units = useMemo(() => new Map(part.units.map(({ code, shortName }) => [code, shortName])), [part]);
  const picture = useMemo(
    (): WallPicture => ({
      ...live,
      cases,
      units,
      categories: part.categories,
      warning: part.warning,
      // What stood a day before is not read for a day of the past.
      overdueYesterday: null,
    }),
    [live, cases, units, part],
  );
  const [overviewOf] = useState(createOverviews);
  const overview = useMemo(() => overviewOf(picture, atMs), [overviewOf, picture, atMs]);
  const then = { overview, picture, nowMs: atMs };
  const guard = { nowMs, zone };
  const hasWatch = tiling !== '1x1' || plan === '1x1-large';
  const often = (
    <PanelGuard name="often" {...guard}>
      <Often {...then} />
    </PanelGuard>
  );
  return (
    <div className="wall-body replay">
      <div className="column replay-day">
        <PanelGuard name="day-counts" {...guard}>
          <DayCounts shown={shown} overview={overview} />
        </PanelGuard>
        <PanelGuard name="day-news" {...guard}>
          <DayNews shown={shown} zone={zone} />
        </PanelGuard>
      </div>
      {map === null ? (
        <section className="panel map" />
      ) : (
        <PanelGuard name="map" {...guard}>
          <CityMapView answer={map} overview={overview} picture={picture} scale={scale} shading={shading} />
        </PanelGuard>
      )}
      <PanelGuard name="replay-bar" {...guard}>
        {children}
      </PanelGuard>
      <div className="column column-overdue">
        <PanelGuard name="overdue" {...guard}>
          <Overdue {...then} alone={hasWatch} />
        </PanelGuard>
        {!hasWatch && often}
      </div>
      {hasWatch && (
        <div className="column column-watch">
          <PanelGuard name="observation" {...guard}>
            <Observation {...then} />
          </PanelGuard>
          {tiling === '3x2' ? (
            <PanelGuard name="stages" {...guard}>
              <Stages {...then} />
            </PanelGuard>
          ) : (
            often
          )}
        </div>
      )}
      {tiling === '3x2' && (
        <>
          <div className="column column-soon">
            <PanelGuard name="soon" {...guard}>
              <DueNext {...then} />
            </PanelGuard>
          </div>
          <div className="column column-often">{often}</div>
        </>
      )}
    </div>
  );
}
