import type { CaseFile } from '../../../shared/case/caseFile.ts';
import type { Command } from '../../../shared/case/command.ts';
import { decide } from '../../../shared/case/decide.ts';
import type { DecideContext } from '../../../shared/case/decide.ts';
import type { Rules } from '../../../shared/case/rules.ts';
import type { CommandAnswer, CommandCall } from '../../../shared/contract/desk.ts';
import { findCase, readCaseFile } from '../../../db/read/caseFile.ts';
import { readRules } from '../../../db/read/city.ts';
import { readPhotos } from '../../../db/read/photos.ts';
import { recordingTimeMs } from '../../../db/read/log.ts';
import { nextCaseNumber } from '../../../db/read/numbering.ts';
import type { WritableStore } from '../../../db/store/handle.ts';
import { inTransaction } from '../../../db/store/transaction.ts';
import { nextCaseId } from '../../../db/write/caseLog.ts';
import { readCommandResult, saveCommandResult } from '../../../db/write/commandResult.ts';
import { attachPhotos } from '../../../db/write/photo.ts';
import { savePerson, sealPerson } from '../../../db/write/person.ts';
import type { SealedPerson } from '../../../db/write/person.ts';
import { writeCaseEvents } from './accountability/follow.ts';
import { recordEnded } from './deadlineClock.ts';

/** What a command stands on besides the store. */
export type CommandContext = {
  readonly nowMs: number;
  /** The code of the grid cell at a place; null outside every cell. */
  readonly cellAt: (lng: number, lat: number) => string | null;
};

/** The answer for the caller, and the log's last sequence where something was written. */
export type Executed = { readonly answer: CommandAnswer; readonly sequence: number | null };

const CONFLICT: CommandAnswer = {
  kind: 'rejected',
  rejection: { code: 'conflict', message: '案件已被他人更新，请查看最新情况后再办理' },
};

const UNKNOWN_PHOTO: CommandAnswer = {
  kind: 'rejected',
  rejection: { code: 'unknownPhoto', message: '有照片没有上传成功，请移除后重新上传' },
};

/**
 * Carries out one command: gather, decide, write, in ONE immediate transaction with its answer. The same `commandId` again
 * gets the first answer again. Limits and months that ended before now are recorded first, so that no command overtakes the clock. A
 * refused command changes nothing and is not kept, since the next try may succeed.
 */
export function executeCommand(store: WritableStore, call: CommandCall, context: CommandContext): Executed {
  return inTransaction(store, () => {
    const before = readCommandResult(store, call.commandId) as CommandAnswer | null;
    if (before) return { answer: before, sequence: null };
    const nowMs = recordingTimeMs(store, context.nowMs);
    const ended = recordEnded(store, nowMs);
    const file = call.caseId === null ? null : readCaseFile(store, call.caseId);
    if (file && call.expectedRevision !== null && file.revision !== call.expectedRevision)
      return { answer: CONFLICT, sequence: ended };
    const { command } = call;
    const photos = photosOf(command);
    if (readPhotos(store, photos).size < photos.length) return { answer: UNKNOWN_PHOTO, sequence: ended };
    const rules = readRules(store, nowMs);
    const caseId = file?.id ?? nextCaseId(store);
    const person = reporterOf(command);
    const known = gathered(store, command, { ...context, nowMs, rules, person });
    const decision = decide(file, command, { nowMs, rules, ...known });
    if (decision.kind === 'rejected')
      return { answer: { kind: 'rejected', rejection: decision.rejection }, sequence: ended };
    const done = writeCaseEvents(store, { file, caseId, events: decision.events, recordedAtMs: nowMs });
    if (person) savePerson(store, caseId, person);
    attachPhotos(store, photos);
    const answer = doneAnswer(done.file);
    saveCommandResult(store, call.commandId, { answer, recordedAtMs: nowMs });
    return { answer, sequence: done.lastSequence };
  });
}

function doneAnswer({ id, number, revision }: CaseFile): CommandAnswer {
  return { kind: 'done', caseId: id, number, revision };
}

function photosOf({ fields }: Command): readonly string[] {
  return [...new Set('photos' in fields ? fields.photos : [])];
}

/** Who reported, sealed before the decision knows of it; null: the report names nobody. */
function reporterOf(command: Command): SealedPerson | null {
  if (command.do !== 'report') return null;
  const given = Object.entries(command.fields.reporter ?? {}).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return given.length > 0 ? sealPerson(Object.fromEntries(given) as Record<string, string>) : null;
}

/** What only the store and the grid know, for the commands that need it. */
function gathered(
  store: WritableStore,
  command: Command,
  { nowMs, cellAt, rules, person }: CommandContext & { readonly rules: Rules; readonly person: SealedPerson | null },
): Partial<DecideContext> {
  switch (command.do) {
    case 'report': {
      const { lat, lng } = command.fields;
      return {
        newCase: {
          number: nextCaseNumber(store, command.occurredAt ?? nowMs, rules.calendar.zone),
          cell: lat === undefined || lng === undefined ? null : cellAt(lng, lat),
          reporter: person?.mark ?? null,
        },
      };
    }
    case 'amend': {
      const { lat, lng } = command.fields;
      return { cell: lat === undefined || lng === undefined ? null : cellAt(lng, lat) };
    }
    case 'linkDuplicate':
      return { first: findCase(store, command.fields.of) };
    default:
      return {};
  }
}
