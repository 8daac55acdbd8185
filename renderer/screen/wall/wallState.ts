import { ACCOUNTABILITY_KINDS } from '../../../shared/accountability/accountabilityEvent.ts';
import type { FeedChange, FeedMessage } from '../../../shared/contract/feed.ts';
import type { TickerItem, WallCase, WallSnapshot } from '../../../shared/contract/wall.ts';
import type { Shading } from '../../../shared/wall/shading.ts';
import { INITIAL_REMOTE, remoteAfter } from './remote.ts';
import type { Remote } from './remote.ts';

/** The snapshot with its cases as records by id. */
export type WallPicture = Omit<WallSnapshot, 'columns' | 'cases' | 'nowMs' | 'units'> & {
  readonly cases: ReadonlyMap<number, WallCase>;
  /** The cases as they stood before the last changes, and which ones those were of; null: all are new. */
  readonly since: { readonly cases: ReadonlyMap<number, WallCase>; readonly ids: readonly number[] } | null;
  /** Short names by unit code. */
  readonly units: ReadonlyMap<string, string>;
};

/** `atMs` is this machine's time; everything shown is host time, `atMs + offsetMs`. */
export type WallState = {
  readonly picture: WallPicture | null;
  readonly offsetMs: number;
  /** When the host was last heard, in this machine's time; null: never. */
  readonly heardAtMs: number | null;
  /**
   * The picture is not true any more: since when (this machine's time), how often the line was tried anew, and whether it
   * stands again while what was missed is still on its way.
   */
  readonly down: { readonly sinceMs: number; readonly attempt: number; readonly catchingUp: boolean } | null;
  /** The host must be asked for a picture of at least this sequence; null: the one at hand will do. */
  readonly wants: number | null;
  /** What the feed told while a picture was on its way, which may be older. */
  readonly meanwhile: readonly FeedChange[];
  /** The last sequence at which something happened in accountability, or the picture was taken anew. */
  readonly judgedAt: number;
  /** The sequence of the picture that the host was last asked for. */
  readonly takenAt: number;
  readonly remote: Remote;
};

export type WallAction =
  | { readonly type: 'picture'; readonly snapshot: WallSnapshot; readonly atMs: number }
  | { readonly type: 'message'; readonly message: FeedMessage; readonly atMs: number }
  | { readonly type: 'lost'; readonly attempt: number; readonly atMs: number };

export const INITIAL_WALL: WallState = {
  picture: null,
  offsetMs: 0,
  heardAtMs: null,
  down: null,
  wants: 0,
  meanwhile: [],
  judgedAt: 0,
  takenAt: 0,
  remote: INITIAL_REMOTE,
};

/** Smaller differences between two readings of the host's clock are the network's, and would make the seconds stumble. */
const JITTER_MS = 400;
const TICKER_ITEMS = 40;
const JUDGED: ReadonlySet<string> = new Set(ACCOUNTABILITY_KINDS);

/** What the wall knows after one more thing happened. */
export function wallState(state: WallState, action: WallAction): WallState {
  switch (action.type) {
    case 'picture':
      return {
        picture: withChanges(pictureOf(action.snapshot), state.meanwhile),
        offsetMs: action.snapshot.nowMs - action.atMs,
        heardAtMs: action.atMs,
        down: null,
        // Settings may have changed once more since the host was asked.
        wants: state.wants !== null && state.wants > action.snapshot.sequence ? state.wants : null,
        meanwhile: [],
        judgedAt: action.snapshot.sequence,
        takenAt: action.snapshot.sequence,
        remote: heldTo(action.snapshot.shading, state),
      };
    case 'lost':
      return {
        ...state,
        down: { sinceMs: state.down?.sinceMs ?? action.atMs, attempt: action.attempt, catchingUp: false },
      };
    case 'message': {
      const { message, atMs } = action;
      const { down } = state;
      if (down !== null && !catchesUp(state, message))
        return heard({ ...state, down: { ...down, catchingUp: true } }, message, atMs);
      return heard({ ...state, heardAtMs: atMs, down: null }, message, atMs);
    }
  }
}

/** A shading that is set anew goes before what a desk had told this wall earlier. */
function heldTo(shading: Shading, { picture, remote }: WallState): Remote {
  return picture === null || picture.shading === shading ? remote : { ...remote, shading: null };
}

/** Whether the picture is true again with this message, the first ones after the line was down. */
function catchesUp({ picture, wants }: WallState, message: FeedMessage): boolean {
  if (wants !== null || message.type === 'newPicture') return false;
  // What was missed follows; nothing was where the log stands as it stood.
  return message.type !== 'welcome' || message.sequence === picture?.sequence;
}

