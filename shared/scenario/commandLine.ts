import type { AccountabilityCommand, AccountabilityCommandName } from '../accountability/accountabilityCommand.ts';
import type { Actor, Party } from '../case/caseFile.ts';
import type { Command } from '../case/command.ts';
import {
  isAccountabilityCommandName,
  readAccountabilityFields,
  readFindingKey,
} from '../contract/accountabilityCall.ts';
import { invalidField, isCommandName, readEntry, readFields } from '../contract/command.ts';
import { MalformedLine } from './record.ts';
import type { RecordReader } from './record.ts';
import type { Act, ExpectedRefusal, GivenAct, GivenCommand } from './step.ts';

const PARTIES: readonly Party[] = ['centre', 'supervisor', 'leader'];
const SEAT = '推演';

function readActor(as: unknown): Actor | Extract<GivenCommand, { kind: 'rejected' }> {
  if (as === undefined) return invalidField('“办理方”（as）不能缺少，请填写');
  const party = PARTIES.find((one) => one === as);
  if (party) return { party, unit: null, seat: SEAT };
  const unit = typeof as === 'string' && as.startsWith('unit:') ? as.slice('unit:'.length).trim() : '';
  if (unit !== '') return { party: 'unit', unit, seat: SEAT };
  return invalidField('“办理方”（as）只能是 centre、supervisor、leader 或 unit:编码');
}

function readRefusal(line: RecordReader): ExpectedRefusal {
  if (!line.has('rejected')) return null;
  const given = line.raw('rejected');
  if (given === true || (typeof given === 'string' && given !== '')) return given;
  throw new MalformedLine('rejected 应为 true 或拒绝原因的代码');
}

/** What a desk says of a case and the language does not: who reported it, and pictures. */
const FIELDS_OF_DESKS = ['reporter', 'photos'] as const;

function readGiven(name: string, as: unknown, label: string | null, line: RecordReader): GivenCommand {
  if (!isCommandName(name)) throw new MalformedLine(`没有名为“${name}”的命令`);
  const times = { occurredAt: line.raw('occurredAt'), evidence: line.raw('evidence') };
  const fields = readFields(name, line.rest(), 'iso');
  if (fields.kind === 'malformed') throw new MalformedLine(fields.message);
  if (fields.kind === 'rejected') return fields;
  const foreign = FIELDS_OF_DESKS.find((field) => field in fields.fields);
  if (foreign !== undefined) throw new MalformedLine(`不认识的字段 ${foreign}，请核对拼写`);
  const by = readActor(as);
  if ('kind' in by) return by;
  if (label === null) return invalidField('“案件”（case）不能缺少，请填写');
  const entry = readEntry(times, 'iso');
  if (entry.kind === 'rejected') return entry;
  const { occurredAt, evidence } = entry;
  // A scenario names the reviewer and no seat: each sits at one of his own.
  const seat = 'reviewer' in fields.fields ? `${SEAT}复核${fields.fields.reviewer}` : by.seat;
  return {
    kind: 'read',
    command: { do: name, by: { ...by, seat }, occurredAt, evidence, fields: fields.fields } as Command,
  };
}

/** The acts of accountability that the language knows; the others belong to the screens. */
const ACTS: ReadonlySet<AccountabilityCommandName> = new Set([
  'issueFinding',
  'dismissFinding',
  'recordResult',
  'concludeInvestigation',
  'freeze',
  'holdMeeting',
] as const);

/** What screens say and the language does not: its findings are named, and it freezes and meets at `at`. */
const FIELDS_OF_SCREENS = ['finding', 'asOfMs', 'heldAtMs', 'chair', 'present', 'document'] as const;

function readGivenAct(name: AccountabilityCommandName, as: unknown, line: RecordReader): GivenAct {
  if (!ACTS.has(name)) throw new MalformedLine(`没有名为“${name}”的命令`);
  const foreign = FIELDS_OF_SCREENS.find(line.has);
  if (foreign !== undefined) throw new MalformedLine(`不认识的字段 ${foreign}，请核对拼写`);
  const isNamed = name === 'issueFinding' || name === 'dismissFinding' || name === 'recordResult';
  const named = isNamed ? { clause: line.raw('clause'), unit: line.raw('unit'), period: line.raw('period') } : null;
  // The id that the key stands for is known only when the line is played.
  const fields = readAccountabilityFields(name, { ...line.rest(), ...(isNamed && { finding: 1 }) });
  if (fields.kind === 'malformed') throw new MalformedLine(fields.message);
  const by = readActor(as);
  if ('kind' in by) return by;
  if (fields.kind === 'rejected') return fields;
  const command = { do: name, by, fields: fields.fields } as AccountabilityCommand;
  if (named === null) return { kind: 'read', command, key: null };
  const key = readFindingKey(named);
  if (key.kind === 'malformed') throw new MalformedLine(key.message);
  return key.kind === 'rejected' ? key : { kind: 'read', command, key: key.fields };
}

/** Reads a command. Wrong values are a refusal in it; what is no command at all is malformed. @throws {MalformedLine} */
export function readCommandLine(line: RecordReader): Act {
  const name = line.text('do');
  const as = line.raw('as');
  const rejected = readRefusal(line);
  if (isAccountabilityCommandName(name))
    return { kind: 'accountability', given: readGivenAct(name, as, line), rejected };
  const given = line.raw('case');
  const label = typeof given === 'string' && given.trim() !== '' ? given : null;
  return { kind: 'command', label, given: readGiven(name, as, label, line), rejected };
}
