import { useMemo, useState } from 'react';
import { INITIAL_SCENES } from '../../../shared/wall/scene.ts';
import { tilesOf } from '../../../shared/wall/size.ts';
import { useNow } from '../../hook/useNow.ts';
import { useSurface } from '../../hook/useSurface.ts';
import { useText } from '../../hook/useText.ts';
import { Boundary } from '../../part/Boundary.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { Header } from './Header.tsx';
import { createOverviews } from './overview.ts';
import { PanelGuard } from './PanelGuard.tsx';
import { ReplayWall } from './replay/ReplayWall.tsx';
import { SceneBody } from './SceneBody.tsx';
import { Situation } from './Situation.tsx';
import { MeetingScene } from './scene/MeetingScene.tsx';
import { Ticker } from './Ticker.tsx';
import { useCityMap, useWall } from './useWall.ts';
import { usePaintedMark } from './usePaintedMark.ts';
import { useFrame } from './useFrame.ts';
import { usePreview } from './usePreview.ts';
import { useScene } from './useScene.ts';
import { useShown } from './useShown.ts';
import { useWallSound } from './useWallSound.ts';
import { lineState } from './wallState.ts';
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

/** Names this wall among others for a desk: `?wall=大厅`; `?sound=off` keeps one of several in a room silent. */
const WALL_NAME = (new URLSearchParams(window.location.search).get('wall') ?? '').trim().slice(0, 20);
const IS_MUTE = new URLSearchParams(window.location.search).get('sound') === 'off';

/** `/wall`: the whole city, read from afar and touched by nobody. */
export function WallScreen() {
  useSurface('wall');
  const t = useText();
  const { state, show } = useWall();
  const { picture, offsetMs, heardAtMs } = state;
  const preview = usePreview();
  const frame = useFrame(preview?.draft ?? picture);
  const map = useCityMap(picture && `${picture.city.name} ${state.takenAt}`);
  const nowMs = useNow(1000);
  const line = lineState(state, nowMs);
  const isOld = line === 'lost' || line === 'stale';
  // A picture that is no longer live keeps the instant at which it was last true.
  const liveMs = isOld && heardAtMs !== null ? heardAtMs : nowMs - (nowMs % RENEW_MS);
  const shownMs = Math.max(liveMs, heardAtMs ?? 0) + offsetMs;
  const renewMs = Math.floor(shownMs / RENEW_MS) * RENEW_MS;
  const [overviewOf] = useState(createOverviews);
  const overview = useMemo(() => picture && overviewOf(picture, renewMs), [overviewOf, picture, renewMs]);
  usePaintedMark(overview !== null && map !== null);
  const { remote } = state;
  const turns = picture?.scenes ?? INITIAL_SCENES;
  const alarmed = overview !== null && overview.hazards.length > 0;
  const now = useScene({ turns, remote, alarmed, nowMs });
  const turn = preview?.draft ? { scene: preview.draft.scene, share: null } : now;
  const { scene } = turn;
  const shading = remote.shading ?? picture?.shading ?? 'open';
  const leftMs = remote.opened === null ? 0 : remote.opened.untilMs - nowMs;
  const openedCase = leftMs > 0 ? (remote.opened?.caseId ?? null) : null;
  const sound = useWallSound({
    picture,
    overview,
    nowMs: renewMs,
    isLive: line === 'live',
    isMute: IS_MUTE || preview !== null,
    trial: remote.trial,
  });
  // A preview at a desk is no wall.
  useShown(preview === null ? show : noShow, {
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
  const { columns: modules, rows } = tilesOf(frame.tiling);
  const isCompact = frame.plan.endsWith('-compact');
  return (
    <main
      className={`wall plan-${frame.plan} ${isCompact ? 'is-compact' : ''} ${isOld ? 'is-old' : ''} ${openedCase === null ? '' : 'has-facts'}`}
      data-modules={modules}
      data-rows={rows}
      aria-busy={picture === null}
    >
      <Header
        city={picture?.city ?? BEFORE_FIRST}
        offsetMs={offsetMs}
        heardAtMs={heardAtMs}
        line={line}
        isPast={isReplay}
        turns={turns}
        turn={turn}
      />
      {!(isReplay && picture && overview) && situation}
      {picture && overview && isReplay ? (
        <ReplayWall
          frame={frame}
          picture={picture}
          overview={overview}
          map={map}
          shading={shading}
          asked={remote.replay}
          turned={remote.turned}
          sound={sound}
          nowMs={renewMs}
          situation={isOld || overview.hazards.length > 0 ? situation : null}
        />
      ) : picture && overview ? (
        <>
          {scene === 'meeting' ? (
            <MeetingScene
              frame={frame}
              picture={picture}
              overview={overview}
              map={map}
              nowMs={renewMs}
              shading={shading}
              steps={remote.steps}
              paused={remote.paused}
            />
          ) : (
            <SceneBody
              scene={scene === 'accountability' ? scene : 'live'}
              layouts={preview?.draft?.layouts ?? picture.layouts}
              frame={frame}
              picture={picture}
              overview={overview}
              map={map}
              shading={shading}
              judgedAt={state.judgedAt}
              nowMs={renewMs}
            />
          )}
          <PanelGuard name="ticker" nowMs={renewMs} zone={picture.city.zone}>
            <Ticker items={picture.ticker} zone={picture.city.zone} modules={modules} sound={sound} />
          </PanelGuard>
        </>
      ) : (
        <p className="wall-opening">{t(state.down === null ? 'wall.opening.text' : 'wall.opening.todo')}</p>
      )}
      {picture && openedCase !== null && (
        <CaseFacts caseId={openedCase} leftMs={leftMs} picture={picture} nowMs={renewMs} frame={frame} />
      )}
    </main>
  );
}

function noShow(): void {
  // Nothing is told.
}
