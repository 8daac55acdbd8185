import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allFiguresOf, NO_FIGURES_AT_ALL } from '../../../shared/assessment/allFigures.ts';
import { centreDutiesOf } from '../../../shared/assessment/centreDuty.ts';
import type { CommandFields } from '../../../shared/case/command.ts';
import type { CaseEvent } from '../../../shared/case/event.ts';
import type { MoreFigures } from '../../../shared/contract/assessment.ts';
import { INITIAL_SETTINGS } from '../../../shared/setting/setting.ts';
import { periodRange } from '../../../shared/time/zone.ts';
import { assessmentRowsOf } from '../../fixture/assessmentRows.ts';
import { naiveMoreFigures } from '../../fixture/naiveMoreFigures.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';
import { SHIPPED_CALENDAR } from '../../fixture/shippedCalendar.ts';

const START = Date.UTC(2016, 8, 20, 1);
const MINUTE_MS = 60_000;
const PERIODS = ['2016-09', '2016-10', '2016-Q4', '2016-09-21'].map((key) => periodRange(key, 'Asia/Shanghai'));

/** After the random history: rulings, what seats enter for others, designations with cooperating units, observations. */
function addEntries(city: ReturnType<typeof playSteps>['city'], nowMs: number): void {
  for (const [id, { file }] of city.cases) {
    const unit = file.tasks.at(-1)?.unit;
    for (const task of file.tasks)
      if (task.end?.how === 'returned' && task.ruling === null)
        city.give('ruleReturn', 'leader', { unit: task.unit, justified: id % 2 === 0 }, { id });
    const occurredAt = Math.max(file.lastPartyAtMs, nowMs - 30 * MINUTE_MS);
    if (file.stage === 'handling' && unit) {
      const fields: CommandFields['feedback'] = { result: '办毕' };
      city.give('feedback', `unit:${unit}`, fields, { id, occurredAt });
    }
    if (file.stage !== 'dispatch') continue;
    city.give('designate', 'leader', { lead: 'U', cooperating: ['V', 'W'], basis: '协商' }, { id });
    const until = (city.file(id).tasks.at(-1)?.dueAtMs ?? nowMs) + 60 * MINUTE_MS;
    const plan = { process: '一', plan: '二', enforcement: '三', expectedAt: until + MINUTE_MS };
    city.give('signOff', 'unit:U', {}, { id });
    city.give('requestExtension', 'unit:U', { until, reason: '需停水抢修后方可回填路面' }, { id });
    city.give('decideExtension', 'leader', { approve: true }, { id });
    city.give('submitObservation', 'unit:U', plan, { id });
    city.give('decideObservation', 'leader', { approve: true }, { id });
  }
}

test('the further figures equal a naive second reading of the log, as of any instant', () => {
  const seen: Partial<Record<keyof MoreFigures, number>> = {};
  fc.assert(
    fc.property(randomSteps, fc.double({ min: 0, max: 1, noNaN: true }), (steps, share) => {
      const { city, endMs } = playSteps(steps, START);
      addEntries(city, endMs);
      const middleMs = START + Math.floor(((endMs - START) * share) / 1000) * 1000;
      const histories = [...city.cases.values()].map(({ events }) => events);
      for (const asOfMs of [middleMs, endMs]) {
        const rows = assessmentRowsOf(city, asOfMs);
        for (const period of PERIODS) {
          const question = { period, asOfMs, readings: INITIAL_SETTINGS, exemptions: [], calendar: SHIPPED_CALENDAR };
          const figures = allFiguresOf(rows, question);
          for (const unit of ['U', 'V', 'W']) {
            const found = figures.get(unit) ?? NO_FIGURES_AT_ALL;
            const naive = naiveMoreFigures(histories, { unit, ...period, asOfMs });
            expect(found).toMatchObject(naive);
            for (const [key, count] of Object.entries(naive))
              seen[key as keyof MoreFigures] = (seen[key as keyof MoreFigures] ?? 0) + count;
          }
        }
      }
    }),
    { numRuns: 300 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});

/** R1, R2, R4 and R11 by hand: each turn from its begin to what ended it, missed also where nothing has ended it yet. */
function naiveCentre(
  histories: readonly (readonly CaseEvent[])[],
  { fromMs, toMs, asOfMs }: { readonly fromMs: number; readonly toMs: number; readonly asOfMs: number },
): Readonly<Record<string, readonly [due: number, timely: number]>> {
  const sum: Record<string, [number, number]> = {
    acceptance: [0, 0],
    acceptanceVerified: [0, 0],
    dispatch: [0, 0],
    check: [0, 0],
  };
  for (const history of histories) {
    const events = history.filter((event) => event.recordedAtMs <= asOfMs);
    if (events.some(({ kind }) => kind === 'voided')) continue;
    let turn: { duty: string; dueMs: number } | null = null;
    const end = (atMs: number, done: boolean): void => {
      if (!turn) return;
      const { duty, dueMs } = turn;
      turn = null;
      const missed = atMs > dueMs;
      if ((!done && !missed) || dueMs < fromMs || dueMs >= toMs) return;
      const counts = sum[duty] ?? [0, 0];
      counts[0] += 1;
      if (!missed) counts[1] += 1;
    };
    for (const { kind, occurredAtMs: at, body } of events) {
      if (kind === 'verificationRequested') end(at, false);
      else if (kind === 'accepted' || kind === 'declined' || kind === 'duplicateLinked' || kind === 'dispatched')
        end(at, true);
      else if (kind === 'checked' && body.result !== 'unable') end(at, true);
      if (kind === 'reported') turn = { duty: 'acceptance', dueMs: body.dutyDueAtMs };
      if (kind === 'verificationRecorded') turn = { duty: 'acceptanceVerified', dueMs: body.dutyDueAtMs };
      if (kind === 'accepted' || kind === 'returned' || kind === 'recalled')
        turn = { duty: 'dispatch', dueMs: body.dutyDueAtMs };
      if (kind === 'fedBack' || kind === 'reopened') turn = { duty: 'check', dueMs: body.dutyDueAtMs };
    }
    end(asOfMs, false);
  }
  return sum;
}

test("the centre's own duties equal a naive count of their turns (R1, R2, R4, R11)", () => {
  fc.assert(
    fc.property(randomSteps, fc.double({ min: 0, max: 1, noNaN: true }), (steps, share) => {
      const { city, endMs } = playSteps(steps, START);
      const asOfMs = START + Math.floor(((endMs - START) * share) / 1000) * 1000;
      const histories = [...city.cases.values()].map(({ events }) => events);
      for (const period of PERIODS) {
        const { duties } = assessmentRowsOf(city, asOfMs);
        const found = centreDutiesOf(duties, period).map(({ duty, due, timely }) => [duty, [due, timely]]);
        expect(Object.fromEntries(found)).toEqual(naiveCentre(histories, { ...period, asOfMs }));
      }
    }),
    { numRuns: 150 },
  );
});
