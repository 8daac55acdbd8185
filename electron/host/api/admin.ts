import { z } from 'zod';
import { eraseCall, settingCall } from '../../../shared/contract/admin.ts';
import type {
  AdminSettings,
  EraseAnswer,
  KeptOrigins,
  SettingAnswer,
  SettingEntry,
} from '../../../shared/contract/admin.ts';
import { readRules } from '../../../db/read/city.ts';
import { lastSequence } from '../../../db/read/log.ts';
import { readKeptOrigins } from '../../../db/read/photoOrigins.ts';
import { readSettingEntries } from '../../../db/read/settingEntries.ts';
import { makeRouter, procedure } from './procedure.ts';

const MOST_ENTRIES = 8;

/** The settings of the city, which its administrators change. */
export const adminRouter = makeRouter({
  settings: procedure.query(({ ctx: { store, nowMs } }): AdminSettings => {
    const atMs = nowMs();
    return { sequence: lastSequence(store), nowMs: atMs, settings: readRules(store, atMs).settings };
  }),

  /** The latest changes of one setting, the newest first. */
  settingHistory: procedure
    .input(z.strictObject({ key: z.string().max(100) }))
    .query(({ ctx: { store }, input: { key } }): readonly SettingEntry[] =>
      readSettingEntries(store, key, MOST_ENTRIES),
    ),

  /** What is kept of pictures beside their files, and what was erased of it. */
  photoOrigins: procedure.query(({ ctx: { store } }): KeptOrigins => readKeptOrigins(store)),

  erasePhotoOrigins: procedure.input(eraseCall).mutation(({ ctx, input }): EraseAnswer => ctx.eraseOrigins(input)),

  /** One setting from now on. A value that does not fit is refused in an answer; only a malformed call is an error. */
  changeSetting: procedure
    .input(settingCall)
    .mutation(({ ctx, input: { key, value, by } }): SettingAnswer => ctx.changeSetting({ key, value, by })),
});
