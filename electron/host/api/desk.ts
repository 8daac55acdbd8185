import { z } from 'zod';
import { QUEUES } from '../../../shared/contract/desk.ts';
import type {
  CaseView,
  DeskRules,
  DeskSummary,
  QueueGroup,
  QueueName,
  QueuePage,
} from '../../../shared/contract/desk.ts';
import { readRules } from '../../../db/read/city.ts';
import {
  readQueue,
  readQueueGroups,
  readQueuePage,
  readQueueRows,
  readQueues,
  readWaitingHazard,
} from '../../../db/read/deskQueues.ts';
import { lastSequence } from '../../../db/read/log.ts';
import { searchCases } from '../../../db/read/search/searchCases.ts';
import { STAGES } from '../../../shared/case/caseFile.ts';
import type { UnitSuggestion } from '../../../shared/suggest/suggestUnits.ts';
import { caseViewOf } from '../service/caseView.ts';
import { suggestionsFor } from '../service/unitSuggestion.ts';
import { makeRouter, procedure } from './procedure.ts';
import type { HostContext } from './procedure.ts';

const code = z.string().min(1).max(200);
const queue = z.enum(QUEUES as readonly [QueueName, ...QueueName[]]);
const queueQuery = z.strictObject({
  queue,
  text: z.string().max(200),
  group: code.nullable(),
  offset: z.int().min(0).max(1_000_000),
  limit: z.int().min(1).max(500),
});
const instant = z.int().min(0).max(8_640_000_000_000_000);
const searchQuery = z.strictObject({
  text: z.string().max(200),
  unit: code.nullable(),
  category: code.nullable(),
  cell: code.nullable(),
  fromMs: instant.nullable(),
  toMs: instant.nullable(),
  state: z.enum(['open', ...STAGES]).nullable(),
  view: z.strictObject({ west: z.number(), south: z.number(), east: z.number(), north: z.number() }).nullable(),
  offset: z.int().min(0).max(10_000_000),
  limit: z.int().min(1).max(200),
});

export const deskRouter = makeRouter({
  summary: procedure.query(({ ctx }): DeskSummary => {
    const head = headOf(ctx);
    const rules = readRules(ctx.store, head.nowMs);
    return { ...head, queues: readQueues(ctx.store, rules, head.nowMs), hazard: readWaitingHazard(ctx.store) };
  }),

  queue: procedure.input(queueQuery).query(({ ctx, input }): QueuePage => {
    const head = headOf(ctx);
    const rules = readRules(ctx.store, head.nowMs);
    const now = { rules, nowMs: head.nowMs };
    return {
      ...head,
      rows: readQueuePage(ctx.store, input, now),
      total: readQueue(ctx.store, input.queue, { ...now, filter: input }).count,
    };
  }),

  queueGroups: procedure
    .input(z.strictObject({ queue }))
    .query(({ ctx, input }): readonly QueueGroup[] =>
      readQueueGroups(ctx.store, input.queue, readRules(ctx.store, ctx.nowMs())),
    ),

  search: procedure.input(searchQuery).query(({ ctx, input }): QueuePage => {
    const head = headOf(ctx);
    const rules = readRules(ctx.store, head.nowMs);
    const { ids, total } = searchCases(ctx.store, input, rules);
    return { ...head, rows: readQueueRows(ctx.store, ids, { rules, nowMs: head.nowMs }), total };
  }),

  /** A case opened at a desk; null: there is none of this id. */
  case: procedure
    .input(z.strictObject({ id: z.int().positive() }))
    .query(({ ctx, input }): CaseView | null => caseViewOf(ctx.store, input.id, ctx.nowMs())),

  /** The units to which a case could be dispatched, the likeliest first. */
  suggestion: procedure
    .input(z.strictObject({ id: z.int().positive() }))
    .query(({ ctx, input }): readonly UnitSuggestion[] => suggestionsFor(ctx.store, input.id, ctx.nowMs())),

  rules: procedure.query(({ ctx }): DeskRules => {
    const { settings, calendar, handbook, categories, units } = readRules(ctx.store, ctx.nowMs());
    return {
      settings,
      calendar: { ...calendar, off: [...calendar.off], work: [...calendar.work] },
      handbook: [...handbook.values()].flat(),
      categories: [...categories],
      units: [...units.values()],
    };
  }),
});

function headOf({ store, nowMs }: HostContext): { readonly sequence: number; readonly nowMs: number } {
  return { sequence: lastSequence(store), nowMs: nowMs() };
}
