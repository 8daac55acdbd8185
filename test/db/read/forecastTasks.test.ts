import fc from 'fast-check';
import { expect, it } from 'vitest';
import { figuresAsOf } from '../../../db/read/figures.ts';
import { tasksAtCutOffs } from '../../../db/read/forecastTasks.ts';
import { INITIAL_SETTINGS } from '../../../shared/setting/setting.ts';
import { NO_FIGURES } from '../../../shared/assessment/figures.ts';
import { periodRange } from '../../../shared/time/zone.ts';
import { historyStore } from '../../fixture/historyStore.ts';
import { playSteps, randomSteps } from '../../fixture/randomHistory.ts';

const ZONE = 'Asia/Shanghai';
const START = Date.UTC(2016, 8, 1, 1);

it('knows of a month on each of its days what the figures as of that day know', () => {
  fc.assert(
    fc.property(randomSteps, (steps) => {
      const { city, endMs } = playSteps(steps, START);
      city.advance(endMs);
      using history = historyStore(city, START);
      const { store } = history;
      const months = ['2016-09', '2016-10'].map((key) => periodRange(key, ZONE));
      const cutOffs = months.flatMap((month) =>
        [4, 11, 26].map((day) => ({ month, asOfMs: month.fromMs + day * 86_400_000 - 1000 })),
      );
      const found = tasksAtCutOffs(store, cutOffs, INITIAL_SETTINGS);
      for (const [at, { month, asOfMs }] of cutOffs.entries()) {
        const figures = figuresAsOf(store, { period: month, asOfMs });
        for (const unit of ['U', 'V', 'W']) {
          const tasks = found[at]?.get(unit) ?? [];
          const { due, closed, timely } = figures.get(unit) ?? NO_FIGURES;
          expect({
            due: tasks.length,
            closed: tasks.filter(({ closedAtMs }) => closedAtMs !== null).length,
            timely: tasks.filter((task) => task.timely).length,
          }).toEqual({ due, closed, timely });
        }
      }
    }),
    { numRuns: 15 },
  );
});
