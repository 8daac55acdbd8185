import type { CSSProperties, KeyboardEvent } from 'react';
import { boxOf } from '../../../../shared/wall/arrangement.ts';
import type { Arrangement, Canvas, PanelPlace } from '../../../../shared/wall/arrangement.ts';
import { isSamePlace, resized, stepped } from '../../../../shared/wall/arranging.ts';
import type { PanelName } from '../../../../shared/wall/panel.ts';
import { tilesOf } from '../../../../shared/wall/size.ts';
import { useText } from '../../../hook/useText.ts';
import { isComposing } from '../../desk/keyboard/shortcut.ts';
import { HEADINGS } from '../../wall/headings.ts';
import { useDrag } from './useDrag.ts';

const ARROWS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** Where a panel can be taken to change its size. */
const EDGES = ['n', 's', 'w', 'e', 'nw', 'ne', 'sw', 'se'] as const;

export type LayoutStageProps = {
  readonly canvas: Canvas;
  readonly places: Arrangement;
  /** The panels that something is wrong with. */
  readonly wrong: ReadonlySet<PanelName>;
  readonly chosen: PanelName | null;
  readonly onChoose: (panel: PanelName) => void;
  readonly onPlace: (place: PanelPlace) => void;
  /** A key can move or stretch the panel no further. */
  readonly onStuck: (panel: PanelName) => void;
  readonly onRemove: (panel: PanelName) => void;
  /** The identity of a panel's box, for the focus. */
  readonly idOf: (panel: PanelName) => string;
};

/** Every panel as a box on the wall: moved and stretched by mouse, and by the arrow keys, with Shift its size. */
export function LayoutStage(props: LayoutStageProps) {
  const { canvas, places, wrong, chosen, onChoose, onPlace, onStuck, onRemove, idOf } = props;
  const t = useText();
  const drag = useDrag(canvas, onPlace);

  function press(event: KeyboardEvent, place: PanelPlace): void {
    if (isComposing(event.nativeEvent) || event.altKey || event.ctrlKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) {
      const { tiling } = canvas;
      const next = event.shiftKey
        ? resized(place, { right: arrow.x, bottom: arrow.y }, tiling)
        : stepped(place, arrow, tiling);
      if (isSamePlace(place, next)) onStuck(place.panel);
      else onPlace(next);
    } else if (event.key === 'Delete' || event.key === 'Backspace') onRemove(place.panel);
    else return;
    event.preventDefault();
  }

  return (
    <div className="layout-boxes" data-surface="wall" style={{ '--canvas': canvas.width } as CSSProperties}>
      <Seams canvas={canvas} />
      {places.map((place) => (
        <button
          key={place.panel}
          id={idOf(place.panel)}
          type="button"
          className={`${place.panel === chosen ? 'is-chosen' : ''} ${wrong.has(place.panel) ? 'is-wrong' : ''}`}
          style={placed(place, canvas)}
          aria-pressed={place.panel === chosen}
          onFocus={() => onChoose(place.panel)}
          onKeyDown={(event) => press(event, place)}
          onPointerDown={(event) => drag.begin(event, place)}
          onPointerMove={drag.move}
          onPointerUp={drag.end}
          onPointerCancel={drag.end}
        >
          <span>{t(HEADINGS[place.panel])}</span>
          {EDGES.map((edge) => (
            <i key={edge} aria-hidden="true" data-edge={edge} />
          ))}
        </button>
      ))}
    </div>
  );
}

/** Where one screen ends and the next begins: nothing lies across. */
function Seams({ canvas }: { readonly canvas: Canvas }) {
  const { columns, rows } = tilesOf(canvas.tiling);
  const shares = (tiles: number): readonly number[] =>
    Array.from({ length: tiles - 1 }, (_, index) => ((index + 1) / tiles) * 100);
  return (
    <>
      {shares(columns).map((share) => (
        <i key={`x${share}`} aria-hidden="true" className="seam down" style={{ left: `${share}%` }} />
      ))}
      {shares(rows).map((share) => (
        <i key={`y${share}`} aria-hidden="true" className="seam across" style={{ top: `${share}%` }} />
      ))}
    </>
  );
}

function placed(place: PanelPlace, canvas: Canvas) {
  const { left, top, width, height } = boxOf(place, canvas);
  const share = (part: number, whole: number): string => `${(part / whole) * 100}%`;
  return {
    left: share(left, canvas.width),
    top: share(top, canvas.height),
    width: share(width, canvas.width),
    height: share(height, canvas.height),
  };
}
