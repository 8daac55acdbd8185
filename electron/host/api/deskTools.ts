import { z } from 'zod';
import type { Actor } from '../../../shared/case/caseFile.ts';
import { actorSchema } from '../../../shared/contract/command.ts';
import { NOTE_SIGNS } from '../../../shared/contract/deskTools.ts';
import type { ListExport, ShiftView } from '../../../shared/contract/deskTools.ts';
import { EXPORT_FORMATS } from '../service/document/exportFormat.ts';
import { shiftView } from '../service/shift.ts';
import { deskList } from './deskQuery.ts';
import { makeRouter, procedure } from './procedure.ts';

const seat = z.string().min(1).max(200);

/** The running shift of a seat. */
export const shiftRouter = makeRouter({
  view: procedure
    .input(z.strictObject({ seat }))
    .query(({ ctx, input }): ShiftView => shiftView(ctx.store, input.seat, ctx.nowMs())),

  /** Leaves a note to the next shift. */
  handOver: procedure
    .input(
      z.strictObject({
        by: z.custom<Actor>((by) => actorSchema.safeParse(by).success),
        text: z.string().trim().min(1).max(NOTE_SIGNS),
      }),
    )
    .mutation(({ ctx, input }): null => {
      ctx.handOver(input);
      return null;
    }),
});

/** Lists of the desk as files: begun, watched, then fetched from `GET /export/list/…`. */
export const listRouter = makeRouter({
  export: procedure
    .input(z.strictObject({ list: deskList, format: z.enum(EXPORT_FORMATS) }))
    .mutation(({ ctx, input }): { readonly id: string } => ({ id: ctx.exports.start(input.list, input.format) })),

  state: procedure
    .input(z.strictObject({ id: z.string().max(64) }))
    .query(({ ctx, input }): ListExport | null => ctx.exports.state(input.id)),

  /** Gives an export up that still runs. */
  stop: procedure.input(z.strictObject({ id: z.string().max(64) })).mutation(({ ctx, input }): null => {
    ctx.exports.stop(input.id);
    return null;
  }),
});
