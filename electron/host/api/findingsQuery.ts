import { z } from 'zod';
import { CLAUSES } from '../../../shared/accountability/rule.ts';
import type { Clause } from '../../../shared/accountability/rule.ts';
import type { FindingsQuery } from '../service/accountability/findingsSheet.ts';

/** A month, quarter or year of findings. */
export const findingsPeriod = z.string().regex(/^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/);

/** Which findings a file is to hold. */
export const findingsQuery: z.ZodType<FindingsQuery> = z.strictObject({
  period: findingsPeriod,
  state: z.enum(['proposed', 'issued', 'dismissed']).exactOptional(),
  clause: z.enum(CLAUSES as readonly [Clause, ...Clause[]]).exactOptional(),
  unit: z.string().max(200).exactOptional(),
});
