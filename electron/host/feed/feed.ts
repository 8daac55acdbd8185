import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { eventNames } from '../../../shared/case/eventWords.ts';
import type { FeedHello, FeedMessage } from '../../../shared/contract/feed.ts';
import { readRules } from '../../../db/read/city.ts';
import { readFeedEvents } from '../../../db/read/feedEvents.ts';
import type { FeedEvent } from '../../../db/read/feedEvents.ts';
import { lastSequence } from '../../../db/read/log.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';
import type { Clock } from '../clock.ts';
import type { Wall } from '../service/wall.ts';
import { changesOf } from './changes.ts';
import type { Entry } from '../gateway/entry.ts';
import { openScreens } from './screens.ts';
import type { Screens } from './screens.ts';

/** So many events of a backlog are sent on; a screen further behind takes a new picture. */
const BACKLOG_EVENTS = 2000;
const BACKLOG_MS = 600_000;
const PAGE_EVENTS = 1000;
const FIGURES_EVERY_MS = 1000;
const BEAT_EVERY_MS = 5000;

/** What of the city itself stands in a screen's picture or rules; these are asked anew as a whole. */
const IN_PICTURE = new Set([
  'settingChanged',
  'unitSaved',
  'categoryAdded',
  'gridImported',
  'mapImported',
  'handbookRowSaved',
  'handbookRowRemoved',
  'calendarChanged',
]);

export type Feed = {
  /** Tells every screen what was written since the last time. To be called directly after each commit. */
  readonly publish: () => void;
  readonly screens: () => number;
  readonly walls: Screens['walls'];
  readonly order: Screens['order'];
  readonly close: () => void;
};

export type FeedOptions = {
  readonly server: Server;
  readonly port: number;
  readonly store: ReadableStore;
  readonly wall: Wall;
  readonly clock: Clock;
  readonly log: Logger;
  readonly entry: Entry | null;
};

/**
 * The live feed: what is committed reaches every screen at once, in the order of the log; a screen that was away resumes
 * from its sequence. Everything runs on the one thread that also writes, so `published` has no gaps.
 */
export function openFeed({ server, port, store, wall, clock, log, entry }: FeedOptions): Feed {
  let published = lastSequence(store);
  let figuresAtMs = 0;
  let figuresSent = '';
  let figuresWait: (() => void) | null = null;
  let pictureWait: (() => void) | null = null;
  const screens = openScreens({ server, port, log, entry, nowMs: () => clock.nowMs(), welcome });

  function changes(events: readonly FeedEvent[], put: Wall['put']) {
    const nowMs = clock.nowMs();
    return changesOf(store, events, { nowMs, names: eventNames(readRules(store, nowMs)), put });
  }

  function publish(): void {
    for (let events = next(); events.length > 0; events = next()) {
      published = events.at(-1)?.sequence ?? published;
      for (const event of events) wall.add(event);
      const told = changes(events, wall.put);
      if (told.length > 0) screens.tell({ type: 'changes', changes: told });
      if (events.some(({ kind }) => IN_PICTURE.has(kind))) renewPicture();
      tellFiguresSoon();
      if (events.length < PAGE_EVENTS) return;
    }
  }

  function next(): readonly FeedEvent[] {
    return readFeedEvents(store, published, PAGE_EVENTS);
  }

  function welcome({ since }: FeedHello): readonly FeedMessage[] {
    publish();
    const nowMs = clock.nowMs();
    const zone = readRules(store, nowMs).settings['city.timeZone'];
    const hello: FeedMessage = { type: 'welcome', sequence: published, nowMs, zone };
    if (since === null || since === published) return [hello];
    const missed = since > published ? [] : readFeedEvents(store, since, BACKLOG_EVENTS + 1);
    const [first] = missed;
    if (!first || missed.length > BACKLOG_EVENTS || nowMs - first.recordedAtMs > BACKLOG_MS)
      return [hello, { type: 'newPicture', sequence: published }];
    return [hello, { type: 'changes', changes: changes(missed, wall.put) }];
  }

  /** Many settings or units at once make one new picture. */
  function renewPicture(): void {
    pictureWait ??= clock.after(FIGURES_EVERY_MS, () => {
      pictureWait = null;
      screens.tell({ type: 'newPicture', sequence: published });
    });
  }

  function tellFiguresSoon(): void {
    figuresWait ??= clock.after(figuresAtMs + FIGURES_EVERY_MS - clock.nowMs(), () => {
      figuresWait = null;
      tellFigures();
    });
  }

  function tellFigures(): void {
    const nowMs = clock.nowMs();
    figuresAtMs = nowMs;
    if (screens.count() === 0) return;
    const { flow, hours, lines, meeting, filling } = wall.counts(nowMs);
    const figures = { flow, hours, lines, meeting, filling };
    const text = JSON.stringify(figures);
    if (text === figuresSent) return;
    figuresSent = text;
    screens.tell({ type: 'figures', sequence: published, nowMs, ...figures });
  }

  let stopBeating = clock.after(BEAT_EVERY_MS, beat);
  function beat(): void {
    publish();
    const nowMs = clock.nowMs();
    screens.tell({ type: 'beat', sequence: published, nowMs, clockBehindMs: wall.clockBehindMs(nowMs) });
    tellFiguresSoon();
    stopBeating = clock.after(BEAT_EVERY_MS, beat);
  }

  return {
    publish,
    screens: screens.count,
    walls: screens.walls,
    order: screens.order,
    close() {
      stopBeating();
      figuresWait?.();
      pictureWait?.();
      screens.close();
    },
  };
}
