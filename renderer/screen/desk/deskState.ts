import { QUEUES } from '../../../shared/contract/desk.ts';
import type { QueueName } from '../../../shared/contract/desk.ts';
import type { CaseDeed } from './offer.ts';
import { NO_SEARCH, readSearch, writeSearch } from './searchCriteria.ts';
import type { DeskSearch } from './searchCriteria.ts';

/** What the desk shows: server data live in the query cache, this is the person's own place in it. */
export type DeskState = {
  readonly queue: QueueName;
  /** What is searched for; null: the queue is shown. */
  readonly search: DeskSearch | null;
  /** The row under the keyboard's cursor. */
  readonly cursor: number | null;
  readonly caseId: number | null;
  /** The action whose form is open. */
  readonly deed: CaseDeed | null;
  readonly dialog: 'seat' | 'report' | 'keys' | null;
};

export type DeskStep =
  | { readonly do: 'showQueue'; readonly queue: QueueName }
  | { readonly do: 'search'; readonly change: Partial<DeskSearch> }
  | { readonly do: 'endSearch' }
  | { readonly do: 'moveCursor'; readonly id: number }
  | { readonly do: 'openCase'; readonly id: number }
  | { readonly do: 'closeCase' }
  | { readonly do: 'openForm'; readonly deed: CaseDeed }
  | { readonly do: 'closeForm' }
  | { readonly do: 'openDialog'; readonly dialog: Exclude<DeskState['dialog'], null> }
  | { readonly do: 'closeDialog' };

/** Where the person stands after a step. */
export function deskStep(state: DeskState, step: DeskStep): DeskState {
  switch (step.do) {
    case 'showQueue':
      return { ...state, queue: step.queue, search: null, cursor: null };
    case 'search':
      return { ...state, search: { ...(state.search ?? NO_SEARCH), ...step.change }, cursor: null };
    case 'endSearch':
      return { ...state, search: null, cursor: state.caseId };
    case 'moveCursor':
      return { ...state, cursor: step.id };
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
  }
}

/** The desk as its address names it: `/desk?queue=handling&case=12`, or `/desk?text=井盖&state=open`. */
export function deskStateOf(query: string): DeskState {
  const words = new URLSearchParams(query);
  const queue = QUEUES.find((known) => known === words.get('queue')) ?? 'acceptance';
  const id = Number(words.get('case') ?? '');
  const caseId = Number.isInteger(id) && id > 0 ? id : null;
  return { queue, search: readSearch(words), cursor: caseId, caseId, deed: null, dialog: null };
}

/** The address of a place at the desk; other words of the query, such as the language, stay. */
export function deskQuery(
  query: string,
  { queue, caseId, search }: Pick<DeskState, 'queue' | 'caseId' | 'search'>,
): string {
  const words = new URLSearchParams(query);
  writeSearch(words, search);
  words.set('queue', queue);
  if (caseId === null) words.delete('case');
  else words.set('case', String(caseId));
  return `?${words.toString()}`;
}
