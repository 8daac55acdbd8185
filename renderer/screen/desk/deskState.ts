import { NO_FILTER, QUEUES } from '../../../shared/contract/desk.ts';
import type { QueueFilter, QueueName, QueueRow } from '../../../shared/contract/desk.ts';
import type { PlacedList } from '../../../shared/contract/deskMap.ts';
import type { TimeZone } from '../../../shared/time/zone.ts';
import type { CaseDeed } from './form/offer.ts';
import { criteriaOf, NO_SEARCH, readSearch, writeSearch } from './search/searchCriteria.ts';
import type { DeskSearch } from './search/searchCriteria.ts';

/** A case picked for an act on many, as it stood in the list. */
export type Picked = Pick<QueueRow, 'id' | 'number' | 'revision'>;

/** What may be done to many cases in one act. */
export type BulkDeed = Extract<CaseDeed, 'dispatch' | 'urge'>;

/** So many cases at most are picked: an act on more is no longer looked through by a person. */
export const MOST_PICKED = 500;

/** What the desk shows: server data live in the query cache, this is the person's own place in it. */
export type DeskState = {
  readonly queue: QueueName;
  /** What is left of the queue. */
  readonly filter: QueueFilter;
  /** What is searched for; null: the queue is shown. */
  readonly search: DeskSearch | null;
  /** The row under the keyboard's cursor. */
  readonly cursor: number | null;
  /** A case that was pointed at elsewhere than in the list, with its row there, which may not be in sight. */
  readonly pointed: { readonly id: number; readonly index: number } | null;
  /** Where no case is open the cases of the list stand on the map. */
  readonly map: boolean;
  readonly caseId: number | null;
  /** The action whose form is open. */
  readonly deed: CaseDeed | null;
  readonly dialog: 'seat' | 'report' | 'keys' | 'palette' | 'shift' | BulkDeed | null;
  /** The cases picked for an act on many, by their ids. */
  readonly picked: ReadonlyMap<number, Picked>;
};

export type DeskStep =
  | { readonly do: 'showQueue'; readonly queue: QueueName }
  | { readonly do: 'filter'; readonly change: Partial<QueueFilter> }
  | { readonly do: 'search'; readonly change: Partial<DeskSearch> }
  | { readonly do: 'endSearch' }
  | { readonly do: 'moveCursor'; readonly id: number }
  | { readonly do: 'point'; readonly id: number; readonly index: number }
  | { readonly do: 'showMap' }
  | { readonly do: 'closeMap' }
  | { readonly do: 'openCase'; readonly id: number }
  | { readonly do: 'closeCase' }
  | { readonly do: 'openForm'; readonly deed: CaseDeed }
  | { readonly do: 'closeForm' }
  | { readonly do: 'openDialog'; readonly dialog: Exclude<DeskState['dialog'], null> }
  | { readonly do: 'closeDialog' }
  /** Picks a case, or leaves it out where it was picked. */
  | { readonly do: 'togglePick'; readonly row: Picked }
  | { readonly do: 'pick'; readonly rows: readonly Picked[] }
  | { readonly do: 'pickNone' };

const NOTHING_PICKED = { picked: new Map<number, Picked>() };