function heard(state: WallState, message: FeedMessage, atMs: number): WallState {
  const { picture } = state;
  const timed = 'nowMs' in message ? { ...state, offsetMs: steadyOffset(state.offsetMs, message.nowMs - atMs) } : state;
  if (picture === null) return timed;
  switch (message.type) {
    case 'welcome':
      // A host whose log is shorter than what was seen has another store.
      return message.sequence < picture.sequence ? { ...timed, wants: message.sequence } : timed;
    case 'changes':
      return {
        ...timed,
        picture: withChanges(picture, message.changes),
        meanwhile: state.wants === null ? [] : [...state.meanwhile, ...message.changes],
        judgedAt: message.changes.findLast(({ kind }) => JUDGED.has(kind))?.sequence ?? state.judgedAt,
      };
    case 'figures': {
      const { flow, hours, lines, meeting, filling } = message;
      return {
        ...timed,
        picture: { ...picture, flow, hours, lines, meeting, city: { ...picture.city, filling } },
      };
    }
    case 'beat':
      return message.clockBehindMs === picture.clockBehindMs
        ? timed
        : { ...timed, picture: { ...picture, clockBehindMs: message.clockBehindMs } };
    case 'newPicture':
      return { ...timed, wants: message.sequence };
    case 'order':
      return { ...timed, remote: remoteAfter(state.remote, message.order, atMs) };
    case 'presence':
    case 'walls':
      return timed;
  }
}

function steadyOffset(beforeMs: number, nowMs: number): number {
  return Math.abs(nowMs - beforeMs) < JITTER_MS ? beforeMs : nowMs;
}

/** Applies each change once: what was already seen is left out. */
function withChanges(picture: WallPicture, changes: readonly FeedChange[]): WallPicture {
  const fresh = changes.filter(({ sequence }) => sequence > picture.sequence);
  if (fresh.length === 0) return picture;
  const cases = new Map(picture.cases);
  const news: TickerItem[] = [];
  for (const change of fresh) {
    if (change.caseId !== null) {
      if (change.case === null) cases.delete(change.caseId);
      else cases.set(change.caseId, change.case);
    }
    if (change.news !== null) news.unshift(change.news);
  }
  const sequence = Math.max(...fresh.map((change) => change.sequence));
  const since = { cases: picture.cases, ids: fresh.flatMap(({ caseId }) => caseId ?? []) };
  return { ...picture, sequence, cases, since, ticker: [...news, ...picture.ticker].slice(0, TICKER_ITEMS) };
}

function pictureOf(snapshot: WallSnapshot): WallPicture {
  const { columns, cases: rows, nowMs: _, units, ...rest } = snapshot;
  const at = Object.fromEntries(columns.map((name, i) => [name, i])) as Readonly<Record<keyof WallCase, number>>;
  const cases = new Map<number, WallCase>();
  for (const row of rows) {
    const one = caseOf(row as Row, at);
    cases.set(one.id, one);
  }
  return { ...rest, cases, since: null, units: new Map(units.map(({ code, shortName }) => [code, shortName])) };
}

// A cell is of the type of its column.
type Row = readonly never[];

/** A row as a record, written out: twenty thousand of one shape are made before anything is seen, and then read at each look. */
function caseOf(row: Row, at: Readonly<Record<keyof WallCase, number>>): WallCase {
  const cell = (column: number): never => row[column] ?? (null as never);
  return {
    id: cell(at.id),
    number: cell(at.number),
    stage: cell(at.stage),
    category: cell(at.category),
    address: cell(at.address),
    unit: cell(at.unit),
    cell: cell(at.cell),
    lat: cell(at.lat),
    lng: cell(at.lng),
    dueAtMs: cell(at.dueAtMs),
    sinceMs: cell(at.sinceMs),
    missedAtMs: cell(at.missedAtMs),
    dutyDueAtMs: cell(at.dutyDueAtMs),
    hazard: cell(at.hazard),
    acceptedAtMs: cell(at.acceptedAtMs),
    hazardNotifiedAtMs: cell(at.hazardNotifiedAtMs),
    reworks: cell(at.reworks),
    supervised: cell(at.supervised),
    brokenPromises: cell(at.brokenPromises),
    lastUrgedAtMs: cell(at.lastUrgedAtMs),
    hazardHeardAtMs: cell(at.hazardHeardAtMs),
  };
}

/** How the line stands: `opening` before the first picture; `lost` or `stale` greys the last one. */
export type LineState = 'opening' | 'live' | 'lost' | 'stale';

/** A line that comes back within this time is not worth an alarm. */
const BLINK_MS = 3000;

/** How the line stands at an instant of this machine's time. */
export function lineState({ picture, heardAtMs, down }: WallState, atMs: number): LineState {
  if (picture === null || heardAtMs === null) return 'opening';
  if (down !== null && atMs - down.sinceMs >= BLINK_MS) return 'lost';
  return atMs - heardAtMs > picture.staleSeconds * 1000 ? 'stale' : 'live';
}
