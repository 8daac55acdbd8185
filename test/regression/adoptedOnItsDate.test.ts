import { expect, it } from 'vitest';
import { settingsAt } from '../../shared/setting/setting.ts';

it('lets an adopted setting take hold on its date, also where another was entered meanwhile', () => {
  const changes = [
    { key: 'rule.R26.rate', value: 80, fromMs: null },
    { key: 'rule.R26.rate', value: 95, fromMs: 3000 },
    { key: 'rule.R26.rate', value: 85, fromMs: 2000 },
  ] as const;
  const rates = [1000, 2000, 3000].map((atMs) => settingsAt(changes, atMs)['rule.R26.rate']);
  expect(rates).toEqual([80, 85, 95]);
});
