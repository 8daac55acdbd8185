import { z } from 'zod';
import { CLAUSES } from '../../../shared/accountability/rule.ts';
import type { Clause } from '../../../shared/accountability/rule.ts';
import { PERIOD_KEY } from '../../../shared/time/periodKey.ts';
import type { FindingsQuery } from '../service/accountability/findingsSheet.ts';

/** A month, quarter or year of findings. */
export const findingsPeriod = z.string().regex(PERIOD_KEY);

/** Which findings a file is to hold. */
export const findingsQuery: z.ZodType<FindingsQuery> = z.strictObject({
  period: findingsPeriod,
  state: z.enum(['proposed', 'issued', 'dismissed']).exactOptional(),
  clause: z.enum(CLAUSES as readonly [Clause, ...Clause[]]).exactOptional(),
  unit: z.string().max(200).exactOptional(),
});
