import { z } from 'zod';
import type {
  AccountabilityCommand,
  AccountabilityCommandName,
  AccountabilityFields,
} from '../accountability/accountabilityCommand.ts';
import { CLAUSES } from '../accountability/rule.ts';
import type { Clause } from '../accountability/rule.ts';
import { MONTH_KEY } from '../time/periodKey.ts';
import { cutToSecond } from '../time/zone.ts';
import type { AccountabilityCall } from './accountability.ts';
import { actorSchema, invalidField, readBy } from './command.ts';
import type { Malformed, Refused } from './command.ts';
import { line, optionalLine, optionalPassage, passage } from './fieldText.ts';

const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

const id = z.int().positive();
const reason = passage(2000);
const code = line(200);
const codes = z.array(code).max(1000);
const month = z.string().regex(MONTH_KEY, '应写作 2016-09 的样子');
const instant = z
  .number()
  .refine((ms) => ms >= EARLIEST_MS && ms < LATEST_MS, '须在 2000 年至 2099 年之间，请核对')
  .transform(cutToSecond);

const SCHEMAS = {
  issueFinding: z.strictObject({ finding: id, reason }),
  dismissFinding: z.strictObject({ finding: id, reason }),
  markMajor: z.strictObject({ finding: id, grounds: reason, posts: z.array(line(100)).max(50) }),
  recordResult: z.strictObject({ finding: id, result: passage(4000) }),
  concludeInvestigation: z.strictObject({
    unit: code,
    proven: z.enum(['inaction', 'slow', 'wrong', 'none']),
    note: optionalPassage(2000),
  }),
  freeze: z.strictObject({ month, asOfMs: instant.optional() }),
  proposeExemption: z.strictObject({
    fromMs: instant,
    toMs: instant,
    cells: codes,
    units: codes,
    categories: codes,
    reason,
    document: line(400),
  }),
  signExemption: z.strictObject({ exemption: id }),
  refuseExemption: z.strictObject({ exemption: id, reason }),
  freezeFeed: z.strictObject({ month }),
  holdMeeting: z.strictObject({
    heldAtMs: instant.optional(),
    chair: optionalLine(200),
    present: optionalPassage(2000),
    document: optionalLine(400),
  }),
  adoptSetting: z.strictObject({ key: line(100), value: z.unknown(), fromMs: instant, reason }),
} satisfies { readonly [K in AccountabilityCommandName]: z.ZodType<AccountabilityFields[K]> };

/** Whether a word is the name of an act of accountability. */
export function isAccountabilityCommandName(name: string): name is AccountabilityCommandName {
  return Object.hasOwn(SCHEMAS, name);
}

/** Reads the fields of an act by its name, as `readFields` those of a command on a case. */
export function readAccountabilityFields<K extends AccountabilityCommandName>(
  name: K,
  fields: unknown,
): { readonly kind: 'read'; readonly fields: AccountabilityFields[K] } | Refused | Malformed {
  return readBy(SCHEMAS[name] as unknown as z.ZodType<AccountabilityFields[K]>, fields);
}

/** A finding as people name it: by clause, unit and period (a month, a year, or the number of a case). */
export type FindingKey = { readonly clause: Clause; readonly unit: string; readonly period: string };

const keySchema = z.strictObject({
  clause: z.enum(CLAUSES as readonly [Clause, ...Clause[]]),
  unit: code,
  period: code,
});

/** Reads the three fields that name a finding. */
export function readFindingKey(
  fields: unknown,
): { readonly kind: 'read'; readonly fields: FindingKey } | Refused | Malformed {
  return readBy(keySchema, fields);
}

const callSchema = z.strictObject({
  commandId: z.string().regex(/^[\w-]{1,64}$/),
  command: z.strictObject({ do: z.string(), by: z.unknown(), fields: z.unknown() }),
});

/**
 * Reads an act of accountability as it travels to the host: the one check at the border. A person's fault is a refusal with
 * `invalidField`; an unknown act or field, or a broken call, is malformed.
 */
export function readAccountabilityCall(
  input: unknown,
): { readonly kind: 'read'; readonly call: AccountabilityCall } | Refused | Malformed {
  const read = callSchema.safeParse(input);
  if (!read.success) return { kind: 'malformed', message: '命令的写法不对：应有 commandId 和 command' };
  const { commandId, command } = read.data;
  if (!isAccountabilityCommandName(command.do))
    return { kind: 'malformed', message: `没有名为“${command.do}”的问责命令` };
  const by = actorSchema.safeParse(command.by);
  if (!by.success) return invalidField('办理方（by）不对：应为值班长或指挥中心，并写明席位');
  const fields = readAccountabilityFields(command.do, command.fields);
  if (fields.kind !== 'read') return fields;
  const full = { do: command.do, by: by.data, fields: fields.fields } as AccountabilityCommand;
  return { kind: 'read', call: { commandId, command: full } };
}