/** Where the person stands after a step. */
export function deskStep(state: DeskState, step: DeskStep): DeskState {
  switch (step.do) {
    case 'showQueue':
      return { ...state, queue: step.queue, filter: NO_FILTER, search: null, cursor: null, ...NOTHING_PICKED };
    case 'filter':
      return { ...state, filter: { ...state.filter, ...step.change }, cursor: null, ...NOTHING_PICKED };
    case 'search':
      return {
        ...state,
        search: { ...(state.search ?? NO_SEARCH), ...step.change },
        cursor: null,
        ...NOTHING_PICKED,
      };
    case 'endSearch':
      return { ...state, search: null, cursor: state.caseId, ...NOTHING_PICKED };
    case 'moveCursor':
      return { ...state, cursor: step.id };
    case 'point':
      return { ...state, cursor: step.id, pointed: { id: step.id, index: step.index } };
    case 'showMap':
      return { ...state, map: true, caseId: null, deed: null };
    case 'closeMap':
      return { ...state, map: false };
    case 'openCase':
      return step.id === state.caseId
        ? { ...state, cursor: step.id }
        : { ...state, caseId: step.id, cursor: step.id, deed: null };
    case 'closeCase':
      return { ...state, caseId: null, deed: null };
    case 'openForm':
      return { ...state, deed: step.deed };
    case 'closeForm':
      return { ...state, deed: null };
    case 'openDialog':
      return { ...state, dialog: step.dialog };
    case 'closeDialog':
      return { ...state, dialog: null };
    case 'togglePick': {
      const rest = [...state.picked.values()].filter(({ id }) => id !== step.row.id);
      const picked = state.picked.has(step.row.id) ? rest : [...rest, step.row];
      return { ...state, picked: pickedOf(picked), cursor: step.row.id };
    }
    case 'pick':
      return { ...state, picked: pickedOf([...state.picked.values(), ...step.rows]) };
    case 'pickNone':
      return { ...state, ...NOTHING_PICKED };
  }
}

function pickedOf(rows: readonly Picked[]): ReadonlyMap<number, Picked> {
  const byId = new Map(rows.map(({ id, number, revision }) => [id, { id, number, revision }]));
  return new Map([...byId].slice(0, MOST_PICKED));
}

/** Whether the desk asks who sits here: for its own sake, or before what was opened, which then goes on, has a seat. */
export function asksSeat(dialog: DeskState['dialog'], isSeated: boolean): boolean {
  return dialog === 'seat' || (!isSeated && (dialog === 'report' || dialog === 'shift' || isBulk(dialog)));
}

/** Whether a dialog is an act on many cases. */
export function isBulk(dialog: DeskState['dialog']): dialog is BulkDeed {
  return dialog === 'dispatch' || dialog === 'urge';
}

/** The picked cases as they stand now: what is in sight is what the person decides on. */
export function casesToDealWith(picked: DeskState['picked'], rows: ReadonlyMap<number, QueueRow>): readonly Picked[] {
  const now = new Map([...rows.values()].map((row) => [row.id, row]));
  return [...picked.values()].map((one) => now.get(one.id) ?? one);
}

/** The list that is shown, as the host knows it. */
export function listOf(
  { queue, filter, search }: Pick<DeskState, 'queue' | 'filter' | 'search'>,
  zone: TimeZone,
): PlacedList {
  if (search === null) return { kind: 'queue', queue, ...filter };
  return { kind: 'search', criteria: criteriaOf(search, zone) };
}

/** The desk as its address names it: `/desk?queue=handling&case=12`, or `/desk?text=井盖&state=open`. */
export function deskStateOf(query: string): DeskState {
  const words = new URLSearchParams(query);
  const queue = QUEUES.find((known) => known === words.get('queue')) ?? 'acceptance';
  const id = Number(words.get('case') ?? '');
  const caseId = Number.isInteger(id) && id > 0 ? id : null;
  return {
    queue,
    filter: NO_FILTER,
    search: readSearch(words),
    cursor: caseId,
    pointed: null,
    map: words.has('map'),
    caseId,
    deed: null,
    dialog: null,
    ...NOTHING_PICKED,
  };
}

/** The address of a place at the desk; other words of the query, such as the language, stay. */
export function deskQuery(
  query: string,
  { queue, caseId, search, map }: Pick<DeskState, 'queue' | 'caseId' | 'search' | 'map'>,
): string {
  const words = new URLSearchParams(query);
  writeSearch(words, search);
  words.set('queue', queue);
  if (caseId === null) words.delete('case');
  else words.set('case', String(caseId));
  if (map) words.set('map', '1');
  else words.delete('map');
  return `?${words.toString()}`;
}
