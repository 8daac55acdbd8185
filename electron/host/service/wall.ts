import { eventNames } from '../../../shared/case/eventWords.ts';
import { WALL_CASE_COLUMNS } from '../../../shared/contract/wall.ts';
import type { TickerItem, WallSnapshot } from '../../../shared/contract/wall.ts';
import { readCity, readRules } from '../../../db/read/city.ts';
import type { FeedEvent } from '../../../db/read/feedEvents.ts';
import { readLatestCaseEvents } from '../../../db/read/feedEvents.ts';
import { lastRecordedAtMs, lastSequence } from '../../../db/read/log.ts';
import { readWallCases } from '../../../db/read/wallCases.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';
import { newsOf } from '../feed/changes.ts';
import type { PreparedBody } from './preparedBody.ts';
import { createWallFigures } from './wallFigures.ts';
import type { WallCounts } from './wallFigures.ts';
import { createWallPicture } from './wallPicture.ts';
import type { WallPicture } from './wallPicture.ts';

/** So many lines of news a wall begins with, looked for among so many last events. */
const NEWS_SHOWN = 20;
const NEWS_SEARCHED = 60;
/** The log may stand ahead of the clock by the second to which times are cut, without a word (A14). */
const BEHIND_FROM_MS = 2000;

/** The host's picture of the wall: kept beside the store, brought on by every event, never read anew. */
export type Wall = {
  readonly put: WallPicture['put'];
  /** Counts an event of the log. */
  readonly add: (event: FeedEvent) => void;
  readonly counts: (nowMs: number) => WallCounts & { readonly filling: boolean };
  /** The whole first answer as it travels: the result of the call `wall.snapshot`. */
  readonly snapshot: (nowMs: number) => PreparedBody;
  readonly clockBehindMs: (nowMs: number) => number | null;
};

export type WallOptions = {
  readonly nowMs: number;
  /** A running stopwatch, to know what a reading costs. */
  readonly measureMs: () => number;
  /** Older months of the demonstration are still being made. */
  readonly filling: () => boolean;
};

/** Builds the wall's picture from the store. */
export function createWall(store: ReadableStore, { nowMs: startMs, measureMs, filling }: WallOptions): Wall {
  const picture = createWallPicture(readWallCases(store));
  const figures = createWallFigures(store, picture, { nowMs: startMs, measureMs });
  let news = { sequence: -1, items: [] as readonly TickerItem[] };

  function ticker(nowMs: number): readonly TickerItem[] {
    const sequence = lastSequence(store);
    if (news.sequence === sequence) return news.items;
    const names = eventNames(readRules(store, nowMs));
    const items = readLatestCaseEvents(store, NEWS_SEARCHED).flatMap((event) => {
      const item = event.caseId === null ? null : newsOf(store, { ...event, caseId: event.caseId }, names);
      return item ? [item] : [];
    });
    news = { sequence, items: items.slice(0, NEWS_SHOWN) };
    return news.items;
  }

  function clockBehindMs(nowMs: number): number | null {
    const behindMs = lastRecordedAtMs(store) - nowMs;
    return behindMs > BEHIND_FROM_MS ? behindMs : null;
  }

  function snapshot(nowMs: number): PreparedBody {
    const { settings, units, categories } = readRules(store, nowMs);
    const { name, demo } = readCity(store);
    const rest: Omit<WallSnapshot, 'cases'> = {
      sequence: lastSequence(store),
      nowMs,
      city: { name: settings['city.name'] || name, zone: settings['city.timeZone'], demo, filling: filling() },
      units: [...units.values()].map((unit) => ({ code: unit.code, shortName: unit.shortName || unit.name })),
      categories: Object.fromEntries(categories),
      warning: { share: settings['warning.share'], minutes: settings['warning.minutes'] },
      rateLines: { closed: settings['rule.R26.rate'], timely: settings['rule.R28.rate'] },
      staleSeconds: settings['wall.staleSeconds'],
      hazardAcknowledgeMinutes: settings['hazard.acknowledgeMinutes'],
      shading: settings['wall.shading'],
      tiles: settings['wall.tiles'],
      viewing: settings['wall.viewing'],
      layouts: settings['wall.layouts'],
      scenes: settings['wall.scenes'],
      sound: settings['wall.sound'],
      roster: settings['duty.roster'],
      columns: WALL_CASE_COLUMNS,
      ...figures.counts(nowMs),
      ticker: ticker(nowMs),
      clockBehindMs: clockBehindMs(nowMs),
    };
    const head = `{"result":{"data":${JSON.stringify(rest).slice(0, -1)},"cases":[`;
    return picture.body(head, ']}}}');
  }

  return {
    put: picture.put,
    add(event) {
      if (event.kind === 'meetingHeld' || event.kind === 'settingChanged') figures.touchMeeting();
      if (event.caseId !== null) figures.add(event);
      figures.touch();
    },
    counts: (nowMs) => ({ ...figures.counts(nowMs), filling: filling() }),
    snapshot,
    clockBehindMs,
  };
}
