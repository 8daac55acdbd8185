import type { LimitUnit } from '../deadline/clock.ts';

/** Urgent units run day and night, work units only inside the work periods of work days. */
export type Limit = { readonly amount: number; readonly per: LimitUnit };

const unitWords: Readonly<Record<LimitUnit, string>> = {
  urgentHour: '紧急工作时',
  urgentDay: '紧急工作日',
  workHour: '工作时',
  workDay: '工作日',
};

/** The spellings that name their clock beyond doubt; 小时 or 天 alone do not. */
const unitBySpelling: ReadonlyMap<string, LimitUnit> = new Map([
  ['紧急工作时', 'urgentHour'],
  ['紧急工作小时', 'urgentHour'],
  ['U', 'urgentHour'],
  ['紧急工作日', 'urgentDay'],
  ['UD', 'urgentDay'],
  ['工作时', 'workHour'],
  ['工作小时', 'workHour'],
  ['W', 'workHour'],
  ['工作日', 'workDay'],
  ['D', 'workDay'],
]);

/** A limit in the words of an office: `4 工作时`, `2 紧急工作日`. */
export function limitWords({ amount, per }: Limit): string {
  return `${amount} ${unitWords[per]}`;
}

/**
 * Reads a limit as handbooks write it: `2紧急工作时`, `4 工作时`, `１５工作日`, or the short codes `2U`, `1UD`, `4W`, `5D`.
 * Null for everything else, two limits in one cell and a bare 小时 or 天 included: a guess would become a wrong
 * deadline that nobody notices.
 */
export function parseLimit(text: string): Limit | null {
  const match = /^(\d+(?:\.\d+)?)\s*(\D+)$/.exec(text.normalize('NFKC').trim().toUpperCase());
  const per = unitBySpelling.get(match?.[2] ?? '');
  const limit = per && { amount: Number(match?.[1]), per };
  return limit && isLimit(limit) ? limit : null;
}

/** A positive amount, at most 1,000, on a quarter of its unit (1.5 工作时), so that it is whole minutes on every clock. */
export function isLimit(limit: unknown): limit is Limit {
  if (typeof limit !== 'object' || limit === null) return false;
  const { amount, per } = limit as { readonly amount?: unknown; readonly per?: unknown };
  return (
    typeof amount === 'number' &&
    amount > 0 &&
    amount <= 1000 &&
    Number.isInteger(amount * 4) &&
    typeof per === 'string' &&
    Object.hasOwn(unitWords, per)
  );
}
