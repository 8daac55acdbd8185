import { z } from 'zod';
import { STAGES } from '../../../shared/case/caseFile.ts';
import { QUEUES } from '../../../shared/contract/desk.ts';
import type { QueueName } from '../../../shared/contract/desk.ts';

const code = z.string().min(1).max(200);
const filtered = {
  queue: z.enum(QUEUES as readonly [QueueName, ...QueueName[]]),
  text: z.string().max(200),
  group: code.nullable(),
};

/** A page of a queue. */
export const queueQuery = z.strictObject({
  ...filtered,
  offset: z.int().min(0).max(1_000_000),
  limit: z.int().min(1).max(500),
});
const instant = z.int().min(0).max(8_640_000_000_000_000);

const criteria = {
  text: z.string().max(200),
  unit: code.nullable(),
  category: code.nullable(),
  cell: code.nullable(),
  fromMs: instant.nullable(),
  toMs: instant.nullable(),
  state: z.enum(['open', ...STAGES]).nullable(),
  view: z.strictObject({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }).nullable(),
};
/** A page of what is searched for. */
export const searchQuery = z.strictObject({
  ...criteria,
  offset: z.int().min(0).max(10_000_000),
  limit: z.int().min(1).max(200),
});

const wholeQueue = z.strictObject({ kind: z.literal('queue'), ...filtered });
const allFound = z.strictObject({ kind: z.literal('search'), criteria: z.strictObject(criteria) });

/** A list of the desk as a whole. */
export const deskList = z.discriminatedUnion('kind', [
  wholeQueue,
  allFound,
  z.strictObject({ kind: z.literal('shift'), seat: code }),
]);
/** One whose cases are laid on the map. */
export const placedList = z.discriminatedUnion('kind', [wholeQueue, allFound]);

/** A place for a case. */
export const spotQuery = z.strictObject({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  category: code.nullable(),
  caseId: z.int().positive().nullable(),
});
