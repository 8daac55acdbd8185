import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { QueueRow } from '../../../../shared/contract/desk.ts';
import { MOST_PLACES } from '../../../../shared/contract/deskMap.ts';
import type { CasePlace, ListPlaces, PlacedList } from '../../../../shared/contract/deskMap.ts';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { Bounds } from '../../../../shared/grid/polygon.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import { useText } from '../../../hook/useText.ts';
import { Mark } from '../../../part/Mark.tsx';
import type { Theme } from '../../../part/deskTheme.ts';
import type { MapPicture } from '../../wall/map/picture.ts';
import { leftWords } from '../queue/CaseRow.tsx';
import type { RowContext } from '../queue/CaseRow.tsx';
import { usePlaces } from '../deskData.ts';
import { cutBounds } from '../search/searchCriteria.ts';
import { CityPlane } from './CityPlane.tsx';
import { drawnPlaces } from './drawnPlaces.ts';
import { TownNames } from './TownNames.tsx';
import type { MapPlace } from './MapPane.tsx';

const NONE: readonly CasePlace[] = [];
const LEGEND = ['hazard', 'overdue', 'soon', 'observation', 'normal'] as const;

export type ListMapProps = {
  readonly list: PlacedList;
  readonly city: CityMapAnswer;
  readonly theme: Theme;
  readonly context: RowContext;
  /** The case under the cursor, and its row where that is read. */
  readonly cursor: number | null;
  readonly row: QueueRow | null;
  readonly place: MapPlace;
  /** Cases outside are left out of the list; null: none are. */
  readonly view: Bounds | null;
  readonly onView: (view: Bounds | null) => void;
  readonly onPoint: (id: number, index: number) => void;
  readonly onOpen: (id: number) => void;
  readonly onClose: () => void;
};

/** The cases of the list on the map of the city: a marker is a row, and what is seen may bound what is looked for. */
export function ListMap(props: ListMapProps) {
  const { list, city, theme, context, cursor, row, place, view, onView, onPoint, onOpen, onClose } = props;
  const { seenRef, focusRef } = place;
  const t = useText();
  const plane = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapPicture | null>(null);
  const { data } = usePlaces(list);
  const places = data?.places ?? NONE;
  const drawn = useMemo(() => drawnPlaces(places, context.queue), [places, context.queue]);
  const byId = useMemo(() => new Map(places.map((one) => [one.id, one])), [places]);
  const hasEnded = list.kind === 'search' && list.criteria.state !== 'open';
  const chosen = cursor === null ? null : (byId.get(cursor) ?? null);

  useLayoutEffect(() => {
    if (focusRef.current) plane.current?.focus();
    focusRef.current = false;
  }, [focusRef]);

  // A view that comes from elsewhere, such as a saved search, is shown; one that was set here is there already.
  useEffect(() => {
    if (!map || view === null || same(view, seenRef.current)) return;
    seenRef.current = view;
    map.camera.show(view);
  }, [map, view, seenRef]);

  // The marker of the row under the cursor comes into sight.
  useEffect(() => {
    const at = map && cursor !== null ? map.at(cursor) : null;
    if (!map || !at) return;
    const { left, top, right, bottom } = map.view();
    const [x, y] = at;
    if (x < left || x > right || y < top || y > bottom) map.camera.pan(x - (left + right) / 2, y - (top + bottom) / 2);
  }, [map, cursor]);

  return (
    <section className="desk-map" aria-label={t('desk.map.title')}>
      <header className="desk-list-head">
        <h2>
          {t('desk.map.title')} <span className="num">{data ? places.length : ''}</span>
        </h2>
        <small>{data ? shownWords(data, t) : t('desk.list.loading')}</small>
        <span className="quiet">
          <button
            type="button"
            className={`desk-chip ${view === null ? '' : 'is-on'}`}
            aria-pressed={view !== null}
            onClick={() => onView(view === null && map ? cutBounds(map.camera.bounds()) : null)}
          >
            {t(context.queue === null || view !== null ? 'desk.map.within' : 'desk.map.withinOpen')}
          </button>
          <button type="button" className="desk-link" onClick={onClose}>
            {t('desk.map.close')} <kbd>Esc</kbd>
          </button>
        </span>
      </header>
      <CityPlane
        key={theme}
        planeRef={plane}
        label={t('desk.map.keys')}
        city={city}
        theme={theme}
        drawn={drawn}
        around={chosen && [chosen.lng, chosen.lat]}
        cell={null}
        onOpen={(opened) => {
          if (seenRef.current) opened.camera.show(seenRef.current);
          setMap(opened);
        }}
        onMoved={({ camera }) => {
          seenRef.current = cutBounds(camera.bounds());
          if (view !== null) onView(seenRef.current);
        }}
        onEnter={null}
        onPress={(pressed, point) => {
          const id = pressed.caseAt(point);
          const pointed = id === null ? undefined : byId.get(id);
          if (!pointed) return;
          if (pointed.id === cursor) onOpen(pointed.id);
          else onPoint(pointed.id, pointed.index);
        }}
      >
        {(shown) => <Above map={shown} city={city} chosen={chosen} view={view} />}
      </CityPlane>
      <ul className="desk-map-legend">
        {LEGEND.filter((lamp) => drawn.counts[lamp] > 0).map((lamp) => (
          <li key={lamp}>
            <Mark state={lamp} />
            {t(lamp === 'normal' && hasEnded ? 'desk.map.normal' : `wall.lamp.${lamp}`)}
            <b className="num">{drawn.counts[lamp]}</b>
          </li>
        ))}
      </ul>
      <footer className="desk-map-chosen" aria-live="polite">
        {chosen && row ? (
          <ChosenCase row={row} chosen={chosen} context={context} onOpen={onOpen} />
        ) : (
          <p className="quiet">{t('desk.map.choose')}</p>
        )}
      </footer>
    </section>
  );
}

