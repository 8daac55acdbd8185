import { memo, useEffect, useMemo, useRef, useState } from 'react';
import 'leaflet/dist/leaflet.css';
import { useText } from '../../../hook/useText.ts';
import { LampMark } from '../../../part/LampMark.tsx';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { WallCase } from '../../../../shared/contract/wall.ts';
import type { Position } from '../../../../shared/grid/coordinate.ts';
import type { Overview } from '../overview.ts';
import type { WallPicture } from '../wallState.ts';
import { caseNames } from '../wallWords.ts';
import { labelsOf, markerBoxes } from './labels.ts';
import { Legend } from './Legend.tsx';
import { paintCases } from './paintCases.ts';
import { paintGround } from './paintGround.ts';
import type { Point } from './paintGround.ts';
import { paletteOf } from './palette.ts';
import { placeLabels } from './placeLabels.ts';
import type { Label } from './placeLabels.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';
import './map.css';

type CityMapViewProps = {
  readonly answer: CityMapAnswer;
  readonly overview: Overview;
  readonly picture: WallPicture;
  readonly scale: number;
};

type Drop = { readonly id: number; readonly at: Point };
type Drawn = {
  readonly labels: readonly Label[];
  readonly hazards: readonly { readonly one: WallCase; readonly at: Point }[];
};

/** Hazards beyond these are in the situation line, one after the other. */
const MOST_HAZARDS = 4;
/** More new cases at once than this are a new picture, not news. */
const MOST_DROPS = 8;

/** The city with its open cases: all cells and markers on one canvas, names and hazards above it. */
export const CityMapView = memo(function CityMapView({ answer, overview, picture, scale }: CityMapViewProps) {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const known = useRef<ReadonlySet<number> | null>(null);
  const [moves, setMoves] = useState(0);
  const [drawn, setDrawn] = useState<Drawn>({ labels: [], hazards: [] });
  const [drops, setDrops] = useState<readonly Drop[]>([]);
  const hasPlaces = answer.map !== null || answer.cells.length > 0;
  const isPlaced = hasPlaces || picture.cases.size > 0;
  const { byCell } = overview;
  const positions = useRef<readonly Position[]>([]);
  const placed = useMemo(() => [...picture.cases.values()].flatMap(placedCase), [picture.cases]);

  useEffect(() => {
    positions.current = placed.map(({ position }) => position);
  }, [placed]);

  useEffect(() => {
    if (place.current === null) return;
    const opened = openStage({
      place: place.current,
      answer,
      positions: positions.current,
      unit: scale,
      onMoved: () => setMoves((count) => count + 1),
    });
    stage.current = opened;
    return () => {
      stage.current = null;
      opened.end();
    };
    // Only a city without a map waits for its first case to know where it lies.
  }, [answer, scale, isPlaced]);

  useEffect(() => {
    const { current: open } = stage;
    const ground = open?.ground.getContext('2d');
    if (!open || !ground) return;
    const palette = paletteOf(open.ground);
    ground.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    const { map, cells } = answer;
    paintGround({
      canvas: ground,
      ...open.size(),
      project: open.project,
      map,
      cells,
      byCell,
      positions: placed.map(({ position }) => position),
      palette,
      unit: scale,
    });
  }, [answer, byCell, placed, scale, moves]);

  useEffect(() => {
    const { current: open } = stage;
    const canvas = open?.cases.getContext('2d');
    if (!open || !canvas) return;
    const { width, height } = open.size();
    canvas.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    canvas.clearRect(0, 0, width, height);
    const markers = placed.map(({ one, position }) => ({
      one,
      lamp: overview.lamps.get(one.id) ?? 'normal',
      at: open.project(position),
    }));
    paintCases({ canvas, markers, palette: paletteOf(open.cases), unit: scale });

    const waiting = markers.filter(({ lamp }) => lamp === 'hazard');
    const hazards = apart(waiting, scale).slice(0, MOST_HAZARDS);
    const obstacles = [
      ...markerBoxes(markers, scale),
      ...overlayBoxes(place.current, scale),
      ...hazards.map(({ at }) => ({ x: at[0] / scale, y: at[1] / scale + 20, width: 190, height: 130 })),
    ];
    const labels = placeLabels({
      labels: labelsOf({ answer, byTown: overview.byTown, project: open.project, unit: scale }),
      obstacles,
      width: width / scale,
      height: height / scale,
    });
    setDrawn({ labels, hazards });

    const before = known.current;
    known.current = new Set(picture.cases.keys());
    const fresh = before === null ? [] : markers.filter(({ one }) => !before.has(one.id));
    if (fresh.length > 0 && fresh.length <= MOST_DROPS)
      setDrops((old) => [...old, ...fresh.map(({ one, at }) => ({ id: one.id, at }))].slice(-MOST_DROPS));
  }, [answer, overview, picture.cases, placed, scale, moves]);

  return (
    <section className="panel panel-map map" aria-label={t('wall.map')}>
      <div ref={place} className="map-stage" />
      {!isPlaced && <p className="map-none">{t('wall.map.none')}</p>}
      {drops.map(({ id, at }) => (
        <i
          key={id}
          className="map-drop"
          style={standAt(at)}
          onAnimationEnd={() => setDrops((old) => old.filter((drop) => drop.id !== id))}
        />
      ))}
      {drawn.labels.map(({ key, x, y, kind, name, count }) => (
        <span key={key} className={`map-label map-${kind}`} style={standAt([x * scale, y * scale])}>
          {name}
          {count !== null && <b className="num"> {count}</b>}
        </span>
      ))}
      {drawn.hazards.map(({ one, at }) => (
        <div key={one.id} className="map-hazard" style={standAt(at)}>
          <i />
          <i />
          <i />
          <LampMark shape="hazard" />
          <b>{caseNames(one, picture).category}</b>
        </div>
      ))}
      <Legend overview={overview} />
      {answer.map !== null && <p className="map-notice">{answer.map.notice}</p>}
    </section>
  );
});

function placedCase(one: WallCase): readonly { readonly one: WallCase; readonly position: Position }[] {
  return one.lat === null || one.lng === null ? [] : [{ one, position: [one.lng, one.lat] }];
}

/** Those whose name plates do not cover an earlier one. */
function apart<Kind extends { readonly at: Point }>(markers: readonly Kind[], scale: number): readonly Kind[] {
  const kept: Kind[] = [];
  for (const marker of markers) {
    const isFree = kept.every(
      ({ at: [x, y] }) => Math.abs(x - marker.at[0]) > 230 * scale || Math.abs(y - marker.at[1]) > 130 * scale,
    );
    if (isFree) kept.push(marker);
  }
  return kept;
}

/** Legend and notice stand on the map; names keep clear of them. */
function overlayBoxes(place: HTMLElement | null, scale: number) {
  const panel = place?.parentElement;
  if (!panel) return [];
  const origin = panel.getBoundingClientRect();
  return [...panel.querySelectorAll('.legend, .map-notice')].map((overlay) => {
    const { left, top, width, height } = overlay.getBoundingClientRect();
    return {
      x: (left - origin.left + width / 2) / scale,
      y: (top - origin.top + height / 2) / scale,
      width: width / scale + 12,
      height: height / scale,
    };
  });
}

function standAt([x, y]: Point): { readonly left: string; readonly top: string } {
  return { left: `${x}px`, top: `${y}px` };
}
