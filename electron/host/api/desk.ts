import { z } from 'zod';
import type { CaseView, DeskRules, DeskSummary, QueueGroup, QueuePage } from '../../../shared/contract/desk.ts';
import type { ListPlaces, SpotAnswer } from '../../../shared/contract/deskMap.ts';
import { readRules } from '../../../db/read/city.ts';
import {
  countQueue,
  readQueueGroups,
  readQueuePage,
  readQueueRows,
  readQueues,
  readWaitingHazard,
} from '../../../db/read/deskQueues.ts';
import { lastSequence } from '../../../db/read/log.ts';
import { searchCases } from '../../../db/read/search/searchCases.ts';
import type { UnitSuggestion } from '../../../shared/suggest/suggestUnits.ts';
import { caseViewOf } from '../service/caseView.ts';
import { listPlaces, spotAnswer } from '../service/deskMap.ts';
import { suggestionsFor } from '../service/unitSuggestion.ts';
import { placedList, queueQuery, searchQuery, spotQuery } from './deskQuery.ts';
import { makeRouter, procedure } from './procedure.ts';
import type { HostContext } from './procedure.ts';

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
      total: countQueue(ctx.store, input, now),
    };
  }),

  queueGroups: procedure.input(queueQuery.pick({ queue: true })).query(({ ctx, input }): readonly QueueGroup[] => {
    const nowMs = ctx.nowMs();
    return readQueueGroups(ctx.store, input.queue, { rules: readRules(ctx.store, nowMs), nowMs });
  }),

  search: procedure.input(searchQuery).query(({ ctx, input }): QueuePage => {
    const head = headOf(ctx);
    const rules = readRules(ctx.store, head.nowMs);
    const { ids, total } = searchCases(ctx.store, input, rules);
    return { ...head, rows: readQueueRows(ctx.store, ids, { rules, nowMs: head.nowMs }), total };
  }),

  /** Where the cases of a list lie. */
  places: procedure.input(placedList).query(({ ctx, input }): ListPlaces => listPlaces(ctx.store, input, ctx.nowMs())),

  /** What a case at a place would be given. */
  spot: procedure
    .input(spotQuery)
    .query(({ ctx, input }): SpotAnswer =>
      spotAnswer(ctx.store, input, { cell: ctx.cellAt(input.lng, input.lat), nowMs: ctx.nowMs() }),
    ),

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
