import type { AccountabilityAnswer } from '../../shared/contract/accountability.ts';
import type { CommandAnswer } from '../../shared/contract/desk.ts';
import type { ReadableStore, WritableStore } from '../store/handle.ts';

/** The first answer that a command or an act of accountability got; null: it was never given. */
export function readCommandResult(
  store: ReadableStore,
  commandId: string,
): CommandAnswer | AccountabilityAnswer | null {
  const row = store
    .prepare<[string], { answer: string }>('SELECT answer FROM command_result WHERE command_id = ?')
    .get(commandId);
  return row ? (JSON.parse(row.answer) as CommandAnswer | AccountabilityAnswer) : null;
}

/** Keeps the answer of a command that was carried out, in the transaction that carried it out. */
export function saveCommandResult(
  store: WritableStore,
  commandId: string,
  { answer, recordedAtMs }: { readonly answer: CommandAnswer | AccountabilityAnswer; readonly recordedAtMs: number },
): void {
  store
    .prepare('INSERT INTO command_result (command_id, answer, recorded_at_ms) VALUES (?, ?, ?)')
    .run(commandId, JSON.stringify(answer), recordedAtMs);
}
