import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { figuresAsOf } from '../../../db/read/figures.ts';
import { listOverdue } from '../../../db/read/lists.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import { closeStore, openStore } from '../../../db/store/openStore.ts';
import { verifyStore } from '../../../db/verify/verifyStore.ts';
import { appendCaseEvents } from '../../../db/write/caseLog.ts';
import { readCaseFile } from '../../../db/read/caseFile.ts';
import { NO_FIGURES } from '../../../shared/assessment/figures.ts';
import { isOverdue, responsibleTask } from '../../../shared/case/caseFile.ts';
import { parseIso, periodRange } from '../../../shared/time/zone.ts';
import { naiveFigures } from '../../fixture/naiveFigures.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';
import type { MiniCity } from '../../fixture/miniCity.ts';

const START_MS = parseIso('2016-09-20T08:00:00+08:00') ?? Number.NaN;

function write(store: WritableStore, city: MiniCity): void {
  const events = [...city.cases.values()].flatMap((entry) => entry.events);
  events.sort((a, b) => a.recordedAtMs - b.recordedAtMs || a.caseId - b.caseId || a.revision - b.revision);
  for (const event of events) {
    const { caseId, recordedAtMs } = event;
    appendCaseEvents(store, { file: readCaseFile(store, caseId), caseId, events: [event], recordedAtMs });
  }
}

/** A store with the cases of a random history, for as long as `look` looks at it. */
function withHistory(city: MiniCity, look: (store: WritableStore) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'));
  const store = openStore(folder, { nowMs: START_MS });
  try {
    write(store, city);
    look(store);
  } finally {
    closeStore(store);
    rmSync(folder, { recursive: true, force: true });
  }
}

test('figures of a store as of any instant equal a naive count over what was recorded by then', () => {
  fc.assert(
    fc.property(randomSteps, fc.double({ min: 0, max: 1.2, noNaN: true }), (steps, share) => {
      const { city, endMs } = playSteps(steps, START_MS);
      const asOfMs = START_MS + Math.floor((share * (endMs - START_MS)) / 1000) * 1000;
      // A host's clock records the limits that end until the cut-off.
      city.advance(Math.max(endMs, asOfMs));
      withHistory(city, (store) => {
        const histories = [...city.cases.values()].map(({ events }) => events);
        for (const month of ['2016-09', '2016-10']) {
          const period = periodRange(month, 'Asia/Shanghai');
          const figures = figuresAsOf(store, { period, asOfMs });
          for (const unit of ['U', 'V', 'W'])
            expect(figures.get(unit) ?? NO_FIGURES).toEqual(naiveFigures(histories, { unit, ...period, asOfMs }));
        }
        expect(verifyStore(store).problems).toEqual([]);
      });
    }),
    { numRuns: 40 },
  );
});

test('the list of overdue cases is what each case says of itself, also in the second of its deadline', () => {
  fc.assert(
    fc.property(randomSteps, (steps) => {
      const { city, endMs } = playSteps(steps, START_MS);
      withHistory(city, (store) => {
        const files = [...city.cases.values()].map(({ file }) => file);
        const dueMs = files.flatMap((file) => responsibleTask(file)?.dueAtMs ?? []).filter((atMs) => atMs > endMs);
        for (const atMs of [endMs, ...dueMs, ...dueMs.map((ms) => ms + 1000)]) {
          const overdue = files.filter((file) => isOverdue(file, atMs));
          expect(new Set(listOverdue(store, atMs).map(({ id }) => id))).toEqual(new Set(overdue.map(({ id }) => id)));
        }
      });
    }),
    { numRuns: 40 },
  );
});
