import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEvent } from '../../../shared/case/apply.ts';
import type { CaseFile } from '../../../shared/case/caseFile.ts';
import { responsibleTask } from '../../../shared/case/caseFile.ts';
import { naiveDeadlines } from '../../fixture/naiveDeadlines.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';
import { SHIPPED_CALENDAR } from '../../fixture/shippedCalendar.ts';

test('the deadline after every event of a random history equals a naive account of the log', () => {
  let compared = 0;
  fc.assert(
    fc.property(randomSteps, (steps) => {
      const { city } = playSteps(steps, Date.UTC(2016, 8, 20, 1));
      for (const { events } of city.cases.values()) {
        const naive = naiveDeadlines(events, SHIPPED_CALENDAR);
        let file: CaseFile | null = null;
        for (const [index, event] of events.entries()) {
          file = applyEvent(file, event);
          const task = responsibleTask(file);
          const due = file.stage === 'voided' ? null : (task?.dueAtMs ?? null);
          expect([event.kind, due]).toEqual([event.kind, naive[index]]);
          compared += due === null ? 0 : 1;
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(100);
});
