import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readCaseFile } from '../../../db/read/caseFile.ts';
import { readWallCases } from '../../../db/read/wallCases.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import { closeStore, openStore } from '../../../db/store/openStore.ts';
import { appendCaseEvents } from '../../../db/write/caseLog.ts';
import { saveRows } from '../../../db/write/projection.ts';
import { packedReplayPart, replayPart } from '../../../electron/host/service/replay/replayPart.ts';
import { replayCourse } from '../../../electron/host/service/replay/replayCourse.ts';
import { replayedAt } from '../../../renderer/screen/wall/replay/replayed.ts';
import type { Replayed } from '../../../renderer/screen/wall/replay/replayed.ts';
import { foldCase } from '../../../shared/case/apply.ts';
import { wallCaseOf } from '../../../shared/case/caseOnWall.ts';
import { knownAtMs } from '../../../shared/case/event.ts';
import type { CaseEvent } from '../../../shared/case/event.ts';
import { rowsOf } from '../../../shared/case/rows.ts';
import type { ReplayPart } from '../../../shared/contract/replay.ts';
import type { WallCase } from '../../../shared/contract/wall.ts';
import { dayKey, periodRange } from '../../../shared/time/zone.ts';
import { HISTORY_START_MS, lateHistories } from '../../fixture/lateHistory.ts';
import { storeCity } from '../../fixture/storeCity.ts';

const ZONE = 'Asia/Shanghai';
const at = (text: string): number => Date.parse(`${text}:00+08:00`);

