import type { Actor } from '../../../shared/case/caseFile.ts';
import { isOpen } from '../../../shared/case/caseFile.ts';
import type { ShiftView } from '../../../shared/contract/deskTools.ts';
import { beganAtMs, onDutyAt } from '../../../shared/duty/roster.ts';
import type { DutyShift } from '../../../shared/duty/roster.ts';
import { readRules } from '../../../db/read/city.ts';
import { readQueueRows } from '../../../db/read/deskQueues.ts';
import { lastSequence, recordingTimeMs } from '../../../db/read/log.ts';
import { readHandoverNotes, readTakenCases } from '../../../db/read/shift.ts';
import type { ReadableStore, WritableStore } from '../../../db/store/handle.ts';
import { inTransaction } from '../../../db/store/transaction.ts';
import { appendCityEvents } from '../../../db/write/cityLog.ts';

const NOTES_SHOWN = 6;
/** Where no shift runs by the roster, one is taken to be so long. */
const UNLISTED_MS = 8 * 3_600_000;

/** The shift that runs and when it began; of several the one that began last. */
function shiftAt(store: ReadableStore, nowMs: number): { readonly shift: DutyShift | null; readonly sinceMs: number } {
  const { settings, calendar } = readRules(store, nowMs);
  const running = onDutyAt(settings['duty.roster'], nowMs, calendar.zone).now.map((shift) => ({
    shift,
    sinceMs: beganAtMs(shift, nowMs, calendar.zone),
  }));
  return running.toSorted((a, b) => b.sinceMs - a.sinceMs)[0] ?? { shift: null, sinceMs: nowMs - UNLISTED_MS };
}

/** The cases that a seat took on the running shift, the latest first. */
export function takenOnShift(store: ReadableStore, seat: string, nowMs: number): readonly number[] {
  return readTakenCases(store, seat, shiftAt(store, nowMs).sinceMs);
}

/** The running shift of a seat, with what the shifts before left to it. */
export function shiftView(store: ReadableStore, seat: string, nowMs: number): ShiftView {
  const { sinceMs } = shiftAt(store, nowMs);
  const rules = readRules(store, nowMs);
  const taken = readQueueRows(store, readTakenCases(store, seat, sinceMs), { rules, nowMs });
  return { sequence: lastSequence(store), nowMs, sinceMs, taken, notes: readHandoverNotes(store, NOTES_SHOWN) };
}

/** Writes what a seat leaves to the next shift into the log, with how much of its work is open; answers its sequence. */
export function handOver(
  store: WritableStore,
  { by, text }: { readonly by: Actor; readonly text: string },
  nowMs: number,
): number {
  return inTransaction(store, () => {
    const atMs = recordingTimeMs(store, nowMs);
    const { shift } = shiftAt(store, atMs);
    const { taken } = shiftView(store, by.seat, atMs);
    const open = taken.filter(({ stage }) => isOpen(stage)).length;
    const body = { shift: shift?.name ?? '', text, taken: taken.length, open };
    return appendCityEvents(store, [{ kind: 'shiftHandedOver', occurredAtMs: atMs, by, body }], atMs);
  });
}
