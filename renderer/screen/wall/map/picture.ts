import type { Position } from '../../../../shared/grid/coordinate.ts';
import { boundsOf } from '../../../../shared/grid/polygon.ts';
import type { Ring } from '../../../../shared/grid/polygon.ts';
import type { CityMapAnswer } from '../../../../shared/contract/map.ts';
import type { CellStep, Shading } from '../../../../shared/wall/shading.ts';
import { createCaseLayer } from './caseLayer.ts';
import type { CaseChanges, GivenCases } from './caseLayer.ts';
import { groundOf, paintAbove, paintBelow } from './paintGround.ts';
import type { Ground } from './paintGround.ts';
import type { Palette } from './palette.ts';
import { areaAround, grown } from './plane.ts';
import type { Area, Point, Project } from './plane.ts';
import { openStage } from './stage.ts';
import type { Camera, StageBounds } from './stage.ts';
import { openTiles } from './tiles.ts';
import type { Stand } from './tiles.ts';

/** The picture of the city: ground, shaded cells and markers, moved by gestures and changed by what is put into it. */
export type MapPicture = {
  readonly camera: Camera;
  /** The element above the markers, on the plane: names and rings stand in it. */
  readonly names: HTMLElement;
  /** Takes over what is to be seen; answers what is new in it. The first time everything is, and nothing is news. */
  readonly put: (given: Omit<GivenCases, 'palette' | 'unit'> & GivenCells) => MapNews;
  readonly project: () => Project;
  /** The part of the plane that is seen. */
  readonly view: () => Area;
  /** Where a case lies on the plane; null: it has no place. */
  readonly at: (id: number) => Point | null;
  /** The case whose marker is at a point of the plane, or close by; null: none. */
  readonly caseAt: (point: Point) => number | null;
  /** How many cases lie in an area of the plane. */
  readonly countIn: (area: Area) => number;
  readonly end: () => void;
};

export type MapNews = Pick<CaseChanges, 'added' | 'worsened'>;
type GivenCells = { readonly steps: ReadonlyMap<string, CellStep>; readonly shading: Shading };

type PictureInput = {
  readonly place: HTMLElement;
  readonly answer: CityMapAnswer;
  readonly palette: Palette;
  /** Pixels of one logical pixel. */
  readonly unit: number;
  /** The view rests: what stands above the markers finds its places anew. */
  readonly onRest: (view: Area) => void;
  readonly onLock: (isLocked: boolean) => void;
  /** Somebody sits before it: a view that was chosen stays, and a press that moves nothing is told. Null: nobody does. */
  readonly onPress: ((point: Point) => void) | null;
};

/** Half of the side of the square in which a press finds a marker, in CSS pixels. */
const PRESS_REACH = 10;
/** A view that was not moved for so long rests. */
const REST_MS = 160;
/** Room left of the city for the names of towns; of a city without an outline, which may reach anywhere, for the legend. */
const NAMES_ROOM = 88;
const LEGEND_ROOM = 290;

/** Opens the picture in an element, without cases. */
export function openPicture({ place, answer, palette, unit, onRest, onLock, onPress }: PictureInput): MapPicture {
  const { map, base, cells } = answer;
  const hasExtent = map !== null || cells.length > 0;
  const layer = createCaseLayer();
  const stage = openStage({ place, unit, base, onPress });
  const groundTiles = openTiles({
    pane: stage.ground,
    paint(canvas, area) {
      const { steps, shading } = given;
      paintBelow({ ...groundLook(), canvas, area, steps, shades: shadesOf(palette, shading) });
    },
    above: (canvas, area) => paintAbove({ ...groundLook(), canvas, area }),
    isSquared: true,
  });
  const caseTiles = openTiles({ pane: stage.cases, paint: layer.paint });
  let given: GivenCells = { steps: new Map(), shading: 'open' };
  let positions: readonly Position[] = [];
  let ground: Ground | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let hasBegun = false;

  function groundLook() {
    ground ??= layGround();
    return { ground, isOverBase: base !== null, palette, unit };
  }

  function layGround(): Ground {
    const project = stage.project();
    return groundOf({ map, cells, places: positions.map(project), project, unit });
  }

  function onMoved(view: Area): void {
    groundTiles.show(view);
    caseTiles.show(view);
    clearTimeout(rest);
    rest = setTimeout(() => onRest(view), REST_MS);
  }

  function onPlane(view: Area, from: Stand | null): void {
    if (hasBegun) layer.project(stage.project());
    ground = null;
    groundTiles.begin(view, from);
    caseTiles.begin(view, from);
    clearTimeout(rest);
    onRest(view);
  }

  function putCells(next: GivenCells): void {
    const before = given;
    given = next;
    if (before.shading === next.shading) groundTiles.touch(changedCells(before.steps, next.steps).flatMap(areasOf));
    else groundTiles.repaint();
  }

  function areasOf(code: string): readonly Area[] {
    const shape = groundLook().ground.cells.get(code);
    return shape ? [shape.area] : [];
  }

  /** A city without an outline and cells reaches as far as its cases. */
  function putExtent(lamps: GivenCases['lamps']): void {
    positions = [...lamps.values()].flatMap(({ one: { lng, lat } }) =>
      lng === null || lat === null ? [] : [[lng, lat]],
    );
    ground = null;
    groundTiles.repaint();
    stage.fit(boundsFor([positions], LEGEND_ROOM));
  }

  const rings = map === null ? cells.map(({ ring }) => ring) : map.outline;
  stage.fit(boundsFor(rings, map === null ? LEGEND_ROOM : NAMES_ROOM));
  return {
    names: stage.names,
    put({ steps, shading, ...cases }) {
      if (!hasBegun) {
        if (!hasExtent) putExtent(cases.lamps);
        layer.project(stage.project());
      }
      const { areas, isOtherSet, added, worsened } = layer.put({ ...cases, palette, unit });
      // Only another set of open cases may move the view, never a refresh.
      if (hasBegun && isOtherSet && !hasExtent) putExtent(cases.lamps);
      if (!hasBegun) {
        given = { steps, shading };
        stage.begin({ onMoved, onPlane, onLock });
        hasBegun = true;
        return { added: [], worsened: [] };
      }
      if (areas === null) caseTiles.repaint();
      else if (areas.length > 0) caseTiles.touch(areas);
      putCells({ steps, shading });
      return { added, worsened };
    },
    project: stage.project,
    view: stage.view,
    at: layer.at,
    caseAt: (point) => layer.topIn(grown(areaAround([point]), PRESS_REACH)),
    countIn: layer.countIn,
    camera: stage.camera,
    end() {
      clearTimeout(rest);
      groundTiles.end();
      caseTiles.end();
      stage.end();
    },
  };
}

function boundsFor(rings: readonly Ring[], roomLeft: number): StageBounds | null {
  const bounds = boundsOf(rings.map((ring) => [ring]));
  return Number.isFinite(bounds.west) ? { ...bounds, roomLeft } : null;
}

function changedCells(before: ReadonlyMap<string, CellStep>, after: ReadonlyMap<string, CellStep>): readonly string[] {
  const changed = [...after].filter(([code, step]) => before.get(code) !== step).map(([code]) => code);
  return [...changed, ...[...before.keys()].filter((code) => !after.has(code))];
}

function shadesOf(palette: Palette, shading: Shading): readonly [string, string, string, string] {
  const { cell1, cell2, cell3, cell4, late1, late2, late3, late4 } = palette;
  return shading === 'overdue' ? [late1, late2, late3, late4] : [cell1, cell2, cell3, cell4];
}