function temporaryStore(): Disposable & { readonly store: WritableStore } {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  const store = openStore(folder, { nowMs: HISTORY_START_MS });
  return {
    store,
    [Symbol.dispose]: () => {
      closeStore(store);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function write(store: WritableStore, cases: readonly (readonly CaseEvent[])[]): void {
  for (const event of cases.flat()) {
    const { caseId, recordedAtMs } = event;
    appendCaseEvents(store, { file: readCaseFile(store, caseId), caseId, events: [event], recordedAtMs });
  }
}

/** The open cases of a projection that is rebuilt from what the log knew at an instant. */
function rebuiltAt(
  scratch: WritableStore,
  cases: readonly (readonly CaseEvent[])[],
  atMs: number,
): ReadonlyMap<number, WallCase> {
  for (const table of ['duty', 'check_result', 'task', 'cases']) scratch.sqlite.exec(`DELETE FROM ${table}`);
  for (const events of cases) {
    const known = events.filter((event) => knownAtMs(event) <= atMs);
    if (known.length > 0) saveRows(scratch, null, rowsOf(foldCase(known)));
  }
  return new Map([...readWallCases(scratch)].map(wallCaseOf).map((one) => [one.id, one]));
}

const byId = (cases: ReadonlyMap<number, WallCase>) => [...cases].toSorted(([a], [b]) => a - b);

test('what a replay shows at any instant is the projection rebuilt from the log up to it, played on or sought', () => {
  using scratch = temporaryStore();
  fc.assert(
    fc.property(
      lateHistories,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 100, maxLength: 100 }),
      fc.boolean(),
      ({ cases, endMs }, shares, isPlayed) => {
        using made = temporaryStore();
        write(made.store, cases);
        const span = endMs - HISTORY_START_MS;
        const instants = shares.map((share) => HISTORY_START_MS + Math.floor((share * span) / 1000) * 1000);
        const parts = new Map<string, ReplayPart>();
        let shown: Replayed | null = null;
        for (const atMs of isPlayed ? instants.toSorted((a, b) => a - b) : instants) {
          const day = dayKey(atMs, ZONE);
          const part = parts.get(day) ?? replayPart(made.store, { day, nowMs: endMs });
          parts.set(day, part);
          shown = replayedAt(part, atMs, shown);
          expect(byId(shown.cases)).toEqual(byId(rebuiltAt(scratch.store, cases, atMs)));
        }
      },
    ),
    { numRuns: 10 },
  );
});

test('each day ends as the next begins, and what was made on it is counted once', () => {
  fc.assert(
    fc.property(lateHistories, ({ cases, endMs }) => {
      using made = temporaryStore();
      write(made.store, cases);
      let before: Replayed | null = null;
      let reported = 0;
      for (let dayMs = HISTORY_START_MS; dayMs <= endMs; dayMs += 86_400_000) {
        const part = replayPart(made.store, { day: dayKey(dayMs, ZONE), nowMs: endMs });
        const morning = replayedAt(part, part.fromMs, null);
        // Of the first second of a day the picture of its beginning already tells.
        const isQuiet = cases.flat().every((event) => knownAtMs(event) !== part.fromMs);
        if (before && isQuiet) expect(byId(morning.cases)).toEqual(byId(before.cases));
        before = replayedAt(part, part.untilMs, morning);
        expect(before.done).toBe(part.steps.length);
        reported += before.made.reported;
      }
      const all = cases.flat().filter(({ kind }) => kind === 'reported' || kind === 'imported');
      const midnights = all.filter(
        (event) => knownAtMs(event) === periodRange(dayKey(knownAtMs(event), ZONE), ZONE).fromMs,
      );
      expect(reported).toBeLessThanOrEqual(all.length);
      expect(reported).toBeGreaterThanOrEqual(all.length - midnights.length - late(all));
    }),
    { numRuns: 20 },
  );
});

/** Reports that were written on a later day than they happened count on neither. */
function late(events: readonly CaseEvent[]): number {
  return events.filter((event) => dayKey(event.occurredAtMs, ZONE) !== dayKey(knownAtMs(event), ZONE)).length;
}

test('today is replayed until now, with its lines of news, and a day to come holds nothing', () => {
  using city = storeCity(at('2016-09-05T08:00'));
  city.advance(at('2016-09-06T08:00'));
  city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾', address: '长江路' });
  city.advance(at('2016-09-06T08:10'));
  city.give('accept', 'centre', { hazard: true });
  const nowMs = at('2016-09-06T09:00');
  const today = replayPart(city.store, { day: '2016-09-06', nowMs });
  expect(today.untilMs).toBe(nowMs);
  expect(today.cases).toEqual([]);
  expect(today.steps.map(({ atMs, text }) => [atMs, text])).toEqual([
    [at('2016-09-06T08:00'), '上报 暴露垃圾 · 长江路'],
    [at('2016-09-06T08:10'), '受理 暴露垃圾'],
  ]);
  expect(replayedAt(today, at('2016-09-06T08:05'), null).cases.get(1)).toMatchObject({
    stage: 'acceptance',
    hazard: 0,
  });
  expect(replayedAt(today, nowMs, null).cases.get(1)).toMatchObject({ stage: 'dispatch', hazard: 2 });

  const travelled = gunzipSync(packedReplayPart(city.store, { day: '2016-09-06', nowMs })).toString();
  expect(JSON.parse(travelled)).toEqual(today);
  const tomorrow = replayPart(city.store, { day: '2016-09-07', nowMs });
  expect([tomorrow.steps, tomorrow.untilMs < tomorrow.fromMs]).toEqual([[], true]);
});

test('a course tells when cases came in: of a day by quarters of an hour, of a quarter by days', () => {
  using city = storeCity(at('2016-09-05T08:00'));
  for (const [i, time] of ['2016-09-05T08:14', '2016-09-05T08:15', '2016-09-30T23:59'].entries()) {
    city.advance(at(time));
    city.give('report', 'centre', { source: 'public', category: 'event:06010', description: `垃圾 ${i}` });
  }
  const nowMs = at('2016-12-01T08:00');
  const day = replayCourse(city.store, { period: '2016-09-05', nowMs });
  expect(day.reported).toHaveLength(96);
  expect([day.reported[32], day.reported[33]]).toEqual([1, 1]);
  expect([day.firstMs, day.untilMs]).toEqual([at('2016-09-05T08:14'), day.toMs - 1000]);
  const quarter = replayCourse(city.store, { period: '2016-Q3', nowMs });
  expect(quarter.reported).toHaveLength(92);
  expect([quarter.reported[66], quarter.reported[91]]).toEqual([2, 1]);
});
