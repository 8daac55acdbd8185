import { createHash } from 'node:crypto';
import { feedChanges, feedItems, feedText, missingWeights } from '../../../../shared/accountability/feed12345.ts';
import type { FeedItem } from '../../../../shared/accountability/accountabilityEvent.ts';
import { honoursLosses } from '../../../../shared/accountability/honours.ts';
import { allFiguresOf } from '../../../../shared/assessment/allFigures.ts';
import type { FeedView } from '../../../../shared/contract/accountability.ts';
import { readFindings, readFrozenFeed } from '../../../../db/read/accountability.ts';
import { readAssessmentRows } from '../../../../db/read/assessmentRows.ts';
import { readRules } from '../../../../db/read/city.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import { ownQuestion } from '../assessment/counted.ts';
import { assessedUnits, cutOf } from '../assessment/table.ts';

/** The items of a month for 12345 as they are now, with their digest: what `freezeFeed` stores. */
export type Feed = { readonly items: readonly FeedItem[]; readonly digest: string };

/** Counts a month's feed: an ended month as of its end (A3), a running one as of now. */
export function feedOf(store: ReadableStore, month: string, nowMs: number): Feed {
  const cut = cutOf(store, { period: month }, nowMs);
  const question = ownQuestion(store, cut);
  const rows = readAssessmentRows(store, { ...question, centre: false });
  const figures = allFiguresOf(rows, question);
  const items = feedItems({
    units: assessedUnits(store, cut, figures.keys()).map(({ code }) => code),
    figures,
    rows,
    question,
    findings: readFindings(store, { state: 'issued' }),
    // The weight is set when the feed is made, often after the month it is about.
    settings: readRules(store, nowMs).settings,
  });
  return { items, digest: feedDigest(month, items) };
}

/** Equal items, equal digest: sha256 of the feed's canonical text. */
export function feedDigest(month: string, items: readonly FeedItem[]): string {
  return createHash('sha256').update(feedText(month, items)).digest('hex');
}

/**
 * A month's feed as a screen shows it: a frozen one as it was frozen, any other as it is now; what differs from the last
 * frozen feed before it, which items bear no weight, and who is not eligible for honours in its year.
 */
export function feedView(store: ReadableStore, month: string, nowMs: number): FeedView {
  const frozen = readFrozenFeed(store, month, 'of');
  const { items, digest } = frozen ?? feedOf(store, month, nowMs);
  const { settings, units } = readRules(store, nowMs);
  const honours = { units, years: settings['honours.years'], zone: settings['city.timeZone'] };
  return {
    month,
    items,
    missingWeights: missingWeights(items),
    changes: feedChanges(items, readFrozenFeed(store, month, 'before')?.items ?? null),
    frozen: frozen && { atMs: frozen.frozenAtMs, seat: frozen.seat, digest: frozen.digest },
    digest,
    honours: honoursLosses(readFindings(store, { state: 'issued' }), Number(month.slice(0, 4)), honours),
  };
}
