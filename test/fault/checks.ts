import { closeStore, openReadable } from '../../db/store/openStore.ts';
import { verifyStore } from '../../db/verify/verifyStore.ts';
import type { Acknowledged } from './seats.ts';

/** What a store lacks of that which was acknowledged, and what its own verification finds; nothing where all is well. */
export function missingFrom(folder: string, acknowledged: readonly Acknowledged[]): readonly string[] {
  const store = openReadable(folder);
  try {
    const answerOf = store.prepare<[string], string>('SELECT answer FROM command_result WHERE command_id = ?').pluck();
    const event = store.prepare<[number, number], string>('SELECT kind FROM event WHERE case_id = ? AND revision = ?');
    const lost = acknowledged.flatMap(({ call: { commandId, command }, answer }) => {
      if (answerOf.get(commandId) !== JSON.stringify(answer)) return [`${command.do} ${commandId}: no stored answer`];
      const written = event.get(answer.caseId, answer.revision);
      return written === undefined ? [`${command.do} ${commandId}: no event`] : [];
    });
    // Each of these commands writes one event, so more events than answers would be a command counted twice.
    const count = (sql: string): number => store.prepare<[], number>(sql).pluck().get() ?? 0;
    const events = count(`SELECT count(*) FROM event WHERE case_id IS NOT NULL AND party <> 'host'`);
    const answers = count('SELECT count(*) FROM command_result');
    const twice = events === answers ? [] : [`${events} events for ${answers} answered commands`];
    return [...lost, ...twice, ...verifyStore(store).problems];
  } finally {
    closeStore(store);
  }
}
