import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { createPortal } from 'react-dom';
import 'leaflet/dist/leaflet.css';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { Position } from '../../../../shared/grid/coordinate.ts';
import type { CellStep } from '../../../../shared/wall/shading.ts';
import type { Theme } from '../../../part/deskTheme.ts';
import { MapNotice } from '../../wall/map/MapNotice.tsx';
import { paletteOf } from '../../wall/map/palette.ts';
import { openPicture } from '../../wall/map/picture.ts';
import type { MapPicture } from '../../wall/map/picture.ts';
import type { Point } from '../../wall/map/plane.ts';
import type { DrawnPlaces } from './drawnPlaces.ts';
import { isComposing } from '../keyboard/shortcut.ts';
import { planeMoveOf } from './planeKeys.ts';
import '../../wall/map/plane.css';
import './map.css';

export type CityPlaneProps = {
  /** What takes the keys. */
  readonly planeRef: RefObject<HTMLDivElement | null>;
  readonly label: string;
  readonly city: CityMapAnswer;
  readonly theme: Theme;
  readonly drawn: DrawnPlaces;
  /** Stays where it is while keys change the scale; null: the middle does. */
  readonly around: Position | null;
  /** A cell that is laid out in colour; null: none. */
  readonly cell: string | null;
  /** The map stands: the view may be set. */
  readonly onOpen: (map: MapPicture) => void;
  /** The view was moved and rests. */
  readonly onMoved: (map: MapPicture) => void;
  /** A press that moved nothing, at a point of the plane. */
  readonly onPress: (map: MapPicture, point: Point) => void;
  /** Enter is pressed on the map; null: it means what it means on the page. */
  readonly onEnter: (() => void) | null;
  /** What stands on the plane above the markers. */
  readonly children: (map: MapPicture) => ReactNode;
};

/** The map of the city as the wall draws it, in the desk's colours, moved by mouse and keys. */
export function CityPlane(props: CityPlaneProps) {
  const { planeRef, label, city, theme, drawn, cell, children } = props;
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapPicture | null>(null);
  // A plane of another scale: what stands above the markers finds its place anew.
  const [, setRests] = useState(0);
  const told = useRef(props);
  useLayoutEffect(() => {
    told.current = props;
  });

  useLayoutEffect(() => {
    if (place.current === null) return;
    const opened = openPicture({
      place: place.current,
      answer: city,
      palette: paletteOf(place.current),
      unit: 1,
      onRest() {
        setRests((rests) => rests + 1);
        if (opened.camera.isByHand()) told.current.onMoved(opened);
      },
      onLock: () => {},
      onPress: (point) => told.current.onPress(opened, point),
    });
    setMap(opened);
    return () => {
      setMap(null);
      opened.end();
    };
  }, [city]);

  useLayoutEffect(() => {
    const steps = new Map<string, CellStep>(cell === null ? [] : [[cell, 1]]);
    map?.put({ ...drawn, changes: null, steps, shading: 'open' });
  }, [map, drawn, cell]);
  useLayoutEffect(() => {
    if (map) told.current.onOpen(map);
  }, [map]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!map || isComposing(event)) return;
    const move = planeMoveOf(event);
    const isTaken = event.key === 'Enter' && props.onEnter !== null;
    if (!move && !isTaken) return;
    event.preventDefault();
    if (!move) props.onEnter?.();
    else if (move.do === 'pan') map.camera.pan(move.right, move.down);
    else if (move.do === 'zoom') map.camera.zoom(move.steps, props.around);
    else {
      map.camera.unlock();
      props.onMoved(map);
    }
  });
  useEffect(() => {
    const element = planeRef.current;
    const listen = (event: KeyboardEvent): void => onKey(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, [planeRef]);

  return (
    <div className="desk-plane">
      <div
        ref={planeRef}
        role="application"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is moved by keys
        tabIndex={0}
      >
        <div ref={place} className="desk-plane-stage" data-surface="desk" data-theme={theme} />
      </div>
      {map && createPortal(children(map), map.names)}
      <MapNotice answer={city} />
    </div>
  );
}
