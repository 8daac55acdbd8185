import type { CaseEvent } from '../../../shared/case/event.ts';
import type { EventNames } from '../../../shared/case/eventWords.ts';
import { newsText } from '../../../shared/case/eventWords.ts';
import type { FeedChange } from '../../../shared/contract/feed.ts';
import { wallCaseOf } from '../../../shared/case/caseOnWall.ts';
import type { TickerItem, WallRow } from '../../../shared/contract/wall.ts';
import type { FeedEvent } from '../../../db/read/feedEvents.ts';
import { readWallCase } from '../../../db/read/wallCases.ts';
import { readNewsFacts } from '../../../db/read/newsFacts.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';

/** What happened longer ago is history that was entered, and no news. */
const NEWS_FOR_MS = 600_000;

export type ChangeContext = {
  readonly nowMs: number;
  readonly names: EventNames;
  /** Told of each case as it now stands; answers whether the wall knew or knows it. */
  readonly put: (id: number, row: WallRow | null) => boolean;
};

/** What screens are told of events of the log: the case as it now stands, once an event, and its news. */
export function changesOf(
  store: ReadableStore,
  events: readonly FeedEvent[],
  { nowMs, names, put }: ChangeContext,
): readonly FeedChange[] {
  const rows = new Map<number, WallRow | null>();
  const shown = new Set<number>();
  for (const { caseId } of events) {
    if (caseId === null || rows.has(caseId)) continue;
    const row = readWallCase(store, caseId);
    rows.set(caseId, row);
    if (put(caseId, row)) shown.add(caseId);
  }
  return events.flatMap((event): readonly FeedChange[] => {
    const { sequence, caseId, kind, occurredAtMs: atMs } = event;
    if (caseId === null) return [{ sequence, atMs, caseId, kind, case: null, news: null }];
    const news = atMs >= nowMs - NEWS_FOR_MS ? newsOf(store, { ...event, caseId }, names) : null;
    if (news === null && !shown.has(caseId)) return [];
    const row = rows.get(caseId) ?? null;
    return [{ sequence, atMs, caseId, kind, case: row && wallCaseOf(row), news }];
  });
}

/** The line of news of one event, or null. */
export function newsOf(
  store: ReadableStore,
  event: FeedEvent & { readonly caseId: number },
  names: EventNames,
): TickerItem | null {
  const { sequence, caseId, kind, occurredAtMs: atMs } = event;
  const facts = readNewsFacts(store, caseId);
  const body = JSON.parse(event.body) as CaseEvent['body'];
  const text = facts && newsText({ kind, body } as CaseEvent, facts, names);
  return text === null ? null : { sequence, atMs, caseId, text };
}
