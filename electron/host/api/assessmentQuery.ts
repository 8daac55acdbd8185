import { z } from 'zod';
import { FIGURE_TEXTS } from '../../../shared/assessment/definition.ts';
import { READING_NAMES } from '../../../shared/contract/assessment.ts';
import type { FigureName } from '../../../shared/contract/assessment.ts';
import { DAY_KEY, PERIOD_KEY } from '../../../shared/time/periodKey.ts';
import { isDayKey } from '../../../shared/time/zone.ts';
import { UNIT_GROUPS } from '../../../shared/unit/unit.ts';

const periodKey = z.string().refine((key) => PERIOD_KEY.test(key) || (DAY_KEY.test(key) && isDayKey(key)));
const instant = z.int().min(0).multipleOf(1000);
/** Which period, and as of when. */
export const tableQuery = z.strictObject({ period: periodKey, asOfMs: instant.optional() });

const figureName = z.enum(Object.keys(FIGURE_TEXTS) as [FigureName, ...FigureName[]]);
const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unit'), unit: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('group'), group: z.enum(UNIT_GROUPS) }),
  z.strictObject({ kind: z.literal('city') }),
]);
/** Which figure, of whom, by which reading, and which of its cases. */
export const explainQuery = tableQuery.extend({
  scope,
  figure: figureName,
  reading: z.enum(READING_NAMES).optional(),
  offset: z.int().min(0).optional(),
  limit: z.int().min(1).max(1000).optional(),
});
