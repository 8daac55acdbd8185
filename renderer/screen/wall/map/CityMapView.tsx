import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import 'leaflet/dist/leaflet.css';
import { useText } from '../../../hook/useText.ts';
import { LampMark } from '../../../part/LampMark.tsx';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import { DEGREE_METRES } from '../../../../shared/grid/distance.ts';
import { SPOT_METRES } from '../../../../shared/wall/hotSpots.ts';
import type { HotSpot } from '../../../../shared/wall/hotSpots.ts';
import { cellShades } from '../../../../shared/wall/shading.ts';
import type { Shading } from '../../../../shared/wall/shading.ts';
import type { Overview } from '../overview.ts';
import type { WallPicture } from '../wallState.ts';
import { caseNames } from '../wallWords.ts';
import { Legend } from './Legend.tsx';
import { MapNotice } from './MapNotice.tsx';
import { MapCard } from './MapCard.tsx';
import { paletteOf } from './palette.ts';
import { openPicture } from './picture.ts';
import type { MapPicture } from './picture.ts';
import type { Area, Point } from './plane.ts';
import { useMapNews } from './useMapNews.ts';
import { useNames } from './useNames.ts';
import { useTour } from './useTour.ts';
import './plane.css';
import './map.css';
import './mapCard.css';

type CityMapViewProps = {
  readonly answer: CityMapAnswer;
  readonly overview: Overview;
  readonly picture: WallPicture;
  readonly scale: number;
  readonly shading: Shading;
};

/** The smallest ring around a spot has this radius, in logical pixels. */
const LEAST_RING = 24;

/** The city with its open cases: ground, cells and markers on canvases that move with the plane, names and hazards above. */
export const CityMapView = memo(function CityMapView(props: CityMapViewProps) {
  const { answer, overview, picture, scale, shading } = props;
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapPicture | null>(null);
  const [view, setView] = useState<Area | null>(null);
  const [isLocked, setLocked] = useState(false);
  const { byCell: openByCell, overdueByCell } = overview;
  const { cells } = answer;

  useLayoutEffect(() => {
    if (place.current === null) return;
    const opened = openPicture({
      place: place.current,
      answer,
      palette: paletteOf(place.current),
      unit: scale,
      onRest: setView,
      onLock: setLocked,
      onPress: null,
    });
    setMap(opened);
    return () => {
      setMap(null);
      setLocked(false);
      opened.end();
    };
  }, [answer, scale]);

  const shades = useMemo(
    () => cellShades({ shading, cells, openByCell, overdueByCell }),
    [shading, cells, openByCell, overdueByCell],
  );
  const { cases, categories } = picture;
  const { lamps, changes, counts } = overview;
  const { drops, shown, tell, onDropEnd } = useMapNews(map);
  useLayoutEffect(() => {
    if (map) tell(map.put({ lamps, changes, counts, steps: shades.steps, shading }));
  }, [map, tell, lamps, changes, counts, shades.steps, shading]);

  const { labels, hazards, corner } = useNames({ map, place, answer, overview, categories, scale, view });
  const isFree = !isLocked && overview.hazards.length === 0;
  const tour = useTour({ cases, lamps, isFree: isFree && shown === null });
  const spot = tour && map ? ringAround(tour.spot, map, scale) : null;
  const hasPlaces = answer.map !== null || cells.length > 0 || cases.size > overview.withoutPlace;

  return (
    <section className={`panel panel-map map ${isLocked ? 'is-locked' : ''}`} aria-label={t('wall.map')}>
      <div ref={place} className="map-stage" role="application" aria-label={t('map.keys')} />
      {!hasPlaces && <p className="map-none">{t('wall.map.none')}</p>}
      {map &&
        createPortal(
          <>
            {labels.map(({ key, x, y, kind, name, count }) => (
              <span key={key} className={`map-label map-${kind}`} style={standAt([x, y])}>
                {name}
                {count !== null && <b className="num"> {count}</b>}
              </span>
            ))}
            {spot && <i className="map-spot" style={spot} />}
            {drops.map(({ key, kind, at }) => (
              <i
                key={key}
                className={`map-drop map-drop-${kind}`}
                style={standAt(at)}
                onAnimationEnd={onDropEnd(key)}
              />
            ))}
            {hazards.map(({ one, at, isAbove, shift }) => (
              <div key={one.id} className={`map-hazard ${isAbove ? 'is-above' : ''}`} style={standAt(at)}>
                <i />
                <i />
                <i />
                <LampMark shape="hazard" />
                <b style={{ left: `${shift}px` }}>{caseNames(one, picture).category}</b>
              </div>
            ))}
          </>,
          map.names,
        )}
      <Legend overview={overview} shading={shading} most={shades.most} />
      <MapCard
        corner={corner}
        onUnlock={isLocked && map ? map.camera.unlock : null}
        hazard={overview.hazards.find(({ lat }) => lat !== null) ?? null}
        news={shown}
        tour={tour}
        picture={picture}
        towns={answer.map?.towns ?? []}
      />
      <MapNotice answer={answer} />
    </section>
  );
});

/** A ring on the plane around the neighbourhood of a spot, large enough to be seen from afar. */
function ringAround({ lat, lng }: HotSpot, map: MapPicture, scale: number) {
  const project = map.project();
  const [x, y] = project([lng, lat]);
  const [, north] = project([lng, lat + SPOT_METRES / DEGREE_METRES]);
  const size = 2 * Math.max(LEAST_RING * scale, y - north);
  return { left: `${x}px`, top: `${y}px`, width: `${size}px`, height: `${size}px` };
}

/** On the map's plane. */
function standAt([x, y]: Point): { readonly left: string; readonly top: string } {
  return { left: `${x}px`, top: `${y}px` };
}
