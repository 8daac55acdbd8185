import { z } from 'zod';
import { CAUSES, JUDGED_KINDS, SEVERITIES, SOURCES } from '../case/caseFile.ts';
import type { Command, CommandFields, CommandName, Rejection } from '../case/command.ts';
import { PHOTO_HASH, PHOTOS_AT_ONCE } from '../case/photo.ts';
import { cutToSecond, parseIso } from '../time/zone.ts';
import type { CommandCall } from './desk.ts';
import { line, optionalLine, optionalPassage, passage } from './fieldText.ts';

/** `malformed`: no command at all (an unknown name or field), to be answered as a fault of the sender, not by the rules. */
export type Malformed = { readonly kind: 'malformed'; readonly message: string };
export type Refused = { readonly kind: 'rejected'; readonly rejection: Rejection };

const EARLIEST_MS = Date.UTC(2000, 0, 1);
/** Far enough for every promise, near enough that no clock has to walk centuries of working days. */
const LATEST_MS = Date.UTC(2100, 0, 1);
const TIME_RANGE = '须在 2000 年至 2099 年之间，请核对';

function isTime(ms: number): boolean {
  return ms >= EARLIEST_MS && ms < LATEST_MS;
}

/** A time as it travels: epoch milliseconds, cut down to the second (A14). */
const epochTime = z.number().refine(isTime, TIME_RANGE).transform(cutToSecond);

