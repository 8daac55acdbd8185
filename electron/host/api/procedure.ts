import { initTRPC } from '@trpc/server';
import type { Logger } from 'pino';
import type { AccountabilityAnswer, AccountabilityCall } from '../../../shared/contract/accountability.ts';
import type {
  EraseAnswer,
  EraseCall,
  GridAnswer,
  GridCall,
  SettingAnswer,
  SettingCall,
} from '../../../shared/contract/admin.ts';
import type { CommandAnswer, CommandCall, EmptyCity } from '../../../shared/contract/desk.ts';
import type { PhotoAnswer, PhotoCall } from '../../../shared/contract/photo.ts';
import type { Actor } from '../../../shared/case/caseFile.ts';
import type { ReadableStore } from '../../../db/store/handle.ts';
import type { WallFault } from '../../../shared/contract/wallFault.ts';
import type { Grid } from '../service/cityMap.ts';
import type { PreparedBody } from '../service/preparedBody.ts';
import type { ListExports } from '../service/listExport/listExports.ts';
import { ReportFault } from '../service/report/reportFault.ts';
import type { Screens } from '../feed/screens.ts';
import type { Reports } from '../service/report/reportLane.ts';

/** What a call may use of the host. */
export type HostContext = {
  readonly store: ReadableStore;
  readonly nowMs: () => number;
  readonly log: Logger;
  /** Carries out a command and tells every screen before it answers. */
  readonly execute: (call: CommandCall) => CommandAnswer;
  /** The same for an act of accountability. */
  readonly act: (call: AccountabilityCall) => AccountabilityAnswer;
  /** The same for a setting of the city. */
  readonly changeSetting: (call: SettingCall) => SettingAnswer;
  /** The same for a grid in place of the one in force. */
  readonly takeGrid: (call: GridCall) => GridAnswer;
  /** Erases what was kept of pictures, and tells every screen. */
  readonly eraseOrigins: (call: EraseCall) => EraseAnswer;
  /** Takes a picture that a command is going to name. */
  readonly takePhoto: (call: PhotoCall) => PhotoAnswer;
  readonly wall: () => PreparedBody;
  /** The connected walls, and how to tell them something. */
  readonly walls: { readonly shown: Screens['walls']; readonly order: Screens['order'] };
  /** Takes what a wall tells of a panel that failed into the log. */
  readonly noteWallFault: (fault: WallFault) => void;
  readonly filling: () => boolean;
  /** The grid cell at a position. */
  readonly cellAt: Grid['cellAt'];
  /** Readings that may take long, on a thread of their own. */
  readonly reports: Reports;
  /** Lists that are written to files. */
  readonly exports: ListExports;
  /** Writes what a shift leaves to the next. */
  readonly handOver: (note: { readonly by: Actor; readonly text: string }) => void;
  /** Moves the demonstration store aside and begins an empty city, once the answer is on its way. */
  readonly beginEmpty: () => EmptyCity;
};

const WORDS: { readonly [code: string]: string } = {
  BAD_REQUEST: '请求内容不正确。',
  PARSE_ERROR: '请求内容不正确。',
  NOT_FOUND: '没有这个调用。',
  METHOD_NOT_SUPPORTED: '调用方式不正确。',
  UNSUPPORTED_MEDIA_TYPE: '请求内容须为 JSON（application/json）。',
  PAYLOAD_TOO_LARGE: '请求内容过大。',
};

const trpc = initTRPC.context<HostContext>().create({
  // Else an error carries its stack to the client.
  isDev: false,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    // A message of ours is for people; every other one is a library's and stays in the log.
    message:
      (error.cause === undefined || error.cause instanceof ReportFault) &&
      error.message !== error.code &&
      isOurs(error.message)
        ? error.message
        : (WORDS[error.code] ?? '主机内部出错，请查看日志。'),
  }),
});

/** Our messages are Chinese, those of libraries are not. */
function isOurs(message: string): boolean {
  return /\p{Script=Han}/u.test(message);
}

export const makeRouter = trpc.router;
export const procedure = trpc.procedure;
