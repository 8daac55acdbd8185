import type { Stage } from '../../../shared/case/caseFile.ts';
import { WALL_CASE_COLUMNS } from '../../../shared/contract/wall.ts';
import type { WallRow } from '../../../shared/contract/wall.ts';
import { gzipPart, joinGzip } from './gzipParts.ts';
import type { GzipPart } from './gzipParts.ts';
import type { PreparedBody } from './preparedBody.ts';

/** So many cases are written and compressed together: the smaller, the less a change costs, the larger, the less travels. */
const BLOCK_ROWS = 256;

const COMMA = gzipPart(',');
const STAGE = WALL_CASE_COLUMNS.indexOf('stage');

type Block = { readonly rows: (string | null)[]; filled: number; part: GzipPart | null };

/** The open cases as the wall takes them, kept written so that its whole first answer is only put together. */
export type WallPicture = {
  /** Puts the case as it now stands; null: it is no longer open. Answers whether it was or is in the picture. */
  readonly put: (id: number, row: WallRow | null) => boolean;
  /** Open cases by their stage. */
  readonly waiting: (stage: Stage) => number;
  /** `head` + the cases, parted by commas + `tail`. */
  readonly body: (head: string, tail: string) => PreparedBody;
};

/** Builds the picture from the open cases. */
export function createWallPicture(cases: Iterable<WallRow>): WallPicture {
  const blocks: Block[] = [];
  const places = new Map<number, { readonly block: Block; readonly slot: number; readonly stage: Stage }>();
  const free: { readonly block: Block; readonly slot: number }[] = [];
  const stages = new Map<Stage, number>();

  function count(stage: Stage, change: number): void {
    stages.set(stage, (stages.get(stage) ?? 0) + change);
  }

  function nextPlace(): { readonly block: Block; readonly slot: number } {
    const freed = free.pop();
    if (freed) return freed;
    let block = blocks.at(-1);
    if (!block || block.rows.length === BLOCK_ROWS) {
      block = { rows: [], filled: 0, part: null };
      blocks.push(block);
    }
    block.rows.push(null);
    return { block, slot: block.rows.length - 1 };
  }

  function put(id: number, row: WallRow | null): boolean {
    const known = places.get(id);
    if (row === null) {
      if (!known) return false;
      known.block.rows[known.slot] = null;
      known.block.filled -= 1;
      known.block.part = null;
      free.push(known);
      places.delete(id);
      count(known.stage, -1);
      return true;
    }
    const place = known ?? nextPlace();
    const stage = row[STAGE] as Stage;
    if (known) count(known.stage, -1);
    else place.block.filled += 1;
    count(stage, 1);
    place.block.rows[place.slot] = JSON.stringify(row);
    place.block.part = null;
    places.set(id, { block: place.block, slot: place.slot, stage });
    return true;
  }

  function partsOf(head: string, tail: string): readonly GzipPart[] {
    const filled = blocks.filter((block) => block.filled > 0);
    const written = filled.flatMap((block, index) => {
      block.part ??= gzipPart(block.rows.filter((text) => text !== null).join(','));
      return index === 0 ? [block.part] : [COMMA, block.part];
    });
    return [gzipPart(head), ...written, gzipPart(tail)];
  }

  for (const row of cases) put(row[0] as number, row);
  return {
    put,
    waiting: (stage) => stages.get(stage) ?? 0,
    body(head, tail) {
      const parts = partsOf(head, tail);
      return {
        etag: null,
        plain: () => Buffer.concat(parts.map(({ plain }) => plain)),
        gzip: () => joinGzip(parts),
      };
    },
  };
}
