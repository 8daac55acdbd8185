import { applyEvent } from '../../shared/case/apply.ts';
import type { CaseFile } from '../../shared/case/caseFile.ts';
import type { CodeAndName } from '../../shared/intake/caseFacts.ts';
import type { Unit } from '../../shared/unit/unit.ts';
import { findCase, readCaseFile } from '../read/caseFile.ts';
import type { ReadableStore, WritableStore } from '../store/handle.ts';
import { appendCaseEvents, nextCaseId } from '../write/caseLog.ts';
import { appendCityEvents } from '../write/cityLog.ts';
import type { Ledger } from './caseIntake.ts';
import { IMPORT_ACTOR } from './caseIntake.ts';

/** Writes into the log, at `recordedAtMs()`; inside a transaction. */
export function storeLedger(store: WritableStore, recordedAtMs: () => number): Ledger {
  const head = () => ({ occurredAtMs: recordedAtMs(), by: IMPORT_ACTOR });
  return {
    find: (numberKey) => findFile(store, numberKey),
    write: ({ file, events }) => {
      const caseId = file?.id ?? nextCaseId(store);
      appendCaseEvents(store, { file, caseId, events, recordedAtMs: recordedAtMs() });
      passBy(store, caseId);
    },
    addUnit: (unit) => {
      appendCityEvents(store, [{ ...head(), kind: 'unitSaved', body: { unit: unitOf(unit) } }], recordedAtMs());
    },
    addCategory: ({ code: id, name }) => {
      appendCityEvents(store, [{ ...head(), kind: 'categoryAdded', body: { id, name } }], recordedAtMs());
    },
  };
}

/**
 * Writes nothing, and remembers what it would have written only of the numbers that the file names more than once
 * (`twice`): their later rows are compared with the first. `store` null: there is none yet.
 */
export function trialLedger(store: ReadableStore | null, twice: ReadonlySet<string>, nowMs: number): Ledger {
  const files = new Map<string, CaseFile>();
  return {
    find: (numberKey) => files.get(numberKey) ?? (store && findFile(store, numberKey)),
    write: ({ numberKey, file: before, events }) => {
      if (!twice.has(numberKey)) return;
      let file = before;
      for (const event of events) {
        const revision: number = (file?.revision ?? 0) + 1;
        file = applyEvent(file, { ...event, caseId: before?.id ?? 0, revision, recordedAtMs: nowMs });
      }
      if (file) files.set(numberKey, file);
    },
    addUnit: () => undefined,
    addCategory: () => undefined,
  };
}

function findFile(store: ReadableStore, numberKey: string): CaseFile | null {
  const found = findCase(store, numberKey);
  if (!found) return null;
  const file = readCaseFile(store, found.id);
  passBy(store, found.id);
  return file;
}

/** A million cases pass by once each: kept for a while they would only swell the memory. */
function passBy({ memory }: ReadableStore, caseId: number): void {
  memory.files.delete(caseId);
}

/** A unit of which a file tells code and name only; the rest is for the city to fill in. */
function unitOf({ code, name }: CodeAndName): Unit {
  const unknown = { deputyHead: '', liaison: '', telephone: '', disciplinaryBody: '' };
  return { code, name, shortName: name, group: 'bureau', ...unknown, validFrom: null, validTo: null, successor: null };
}
