import type { TriedChange } from '../../../shared/contract/tryOut.ts';
import { settingProblem, SETTINGS } from '../../../shared/setting/setting.ts';
import type { SettingKey } from '../../../shared/setting/setting.ts';
import { isDayKey } from '../../../shared/time/zone.ts';
import { isPeriod, spanOf } from './period.ts';
import type { ActValues } from './act.ts';
import type { TryOutQuery } from './accountabilityData.ts';

/** The settings whose change moves figures or findings, in the order of the clauses. */
export const TRIED_SETTINGS = [
  'rule.R25.count',
  'rule.R26.rate',
  'rule.R27.months',
  'rule.R28.rate',
  'rule.R28.months',
  'rule.R28.window',
  'rule.R29.rate',
  'rule.R32.count',
  'rule.R33.rate',
  'rule.R34.count',
  'rule.T1.explained',
  'figures.attribution',
  'figures.timelyAt',
  'figures.reworkBase',
  'figures.graceDays',
  'observation.counts',
  'rework.limit',
  'return.afterDeadline',
] as const satisfies readonly SettingKey[];

/** The words that such a setting may hold; their names stand in the text files. */
export const TRIED_WORDS = [
  'calendarYear',
  'rolling12',
  'excuses',
  'counts',
  'deadline',
  'dispatch',
  'report',
  'feedback',
  'close',
  'checked',
  'due',
  'handled',
  'no',
  'strict',
  'remainder',
  'full',
  'forbidden',
  'allowed',
] as const;

export const TRIAL_KINDS = ['setting', 'day', 'limit'] as const;
export const LIMIT_UNITS = ['workHour', 'workDay', 'urgentHour', 'urgentDay'] as const;

/** What a form of a trial asks for, or the field that is wrong. */
export type ReadTrial =
  | { readonly kind: 'query'; readonly query: TryOutQuery }
  | { readonly kind: 'problem'; readonly problem: 'setting' | 'day' | 'limit' | 'months'; readonly detail: string };

/** Reads the form of a trial; nothing is sent that the host would refuse for its shape. */
export function readTrial(values: ActValues): ReadTrial {
  const fromMonth = (values['fromMonth'] ?? '').trim();
  const toMonth = (values['toMonth'] ?? '').trim();
  const change = changeOf(values);
  if ('problem' in change) return { kind: 'problem', ...change };
  const isMonth = (text: string): boolean => isPeriod(text) && spanOf(text) === 'month';
  if (!isMonth(fromMonth) || !isMonth(toMonth) || fromMonth > toMonth)
    return { kind: 'problem', problem: 'months', detail: '' };
  return { kind: 'query', query: { change: change.change, fromMonth, toMonth } };
}

function changeOf(
  values: ActValues,
): { readonly change: TriedChange } | { readonly problem: 'setting' | 'day' | 'limit'; readonly detail: string } {
  const text = (name: string): string => (values[name] ?? '').trim();
  switch (values['kind']) {
    case 'day': {
      const day = text('day');
      if (!isDayKey(day)) return { problem: 'day', detail: '' };
      return { change: { kind: 'day', day, off: values['off'] !== 'work' } };
    }
    case 'limit': {
      const amount = Number(text('amount'));
      if (text('category') === '' || !Number.isFinite(amount) || amount <= 0) return { problem: 'limit', detail: '' };
      const condition = text('condition');
      const per = LIMIT_UNITS.find((known) => known === values['per']) ?? 'workHour';
      return {
        change: {
          kind: 'limit',
          category: text('category'),
          condition: condition === '' ? null : condition,
          amount,
          per,
        },
      };
    }
    default: {
      const key = TRIED_SETTINGS.find((known) => known === values['key']) ?? TRIED_SETTINGS[0];
      const value = SETTINGS[key].kind === 'number' ? Number(text('value') || Number.NaN) : text('value');
      const detail = settingProblem(key, value);
      return detail === null ? { change: { kind: 'setting', key, value } } : { problem: 'setting', detail };
    }
  }
}
