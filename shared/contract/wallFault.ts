import { z } from 'zod';

/** A panel of a wall that could not be shown: which one, and what went wrong in the browser's words. */
export const wallFaultSchema = z.strictObject({ panel: z.string().min(1).max(40), fault: z.string().max(500) });
export type WallFault = z.infer<typeof wallFaultSchema>;
