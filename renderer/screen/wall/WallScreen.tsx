import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { CityMapAnswer } from '../../../shared/contract/map.ts';
import { WALL_SCENES } from '../../../shared/contract/wallControl.ts';
import type { Shading } from '../../../shared/wall/shading.ts';
import { useNow } from '../../hook/useNow.ts';
import { useSurface } from '../../hook/useSurface.ts';
import { useText } from '../../hook/useText.ts';
import { Boundary } from '../../part/Boundary.tsx';
import { AccountabilityScene } from './scene/AccountabilityScene.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { Duty } from './Duty.tsx';
import { DayCourse } from './DayCourse.tsx';
import { FlowStrip } from './FlowStrip.tsx';
import { Header } from './Header.tsx';
import { CityMapView } from './map/CityMapView.tsx';
import { Meeting } from './Meeting.tsx';
import { Observation } from './Observation.tsx';
import { DueNext, Overdue } from './Overdue.tsx';
import { overviewOf } from './overview.ts';
import { PanelGuard } from './PanelGuard.tsx';
import type { PanelGuardProps } from './PanelGuard.tsx';
import type { Overview } from './overview.ts';
import { Often, Stages } from './Shares.tsx';
import { ReplayWall } from './replay/ReplayWall.tsx';
import { Situation } from './Situation.tsx';
import { MeetingScene } from './scene/MeetingScene.tsx';
import { Ticker } from './Ticker.tsx';
import { UnitLines } from './UnitLines.tsx';
import { useCityMap, useWall } from './useWall.ts';
import { usePaintedMark } from './usePaintedMark.ts';
import { useShown } from './useShown.ts';
import { useWallSound } from './useWallSound.ts';
import { layoutOf } from './wallLayout.ts';
import type { WallLayout } from './wallLayout.ts';
import { lineState } from './wallState.ts';
import type { WallPicture } from './wallState.ts';
import './wall.css';
import './situation.css';
import './ticker.css';
import './panels.css';
import './lists.css';
import './duty.css';
import './instead.css';
import './plans.css';

/** Lamps and times in words are renewed this often; what the host sends is shown at once. */
const RENEW_MS = 5000;
const BEFORE_FIRST = { name: '', zone: 'Asia/Shanghai', demo: false, filling: false } as const;

/** Which scene this wall shows: `?scene=accountability`, `meeting` or `replay`, else the whole city now. */
const ASKED_SCENE = new URLSearchParams(window.location.search).get('scene');
const SCENE = WALL_SCENES.find((scene) => scene === ASKED_SCENE) ?? 'live';

/** Names this wall among others for a desk: `?wall=大厅`; `?sound=off` keeps one of several in a room silent. */
const WALL_NAME = (new URLSearchParams(window.location.search).get('wall') ?? '').trim().slice(0, 20);
const IS_MUTE = new URLSearchParams(window.location.search).get('sound') === 'off';

/** `/wall`: the whole city, read from afar and touched by nobody. */
export function WallScreen() {
  useSurface('wall');
  const t = useText();
  const layout = useLayout();
  const { state, show } = useWall();
  const { picture, offsetMs, heardAtMs } = state;
  const map = useCityMap(picture && `${picture.city.name} ${state.takenAt}`);
  const nowMs = useNow(1000);
  const line = lineState(state, nowMs);
  const isOld = line === 'lost' || line === 'stale';
  // A picture that is no longer live keeps the instant at which it was last true.
  const liveMs = isOld && heardAtMs !== null ? heardAtMs : nowMs - (nowMs % RENEW_MS);
  const shownMs = Math.max(liveMs, heardAtMs ?? 0) + offsetMs;
  const renewMs = Math.floor(shownMs / RENEW_MS) * RENEW_MS;
  const overview = useMemo(() => picture && overviewOf(picture, renewMs), [picture, renewMs]);
  usePaintedMark(overview !== null && map !== null);
  const { remote } = state;
  const scene = remote.scene ?? SCENE;
  const shading = remote.shading ?? picture?.shading ?? 'open';
  const leftMs = remote.opened === null ? 0 : remote.opened.untilMs - nowMs;
  const openedCase = leftMs > 0 ? (remote.opened?.caseId ?? null) : null;
  const sound = useWallSound({
    picture,
    overview,
    nowMs: renewMs,
    isLive: line === 'live',
    isMute: IS_MUTE,
    trial: remote.trial,
  });
  useShown(show, {
    name: WALL_NAME,
    scene,
    paused: remote.paused,
    caseId: openedCase,
    shading,
    sound,
    width: window.innerWidth,
    height: window.innerHeight,
  });
  const isReplay = scene === 'replay';
  const situation = (
    <Boundary renderError={() => <div className="situation" />} retry={renewMs}>
      <Situation state={state} line={line} overview={overview} />
    </Boundary>
  );
  return (
    <main
      className={`wall plan-${layout.plan} ${isOld ? 'is-old' : ''} ${openedCase === null ? '' : 'has-facts'}`}
      data-modules={layout.modules}
      aria-busy={picture === null}
    >
      <Header
        city={picture?.city ?? BEFORE_FIRST}
        offsetMs={offsetMs}
        heardAtMs={heardAtMs}
        line={line}
        isPast={isReplay}
      />
      {!(isReplay && picture && overview) && situation}
      {picture && overview && isReplay ? (
        <ReplayWall
          layout={layout}
          picture={picture}
          overview={overview}
          map={map}
          shading={shading}
          asked={remote.replay}
          turned={remote.turned}
          nowMs={renewMs}
          situation={isOld || overview.hazards.length > 0 ? situation : null}
        />
      ) : picture && overview ? (
        <>
          {scene === 'accountability' ? (
            <AccountabilityScene
              layout={layout}
              picture={picture}
              overview={overview}
              judgedAt={state.judgedAt}
              nowMs={renewMs}
            />
          ) : scene === 'meeting' ? (
            <MeetingScene
              layout={layout}
              picture={picture}
              overview={overview}
              map={map}
              nowMs={renewMs}
              shading={remote.shading ?? picture.shading}
              steps={remote.steps}
              paused={remote.paused}
            />
          ) : (
            <Body layout={layout} picture={picture} overview={overview} map={map} shading={shading} nowMs={renewMs} />
          )}
          <PanelGuard name="ticker" nowMs={renewMs} zone={picture.city.zone}>
            <Ticker items={picture.ticker} zone={picture.city.zone} modules={layout.modules} sound={sound} />
          </PanelGuard>
        </>
      ) : (
        <p className="wall-opening">{t(state.down === null ? 'wall.opening.text' : 'wall.opening.todo')}</p>
      )}
      {picture && openedCase !== null && (
        <CaseFacts caseId={openedCase} leftMs={leftMs} picture={picture} nowMs={renewMs} modules={layout.modules} />
      )}
    </main>
  );
}

