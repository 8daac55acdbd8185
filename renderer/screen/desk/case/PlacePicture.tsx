import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import { useText } from '../../../hook/useText.ts';
import type { MarkState } from '../../../part/Mark.tsx';
import { MARK_PATHS } from '../../../part/markPaths.ts';
import { MAP_HEIGHT_M, MAP_WIDTH_M, placeMap } from './placeMap.ts';

const BOX = `${-MAP_WIDTH_M / 2} ${-MAP_HEIGHT_M / 2} ${MAP_WIDTH_M} ${MAP_HEIGHT_M}`;

/** Where the case lies: its cell, the streets around, and the circle in which duplicates are looked for. */
export function PlacePicture({
  city,
  lng,
  lat,
  cell,
  metres,
  lamp,
}: {
  readonly city: CityMapAnswer;
  readonly lng: number;
  readonly lat: number;
  readonly cell: string | null;
  readonly metres: number;
  readonly lamp: MarkState;
}) {
  const t = useText();
  const { cells, water, lines, names } = placeMap(city, [lng, lat], cell);
  return (
    <figure className="desk-place">
      <svg viewBox={BOX} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        <rect className="land" x={-MAP_WIDTH_M / 2} y={-MAP_HEIGHT_M / 2} width={MAP_WIDTH_M} height={MAP_HEIGHT_M} />
        {water.map((path) => (
          <path key={path} className="water" d={path} />
        ))}
        {cells.map(({ path, own }) => (
          <path key={path} className={own ? 'cell own' : 'cell'} d={path} />
        ))}
        {lines.map(({ kind, path }) => (
          <path key={path} className={kind} d={path} />
        ))}
        <circle className="around" r={metres} />
        <g className={`mark-${lamp}`} transform="translate(-32 -32) scale(2.7)">
          <path d={MARK_PATHS[lamp]} />
        </g>
        {names.map(({ name, x, y }) => (
          <text key={name} x={x} y={y}>
            {name}
          </text>
        ))}
      </svg>
      <figcaption>
        <span>{t('desk.place.circle', { metres })}</span>
        {city.map ? <span>{city.map.notice}</span> : null}
      </figcaption>
    </figure>
  );
}