/** The case under the cursor, in two lines. */
function ChosenCase({
  row,
  chosen,
  context,
  onOpen,
}: {
  readonly row: QueueRow;
  readonly chosen: CasePlace;
  readonly context: RowContext;
  readonly onOpen: (id: number) => void;
}) {
  const t = useText();
  return (
    <>
      <p>
        <Mark state={chosen.lamp} />
        <b>{row.categoryName}</b>
        <span>{row.address ?? t('desk.list.noAddress')}</span>
        <strong className={`lamp-${chosen.lamp}`}>{leftWords(row, context, t)}</strong>
      </p>
      <p className="quiet">
        <span className="num">{row.number}</span>
        {row.unitName === null ? null : <span>{row.unitName}</span>}
        <button type="button" className="desk-link" onClick={() => onOpen(row.id)}>
          {t('desk.map.openCase')} <kbd>Enter</kbd>
        </button>
      </p>
    </>
  );
}

/** The names of the towns, a ring around the case under the cursor, and the edge of the view that bounds the search. */
function Above({
  map,
  city,
  chosen,
  view,
}: {
  readonly map: MapPicture;
  readonly city: CityMapAnswer;
  readonly chosen: CasePlace | null;
  readonly view: Bounds | null;
}) {
  const project = map.project();
  const [left, top] = view ? project([view.west, view.north]) : [0, 0];
  const [right, bottom] = view ? project([view.east, view.south]) : [0, 0];
  const [x, y] = chosen ? project([chosen.lng, chosen.lat]) : [0, 0];
  return (
    <>
      <TownNames map={map} city={city} />
      {view ? <i className="desk-map-view" style={{ left, top, width: right - left, height: bottom - top }} /> : null}
      {chosen ? <i className="desk-map-ring" style={{ left: x, top: y }} /> : null}
    </>
  );
}

function shownWords({ total, looked, places }: ListPlaces, t: Translate): string {
  const without = looked - places.length;
  return [
    ...(total > looked ? [t('desk.map.first', { total, most: MOST_PLACES })] : []),
    ...(without > 0 ? [t('desk.map.without', { count: without })] : []),
  ].join('，');
}

function same(a: Bounds, b: Bounds | null): boolean {
  return b !== null && a.west === b.west && a.south === b.south && a.east === b.east && a.north === b.north;
}
