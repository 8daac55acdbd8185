import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { WallFrame } from '../../../../shared/wall/frame.ts';
import type { Shading } from '../../../../shared/wall/shading.ts';
import type { AgendaItem } from '../../../../shared/contract/wall.ts';
import { tilesOf } from '../../../../shared/wall/size.ts';
import { useText } from '../../../hook/useText.ts';
import { CityMapView } from '../map/CityMapView.tsx';
import { Meeting } from '../Meeting.tsx';
import type { Overview } from '../overview.ts';
import { Observation } from '../Observation.tsx';
import { Overdue } from '../Overdue.tsx';
import { PanelGuard } from '../PanelGuard.tsx';
import type { PanelGuardProps } from '../PanelGuard.tsx';
import { Often } from '../Shares.tsx';
import { UnitLines } from '../UnitLines.tsx';
import type { WallPicture } from '../wallState.ts';
import { pictureOfItem } from './agendaCases.ts';
import { AgendaSteps } from './AgendaSteps.tsx';
import { ItemCases } from './ItemCases.tsx';
import { ItemFigures } from './ItemFigures.tsx';
import { UnitMonths } from './UnitMonths.tsx';
import { useAgendaItem } from './useAgendaItem.ts';
import './meeting.css';
import './meetingPlans.css';
import './months.css';

export type MeetingSceneProps = {
  readonly frame: WallFrame;
  readonly picture: WallPicture;
  readonly overview: Overview;
  readonly map: CityMapAnswer | null;
  readonly shading: Shading;
  readonly nowMs: number;
  /** Pages that a desk has turned, forward less back. */
  readonly steps: number;
  readonly paused: boolean;
};

/** The quarter's special meeting, item by item: the finding as a sentence, three figures, its cases and where they are. */
export function MeetingScene(props: MeetingSceneProps) {
  const { agenda } = props.picture.meeting;
  const index = useAgendaItem(agenda.length, props);
  const item = agenda[index];
  return item === undefined ? <NoAgenda {...props} /> : <Item {...props} item={item} index={index} />;
}

function NoAgenda({ frame, picture, overview, nowMs }: MeetingSceneProps) {
  const t = useText();
  const { columns, rows } = tilesOf(frame.tiling);
  return (
    <div className="wall-body meeting-scene is-empty">
      <div className="meeting-empty">
        <h2>{t('wall.meeting.noItems')}</h2>
        <p>{t('wall.meeting.noItemsNote')}</p>
      </div>
      <Meeting meeting={picture.meeting} zone={picture.city.zone} roomy={false} />
      <UnitLines picture={picture} byUnit={overview.byUnit} />
      {rows > 1 && <Often overview={overview} picture={picture} />}
      {rows > 1 && columns === 3 && <Overdue overview={overview} picture={picture} nowMs={nowMs} alone />}
    </div>
  );
}

/** A wall that is higher or broader than one screen has room for the city beside the item. */
function panelsOf(
  item: AgendaItem,
  isOfUnits: boolean,
  { plan, tiling }: WallFrame,
): readonly PanelGuardProps['name'][] {
  const { columns, rows } = tilesOf(tiling);
  const isHigh = rows > 1;
  const isBroad = columns === 3;
  const isCompact = plan.endsWith('-compact') && !isHigh;
  if (isOfUnits)
    return [
      'lines',
      'meeting',
      ...(isHigh || isBroad ? (['often'] as const) : []),
      ...(isHigh ? (['map'] as const) : []),
      ...(isHigh && isBroad ? (['observation', 'overdue'] as const) : []),
    ];
  const hasMonths = item.line !== null && !isCompact;
  return [
    'cases',
    'map',
    ...(hasMonths ? (['months'] as const) : isHigh || isBroad ? (['often'] as const) : []),
    ...(isHigh ? (['lines'] as const) : []),
    ...(isHigh && isBroad ? (['meeting', 'overdue'] as const) : []),
  ];
}

type ItemProps = MeetingSceneProps & { readonly item: AgendaItem; readonly index: number };

function Item({ frame, picture, overview, map, shading, nowMs, item, index }: ItemProps) {
  const t = useText();
  const { agenda } = picture.meeting;
  const { zone } = picture.city;
  // An item that names neither a unit nor cases is about many units, so about the whole city.
  const isOfUnits = item.line === null && item.cases.length === 0;
  const own = useMemo(
    () => (isOfUnits ? { picture, overview, cases: [] } : pictureOfItem(item, picture, nowMs)),
    [isOfUnits, item, picture, overview, nowMs],
  );
  const panels = panelsOf(item, isOfUnits, frame);
  const panelOf = (name: PanelGuardProps['name']): ReactNode => {
    switch (name) {
      case 'lines':
        return <UnitLines picture={picture} byUnit={overview.byUnit} />;
      case 'meeting':
        return <Meeting meeting={picture.meeting} zone={zone} roomy />;
      case 'months':
        return item.line && <UnitMonths unit={item.line.unit} rateLines={picture.rateLines} nowMs={nowMs} />;
      case 'often':
        return <Often overview={own.overview} picture={picture} />;
      case 'overdue':
        return <Overdue overview={overview} picture={picture} nowMs={nowMs} alone />;
      case 'observation':
        return <Observation overview={overview} picture={picture} nowMs={nowMs} />;
      case 'map':
        return map === null ? (
          <section className="panel panel-map map" />
        ) : (
          <CityMapView
            answer={map}
            overview={own.overview}
            picture={own.picture}
            scale={frame.scale}
            shading={shading}
          />
        );
      default:
        return <ItemCases key={index} item={item} own={own} nowMs={nowMs} />;
    }
  };
  return (
    <div
      className={`wall-body meeting-scene ${isOfUnits ? 'of-units' : ''} ${panels.includes('months') ? 'has-months' : ''}`}
    >
      <AgendaSteps agenda={agenda} index={index} />
      <section className="item-head">
        <p className="item-part">
          {t('wall.meeting.place', { index: index + 1, count: agenda.length })}
          <span>{t(`wall.meeting.part.${item.part}`)}</span>
        </p>
        <h2>{item.title}</h2>
        <p className="item-reason">{item.reason}</p>
      </section>
      {!isOfUnits && <ItemFigures item={item} own={own} rateLines={picture.rateLines} />}
      {panels.map((name) => (
        <PanelGuard key={name} name={name} nowMs={nowMs} zone={zone}>
          {panelOf(name)}
        </PanelGuard>
      ))}
    </div>
  );
}