/** A time as people write it: ISO 8601 with offset. */
const isoTime = z.string().transform((text, context): number => {
  const ms = parseIso(text);
  if (ms !== null && isTime(ms)) return ms;
  const message = ms === null ? '须写成 2016-09-05T16:30:00+08:00 的样子' : TIME_RANGE;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const code = line(200);
const flag = z.boolean();
const latitude = z.number().min(-90).max(90).optional();
const longitude = z.number().min(-180).max(180).optional();
const note = optionalPassage(2000);
const reason = passage(2000);
const channel = line(100);
const decision = z.strictObject({ approve: flag, note });
const photos = z.array(z.string().regex(PHOTO_HASH)).max(PHOTOS_AT_ONCE).optional();

function fieldSchemas(time: typeof epochTime | typeof isoTime) {
  return {
    report: z.strictObject({
      source: z.enum(SOURCES),
      category: code,
      condition: optionalLine(200),
      description: passage(4000),
      lat: latitude,
      lng: longitude,
      address: optionalLine(400),
      hazard: flag.optional(),
      reporter: z.strictObject({ name: optionalLine(100), telephone: optionalLine(50) }).optional(),
      photos,
    }),
    requestVerification: z.strictObject({}),
    recordVerification: z.strictObject({ result: z.enum(['exists', 'absent', 'unable']), note, photos }),
    accept: z.strictObject({ hazard: flag.optional() }),
    decline: z.strictObject({ reason }),
    linkDuplicate: z.strictObject({ of: line(200), note }),
    void: z.strictObject({ reason }),
    amend: z.strictObject({
      category: code.optional(),
      condition: optionalLine(200),
      description: passage(4000).optional(),
      address: optionalLine(400),
      lat: latitude,
      lng: longitude,
      hazard: flag.optional(),
      reason,
    }),
    notifyHazard: z.strictObject({ unit: code, channel, note }),
    acknowledgeHazard: z.strictObject({ unit: code.optional(), channel: optionalLine(100) }),
    dispatch: z.strictObject({ unit: code, until: time.optional() }),
    designate: z.strictObject({ lead: code, cooperating: z.array(code).max(50), basis: reason }),
    recall: z.strictObject({ reason }),
    signOff: z.strictObject({}),
    return: z.strictObject({ reason }),
    ruleReturn: z.strictObject({ unit: code, justified: flag, note }),
    requestExtension: z.strictObject({ until: time, reason }),
    decideExtension: decision,
    submitObservation: z.strictObject({ process: reason, plan: reason, enforcement: reason, expectedAt: time }),
    decideObservation: decision,
    urge: z.strictObject({ note: reason }),
    explain: z.strictObject({ text: passage(4000), photos }),
    feedback: z.strictObject({ result: passage(4000), photos }),
    recordCheck: z.strictObject({ result: z.enum(['pass', 'fail', 'unable']), note, photos }),
    reopen: z.strictObject({ reason }),
    supervise: z.strictObject({ reason, requirement: reason, replyBy: time }),
    attributeCause: z.strictObject({ cause: z.enum(CAUSES), reason }),
    judge: z.strictObject({
      unit: code.optional(),
      kind: z.enum(JUDGED_KINDS),
      severity: z.enum(SEVERITIES),
      note: reason,
    }),
    appeal: z.strictObject({ grounds: reason }),
    reviewAppeal: z.strictObject({ reviewer: z.literal([1, 2]), uphold: flag, note }),
  } satisfies { readonly [K in CommandName]: z.ZodType<CommandFields[K]> };
}

/** How times are written: `epoch` on the wire, `iso` in a scenario. */
const SCHEMAS = { epoch: fieldSchemas(epochTime), iso: fieldSchemas(isoTime) } as const;
const TIMES = { epoch: epochTime, iso: isoTime } as const;
const evidenceText = optionalPassage(1000);

/** Whether a word is the name of a command on a case. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(SCHEMAS.epoch, name);
}

/** What a refusal calls each field. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  finding: '问责提示',
  posts: '岗位',
  proven: '调查结论',
  month: '月份',
  clause: '条款',
  period: '时期',
  fromMs: '起始时间',
  toMs: '截止时间',
  asOfMs: '截至时刻',
  cells: '网格',
  units: '单位',
  categories: '类别',
  document: '文件',
  exemption: '豁免期',
  key: '设置项',
  value: '设置值',
  source: '来源',
  category: '类别',
  condition: '情形',
  description: '描述',
  lat: '纬度',
  lng: '经度',
  address: '地址',
  hazard: '安全隐患',
  reporter: '反映人',
  photos: '照片',
  name: '姓名',
  telephone: '电话',
  result: '结果',
  note: '说明',
  reason: '理由',
  of: '并入的案件',
  unit: '单位',
  channel: '渠道',
  until: '截止时间',
  lead: '牵头单位',
  cooperating: '配合单位',
  basis: '依据',
  justified: '是否有理由',
  approve: '是否批准',
  process: '处置过程',
  plan: '后续处置方案',
  enforcement: '执法方向',
  expectedAt: '预期时间',
  text: '情况说明',
  requirement: '督办要求',
  replyBy: '回复期限',
  cause: '原因',
  kind: '情形',
  severity: '情节',
  grounds: '理由',
  reviewer: '复核人',
  uphold: '是否支持申诉',
  occurredAt: '发生时间',
  evidence: '补录依据',
  party: '办理方',
  seat: '席位',
};

/** A field as a refusal names it: `“理由”（reason）`. */
export function fieldName(key: string): string {
  const name = FIELD_NAMES[key];
  return name === undefined ? `“${key}”` : `“${name}”（${key}）`;
}

/** Says what is wrong with a value; the subject is put in front. */
function wording(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return '不能缺少，请填写';
  if (issue.code === 'invalid_value') return `只能是 ${issue.values.join('、')} 之一`;
  if (issue.code === 'too_small') return `不能小于 ${String(issue.minimum)}，请核对`;
  if (issue.code === 'too_big')
    return issue.origin === 'array'
      ? `最多 ${String(issue.maximum)} 项，请减少`
      : `不能大于 ${String(issue.maximum)}，请核对`;
  if (issue.code === 'invalid_type') return TYPE_WORDS[issue.expected] ?? '写法不对，请核对';
  return '写法不对，请核对';
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: '应为文字',
  number: '应为数',
  int: '应为整数',
  boolean: '应为 true 或 false',
  array: '应为列表',
  object: '应为对象',
};

const WORDED = { error: wording } as const;

function refusal({ issues }: z.ZodError): Refused | Malformed {
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  if (unknown.length > 0) return { kind: 'malformed', message: `不认识的字段 ${unknown.join('、')}，请核对拼写` };
  const [first] = issues;
  const key = first?.path.findLast((part) => typeof part === 'string') ?? '';
  const message = first?.message ?? '写法不对，请核对';
  return key === '' ? invalidField(`内容${message}`) : invalidField(`${fieldName(key)}${message}`, key);
}

/** Reads fields by a schema of commands. A missing field or a wrong value is refused, an unknown field is malformed. */
export function readBy<T>(
  schema: z.ZodType<T>,
  fields: unknown,
): { readonly kind: 'read'; readonly fields: T } | Refused | Malformed {
  const read = schema.safeParse(fields, WORDED);
  return read.success ? { kind: 'read', fields: read.data } : refusal(read.error);
}

/** The refusal of a command for one of its fields. @param field which, where one alone is wrong */
export function invalidField(message: string, field?: string): Refused {
  return { kind: 'rejected', rejection: { code: 'invalidField', message, ...(field !== undefined && { field }) } };
}

/**
 * Reads the fields of a command by its name. A missing field or a wrong value is refused with `invalidField`, an unknown
 * field is malformed.
 */
export function readFields<K extends CommandName>(
  name: K,
  fields: unknown,
  times: 'epoch' | 'iso',
): { readonly kind: 'read'; readonly fields: CommandFields[K] } | Refused | Malformed {
  return readBy(SCHEMAS[times][name] as unknown as z.ZodType<CommandFields[K]>, fields);
}

/** Reads when another party's act happened and by what evidence; both null for an act of now. */
export function readEntry(
  given: { readonly occurredAt?: unknown; readonly evidence?: unknown },
  times: 'epoch' | 'iso',
): { readonly kind: 'read'; readonly occurredAt: number | null; readonly evidence: string | null } | Refused {
  const time = given.occurredAt ?? null;
  const occurredAt = time === null ? null : TIMES[times].safeParse(time, WORDED);
  if (occurredAt?.success === false)
    return invalidField(`${fieldName('occurredAt')}${occurredAt.error.issues[0]?.message}`, 'occurredAt');
  const evidence = evidenceText.safeParse(given.evidence ?? undefined, WORDED);
  if (!evidence.success)
    return invalidField(`${fieldName('evidence')}${evidence.error.issues[0]?.message}`, 'evidence');
  return { kind: 'read', occurredAt: occurredAt?.data ?? null, evidence: evidence.data ?? null };
}

export const actorSchema = z.union([
  z.strictObject({ party: z.enum(['centre', 'supervisor', 'leader']), unit: z.null(), seat: line(100) }),
  z.strictObject({ party: z.literal('unit'), unit: code, seat: line(100) }),
]);

/** The call around a command. What stands in it is the program's work, not a person's: a fault in it is malformed. */
const callSchema = z.strictObject({
  commandId: z.string().regex(/^[\w-]{1,64}$/),
  caseId: z.int().positive().nullable(),
  expectedRevision: z.int().positive().nullable(),
  command: z.strictObject({
    do: z.string(),
    by: z.unknown(),
    occurredAt: z.unknown(),
    evidence: z.unknown(),
    fields: z.unknown(),
  }),
});

/**
 * Reads a command as it travels to the host (`CommandCall`, times in epoch milliseconds): the one check at the border.
 * A person's fault is a refusal with `invalidField`; an unknown command or field, or a broken call, is malformed.
 */
export function readCommandCall(
  input: unknown,
): { readonly kind: 'read'; readonly call: CommandCall } | Refused | Malformed {
  const read = callSchema.safeParse(input);
  if (!read.success) {
    const unknown = read.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
    const places = read.error.issues.map(({ path }) => path.join('.')).filter((place) => place !== '');
    return { kind: 'malformed', message: `命令的写法不对：${[...unknown, ...places].join('、') || '应为一个对象'}` };
  }
  const { command, ...call } = read.data;
  if (!isCommandName(command.do)) return { kind: 'malformed', message: `没有名为“${command.do}”的命令` };
  const by = actorSchema.safeParse(command.by);
  if (!by.success)
    return invalidField('办理方（by）不对：应为指挥中心、信息监督员、值班长，或写明编码的联动单位，并写明席位');
  const entry = readEntry(command, 'epoch');
  if (entry.kind !== 'read') return entry;
  const fields = readFields(command.do, command.fields, 'epoch');
  if (fields.kind !== 'read') return fields;
  const { occurredAt, evidence } = entry;
  const full = { do: command.do, by: by.data, occurredAt, evidence, fields: fields.fields } as Command;
  return { kind: 'read', call: { ...call, command: full } };
}
