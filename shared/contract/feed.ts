import type { WallOrder, WallShown } from './wallControl.ts';
import type { FlowStep, MeetingPanel, TickerItem, UnitLine, WallCase } from './wall.ts';

/** What a screen says when it opens the socket: the sequence it has seen, or null for "from now on". */
export type FeedHello = { readonly since: number | null; readonly screen: string };

/**
 * What a desk says later: the case it has open (null: none any more), the seat in front of it, and the act whose form is
 * open there (null: it only reads).
 */
export type FeedPresence = {
  readonly type: 'presence';
  readonly caseId: number | null;
  readonly seat: string;
  readonly doing: string | null;
};

/** A seat that has a case open, since when by the host's clock, and the act whose form it has open. */
export type Present = { readonly seat: string; readonly sinceMs: number; readonly doing: string | null };

/** What a wall says of itself: what it shows now, at every connection and change. */
export type FeedShowing = { readonly type: 'showing'; readonly shown: WallShown };

/** All that a screen may say after its hello; none of it changes anything in the store. */
export type FeedSaying = FeedPresence | FeedShowing;

/** One committed step: the case as it now stands (null when it left the open cases) and its line of news. */
export type FeedChange = {
  readonly sequence: number;
  readonly atMs: number;
  readonly caseId: number | null;
  readonly kind: string;
  /** The new wall case; null: it is no longer open. */
  readonly case: WallCase | null;
  readonly news: TickerItem | null;
};

/** What the host sends. `figures` follow changes at most once a second; `beat` tells that the line lives. */
export type FeedMessage =
  | { readonly type: 'welcome'; readonly sequence: number; readonly nowMs: number; readonly zone: string }
  | { readonly type: 'changes'; readonly changes: readonly FeedChange[] }
  | {
      readonly type: 'figures';
      readonly sequence: number;
      readonly nowMs: number;
      readonly flow: readonly FlowStep[];
      readonly hours: {
        readonly reported: readonly number[];
        readonly closed: readonly number[];
        readonly reportedYesterday: readonly number[];
      };
      readonly lines: readonly UnitLine[];
      readonly meeting: MeetingPanel;
      readonly filling: boolean;
    }
  | { readonly type: 'beat'; readonly sequence: number; readonly nowMs: number; readonly clockBehindMs: number | null }
  /** The screen is too far behind (2,000 events or 10 minutes): it takes a new picture. */
  | { readonly type: 'newPicture'; readonly sequence: number }
  /** Two people on one case: who has it open. */
  | { readonly type: 'presence'; readonly caseId: number; readonly seats: readonly Present[] }
  /** A desk tells this wall what to show. */
  | { readonly type: 'order'; readonly order: WallOrder }
  /** Every connected wall and what it shows now. */
  | { readonly type: 'walls'; readonly walls: readonly WallShown[] };
