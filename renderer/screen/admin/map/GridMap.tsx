import { useMemo } from 'react';
import type { GridCell } from '../../../../shared/grid/cell.ts';
import type { Ring } from '../../../../shared/grid/polygon.ts';
import { useText } from '../../../hook/useText.ts';
import type { ListedFault, MapView } from './gridCheck.ts';

type GridMapProps = {
  readonly outline: readonly Ring[];
  readonly cells: readonly GridCell[];
  readonly faults: readonly ListedFault[];
  /** The number of the fault that is chosen; null: none. */
  readonly chosen: number | null;
  readonly view: MapView;
  readonly onChoose: (fault: number) => void;
};

/** A dot on the whole city, as a share of the picture's width: a gap of some square metres is seen too. */
const DOT_SHARE = 0.006;

/** The grid on the city's outline, faults marked by shape and colour; a click on one chooses it. */
export function GridMap({ outline, cells, faults, chosen, view, onChoose }: GridMapProps) {
  const t = useText();
  const { west, north, width, height } = view;
  // East-west degrees are shorter; the picture is drawn in degrees of latitude.
  const shrink = Math.cos(((north - height / 2) * Math.PI) / 180);
  const [land, grid] = useMemo(
    () => [
      pathOf(outline, shrink),
      pathOf(
        cells.flatMap(({ polygons }) => polygons.flat()),
        shrink,
      ),
    ],
    [outline, cells, shrink],
  );
  const dot = Math.max(width * shrink, height) * DOT_SHARE;
  return (
    <svg
      className="grid-map"
      role="img"
      aria-label={t('grid.map')}
      viewBox={`${west * shrink} ${-north} ${width * shrink} ${height}`}
      preserveAspectRatio="xMidYMid meet"
    >
      <path className="land" d={land} fillRule="evenodd" />
      <path className="cells" d={grid} />
      {faults.map(({ kind, at, rings, place }, index) =>
        at === null ? null : (
          <g
            key={`${kind} ${place} ${at.join()}`}
            className={`fault fault-${kind} ${index === chosen ? 'is-chosen' : ''}`}
            onClick={() => onChoose(index)}
          >
            <path d={pathOf(rings, shrink)} fillRule="evenodd" />
            {kind !== 'uncovered' && <circle cx={at[0] * shrink} cy={-at[1]} r={index === chosen ? dot * 1.8 : dot} />}
          </g>
        ),
      )}
    </svg>
  );
}

function pathOf(rings: readonly Ring[], shrink: number): string {
  return rings
    .map((ring) => `M${ring.map(([lng, lat]) => `${(lng * shrink).toFixed(7)} ${(-lat).toFixed(7)}`).join('L')}Z`)
    .join('');
}
