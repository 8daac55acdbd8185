import { Fragment, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { CityMapAnswer } from '../../../shared/contract/map.ts';
import { dayKey } from '../../../shared/time/zone.ts';
import { BODY, boxOf } from '../../../shared/wall/arrangement.ts';
import type { Box } from '../../../shared/wall/arrangement.ts';
import type { WallFrame } from '../../../shared/wall/frame.ts';
import { arrangementOf } from '../../../shared/wall/layouts.ts';
import type { WallLayouts } from '../../../shared/wall/layouts.ts';
import { FLOW_IN_ONE_LINE_PX } from '../../../shared/wall/panel.ts';
import type { PanelName } from '../../../shared/wall/panel.ts';
import type { ArrangedScene } from '../../../shared/wall/scene.ts';
import type { Shading } from '../../../shared/wall/shading.ts';
import { useText } from '../../hook/useText.ts';
import { DayCourse } from './DayCourse.tsx';
import { Duty } from './Duty.tsx';
import { FlowStrip } from './FlowStrip.tsx';
import { CityMapView } from './map/CityMapView.tsx';
import { Meeting } from './Meeting.tsx';
import { Observation } from './Observation.tsx';
import { DueNext, Overdue } from './Overdue.tsx';
import { PanelGuard } from './PanelGuard.tsx';
import type { Overview } from './overview.ts';
import { Issued } from './scene/Issued.tsx';
import { IssuedByUnit } from './scene/IssuedByUnit.tsx';
import { Ladder } from './scene/Ladder.tsx';
import { useIssued } from './scene/useIssued.ts';
import { Often, Stages } from './Shares.tsx';
import { UnitLines } from './UnitLines.tsx';
import type { WallPicture } from './wallState.ts';
import './scene/scene.css';

/** From this height a meeting's items have room for their reasons. */
const ROOMY_PX = 380;
/** A lower map has no room for its legend beside the city. */
const LEGEND_FROM_PX = 420;
const OF_ISSUED: ReadonlySet<PanelName> = new Set(['ladder', 'issued', 'by-unit']);

export type SceneBodyProps = {
  readonly scene: ArrangedScene;
  readonly layouts: WallLayouts;
  readonly frame: WallFrame;
  readonly picture: WallPicture;
  readonly overview: Overview;
  readonly map: CityMapAnswer | null;
  readonly shading: Shading;
  /** When something was last judged, so that what was issued is asked for anew. */
  readonly judgedAt: number;
  readonly nowMs: number;
};

/** A scene's panels, each in its place on this wall; one that fails stays in its frame. */
export function SceneBody(props: SceneBodyProps) {
  const { scene, layouts, frame, picture, judgedAt, nowMs } = props;
  const { zone } = picture.city;
  const places = useMemo(() => arrangementOf(layouts, scene, frame), [layouts, scene, frame]);
  const shown = new Set(places.map(({ panel }) => panel));
  const isJudged = places.some(({ panel }) => OF_ISSUED.has(panel));
  const issued = useIssued(isJudged ? `${judgedAt} ${dayKey(nowMs, zone)}` : null);
  const panelOf = usePanels(props, issued, shown);
  return (
    <div className={`wall-body scene-${scene}`}>
      {places.map((place) => {
        const box = boxOf(place, frame);
        return (
          <div key={place.panel} className={`slot ${box.height < LEGEND_FROM_PX ? 'is-low' : ''}`} style={placed(box)}>
            <PanelGuard name={place.panel} nowMs={nowMs} zone={zone}>
              <Fragment>{panelOf(place.panel, box)}</Fragment>
            </PanelGuard>
          </div>
        );
      })}
    </div>
  );
}

function usePanels(
  { picture, overview, map, shading, frame, nowMs }: SceneBodyProps,
  issued: ReturnType<typeof useIssued>,
  shown: ReadonlySet<PanelName>,
): (panel: PanelName, box: Box) => ReactNode {
  const t = useText();
  const { zone } = picture.city;
  const cases = { overview, picture, nowMs };
  return (panel, box) => {
    switch (panel) {
      case 'flow':
        return <FlowStrip flow={picture.flow} open={overview.total} inTwoLines={box.width < FLOW_IN_ONE_LINE_PX} />;
      case 'day':
        return (
          <DayCourse hours={picture.hours} newestMs={overview.newestMs} nowMs={nowMs} zone={zone} scale={frame.scale} />
        );
      case 'lines':
        return <UnitLines picture={picture} byUnit={overview.byUnit} />;
      case 'map':
        return map === null ? (
          <section className="panel panel-map map" />
        ) : (
          <CityMapView answer={map} overview={overview} picture={picture} scale={frame.scale} shading={shading} />
        );
      case 'overdue':
        return <Overdue {...cases} alone={shown.has('soon')} />;
      case 'soon':
        return <DueNext {...cases} />;
      case 'observation':
        return <Observation {...cases} />;
      case 'meeting':
        return <Meeting meeting={picture.meeting} zone={zone} roomy={box.height >= ROOMY_PX} />;
      case 'duty':
        return <Duty roster={picture.roster} nowMs={nowMs} zone={zone} />;
      case 'often':
        return <Often overview={overview} picture={picture} />;
      case 'stages':
        return <Stages overview={overview} />;
      default:
        if (issued === null) return <p className="panel none">{t('wall.issued.reading')}</p>;
        if (panel === 'ladder') return <Ladder issued={issued} />;
        return panel === 'issued' ? <Issued issued={issued} zone={zone} /> : <IssuedByUnit issued={issued} />;
    }
  };
}

/** In rem, which follow the size of letters; the body begins below the situation line. */
function placed({ left, top, width, height }: Box) {
  const rem = (px: number): string => `${px / 10}rem`;
  return { left: rem(left), top: rem(top - BODY.top), width: rem(width), height: rem(height) };
}
