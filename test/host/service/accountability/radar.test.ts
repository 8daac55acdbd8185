import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendAccountability } from '../../../../db/write/accountabilityLog.ts';
import { radarOf } from '../../../../electron/host/service/accountability/radar.ts';
import { countedPeriod } from '../../../../electron/host/service/assessment/counted.ts';
import type { Actor } from '../../../../shared/case/caseFile.ts';
import { NO_FIGURES_AT_ALL } from '../../../../shared/assessment/allFigures.ts';
import { chinese, translator } from '../../../../shared/locale/text.ts';
import { parseIso, periodRange } from '../../../../shared/time/zone.ts';
import { historyStore } from '../../../fixture/historyStore.ts';
import { playSteps, randomSteps } from '../../../fixture/randomHistory.ts';

const ZONE = 'Asia/Shanghai';
const START = parseIso('2016-09-20T08:00:00+08:00') ?? Number.NaN;
const LEADER: Actor = { party: 'leader', unit: null, seat: '值班长' };
const MONTH = periodRange('2016-09', ZONE);

test('the radar of any moment stands on the figures of that moment, without the tasks of exempted periods', () => {
  fc.assert(
    fc.property(randomSteps, fc.boolean(), fc.boolean(), (steps, ended, exempted) => {
      const { city, endMs } = playSteps(steps, START);
      const nowMs = ended ? Math.max(endMs, MONTH.toMs + 3_600_000) : Math.min(endMs, MONTH.toMs - 3_600_000);
      city.advance(nowMs);
      using history = historyStore(city, START);
      const { store } = history;
      if (exempted) {
        const body = {
          fromMs: START,
          toMs: START + 86_400_000,
          cells: [],
          units: [],
          categories: [],
          reason: '台风',
          document: '一号',
        };
        const at = { occurredAtMs: nowMs, by: LEADER };
        const id = appendAccountability(store, [{ kind: 'exemptionProposed', ...at, body }], nowMs);
        appendAccountability(store, [{ kind: 'exemptionSigned', ...at, body: { exemption: id } }], nowMs);
      }
      const asOfMs = ended ? MONTH.toMs - 1000 : nowMs;
      const month = countedPeriod(store, { period: MONTH, asOfMs }).byUnit;
      const year = countedPeriod(store, {
        period: { ...MONTH, fromMs: periodRange('2016', ZONE).fromMs },
        asOfMs,
      }).byUnit;
      for (const { unit, cells } of radarOf(store, '2016-09', nowMs, translator(chinese)).rows) {
        const cell = new Map(cells.map((one) => [one.clause, one]));
        const own = month.get(unit) ?? NO_FIGURES_AT_ALL;
        const soFar = year.get(unit) ?? NO_FIGURES_AT_ALL;
        const due = own.due - own.exemptDue;
        expect(cell.get('R26')?.part ?? 0).toBe(due === 0 ? 0 : own.closed - own.exemptClosed);
        expect(cell.get('R25')?.count).toBe(own.countedOverdues);
        expect(cell.get('R34')?.count).toBe(own.reworked);
        if (ended && due > 0) expect(cell.get('R26')?.whole).toBe(due);
        if (soFar.due > soFar.exemptDue) expect(cell.get('R29')?.part).toBe(soFar.timely - soFar.exemptTimely);
      }
    }),
    { numRuns: 25 },
  );
});
