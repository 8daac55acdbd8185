import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { WallFrame } from '../../../../shared/wall/frame.ts';
import type { Shading } from '../../../../shared/wall/shading.ts';
import type { AgendaItem } from '../../../../shared/contract/wall.ts';
import { useText } from '../../../hook/useText.ts';
import { CityMapView } from '../map/CityMapView.tsx';
import { Meeting } from '../Meeting.tsx';
import type { Overview } from '../overview.ts';
import { PanelGuard } from '../PanelGuard.tsx';
import type { PanelGuardProps } from '../PanelGuard.tsx';
import { UnitLines } from '../UnitLines.tsx';
import type { WallPicture } from '../wallState.ts';
import { pictureOfItem } from './agendaCases.ts';
import { AgendaSteps } from './AgendaSteps.tsx';
import { ItemCases } from './ItemCases.tsx';
import { ItemFigures } from './ItemFigures.tsx';
import { useAgendaItem } from './useAgendaItem.ts';
import './meeting.css';

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

function NoAgenda({ picture, overview }: MeetingSceneProps) {
  const t = useText();
  return (
    <div className="wall-body meeting-scene is-empty">
      <div className="meeting-empty">
        <h2>{t('wall.meeting.noItems')}</h2>
        <p>{t('wall.meeting.noItemsNote')}</p>
      </div>
      <Meeting meeting={picture.meeting} zone={picture.city.zone} roomy={false} />
      <UnitLines picture={picture} byUnit={overview.byUnit} />
    </div>
  );
}

type ItemProps = MeetingSceneProps & { readonly item: AgendaItem; readonly index: number };

function Item({ frame, picture, overview, map, shading, nowMs, item, index }: ItemProps) {
  const t = useText();
  const { agenda } = picture.meeting;
  const { zone } = picture.city;
  const own = useMemo(() => pictureOfItem(item, picture, nowMs), [item, picture, nowMs]);
  // An item that names neither a unit nor cases is about many units.
  const isOfUnits = item.line === null && item.cases.length === 0;
  const guarded = (name: PanelGuardProps['name'], panel: ReactNode): ReactNode => (
    <PanelGuard name={name} nowMs={nowMs} zone={zone}>
      {panel}
    </PanelGuard>
  );
  return (
    <div className={`wall-body meeting-scene ${isOfUnits ? 'of-units' : ''}`}>
      <AgendaSteps agenda={agenda} index={index} />
      <section className="item-head">
        <p className="item-part">
          {t('wall.meeting.place', { index: index + 1, count: agenda.length })}
          <span>{t(`wall.meeting.part.${item.part}`)}</span>
        </p>
        <h2>{item.title}</h2>
        <p className="item-reason">{item.reason}</p>
      </section>
      {isOfUnits ? (
        <>
          {guarded('lines', <UnitLines picture={picture} byUnit={overview.byUnit} />)}
          {guarded('meeting', <Meeting meeting={picture.meeting} zone={zone} roomy />)}
        </>
      ) : (
        <>
          <ItemFigures item={item} own={own} rateLines={picture.rateLines} />
          {guarded('cases', <ItemCases key={index} item={item} own={own} nowMs={nowMs} />)}
          {map === null ? (
            <section className="panel panel-map map" />
          ) : (
            guarded(
              'map',
              <CityMapView
                answer={map}
                overview={own.overview}
                picture={own.picture}
                scale={frame.scale}
                shading={shading}
              />,
            )
          )}
        </>
      )}
    </div>
  );
}