type BodyProps = {
  readonly layout: WallLayout;
  readonly picture: WallPicture;
  readonly overview: Overview;
  readonly map: CityMapAnswer | null;
  readonly shading: Shading;
  readonly nowMs: number;
};

/** The panels: the same on every wall, in other places; more canvas shows more whole rows. */
function Body({ layout: { plan, scale }, picture, overview, map, shading, nowMs }: BodyProps) {
  const { zone } = picture.city;
  const cases = { overview, picture, nowMs };
  const isWide = plan === 'wide';
  const hasUnitsApart = isWide || plan === 'broad';
  const guarded = (name: PanelGuardProps['name'], panel: ReactNode): ReactNode => (
    <PanelGuard name={name} nowMs={nowMs} zone={zone}>
      {panel}
    </PanelGuard>
  );
  const lines = guarded('lines', <UnitLines picture={picture} byUnit={overview.byUnit} />);
  const often = guarded('often', <Often overview={overview} picture={picture} />);
  const duty = guarded('duty', <Duty roster={picture.roster} nowMs={nowMs} zone={zone} />);
  const stages = guarded('stages', <Stages overview={overview} />);
  return (
    <div className="wall-body">
      {guarded('flow', <FlowStrip flow={picture.flow} open={overview.total} />)}
      <div className="column column-left">
        {guarded(
          'day',
          <DayCourse hours={picture.hours} newestMs={overview.newestMs} nowMs={nowMs} zone={zone} scale={scale} />,
        )}
        {hasUnitsApart ? often : lines}
      </div>
      {hasUnitsApart && <div className="column column-units">{lines}</div>}
      {map === null ? (
        <section className="panel panel-map map" />
      ) : (
        guarded(
          'map',
          <CityMapView answer={map} overview={overview} picture={picture} scale={scale} shading={shading} />,
        )
      )}
      {isWide && (
        <div className="column column-next">
          {guarded('soon', <DueNext {...cases} />)}
          {stages}
          {duty}
        </div>
      )}
      {plan === 'large' && (
        <div className="column column-shares">
          {often}
          {stages}
          {duty}
        </div>
      )}
      <div className="column column-overdue">{guarded('overdue', <Overdue {...cases} alone={isWide} />)}</div>
      <div className="column column-watch">
        {guarded('observation', <Observation {...cases} />)}
        {guarded('meeting', <Meeting meeting={picture.meeting} zone={zone} roomy={plan !== 'standard'} />)}
      </div>
    </div>
  );
}

/** The plan for this window; `?scale=1.5` in the address sets the size of letters for the viewing distance. */
function useLayout(): WallLayout {
  const [layout, setLayout] = useState(readLayout);
  useEffect(() => {
    const resize = (): void => setLayout(readLayout());
    window.addEventListener('resize', resize);
    return () => window.removeEventListener('resize', resize);
  }, []);
  useLayoutEffect(() => {
    document.documentElement.style.setProperty('--wall-scale', String(layout.scale));
    return () => void document.documentElement.style.removeProperty('--wall-scale');
  }, [layout.scale]);
  return layout;
}

function readLayout(): WallLayout {
  const asked = Number(new URLSearchParams(window.location.search).get('scale'));
  return layoutOf(window.innerWidth, window.innerHeight, asked >= 0.5 && asked <= 4 ? asked : null);
}
