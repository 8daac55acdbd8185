import { expect, test } from 'vitest';
import { fieldsOf, FORMS } from '../../../renderer/screen/desk/form/form.ts';
import type { FormName, FormValues } from '../../../renderer/screen/desk/form/form.ts';
import { commandOf } from '../../../renderer/screen/desk/form/offer.ts';
import { readForm } from '../../../renderer/screen/desk/form/readForm.ts';
import type { Party } from '../../../shared/case/caseFile.ts';
import type { CommandFields, CommandName } from '../../../shared/case/command.ts';
import { PERMISSIONS } from '../../../shared/case/permission.ts';
import { readCommandCall } from '../../../shared/contract/command.ts';
import { parseIso } from '../../../shared/time/zone.ts';

const nowMs = parseIso('2016-09-05T09:00:00+08:00') ?? Number.NaN;
const AT_17 = parseIso('2016-09-05T17:00:00+08:00') ?? Number.NaN;
const HASH = 'a'.repeat(64);

/** Every command with every field that it has: the compiler asks for one that is added, and the test then for its form. */
const WHOLE: {
  readonly [K in CommandName]: { readonly [F in keyof Required<CommandFields[K]>]: CommandFields[K][F] };
} = {
  report: {
    source: 'public',
    category: 'event:06010',
    condition: '在建',
    description: '垃圾',
    address: '解放路 12 号',
    lng: 121.2,
    lat: 31.9,
    hazard: true,
    reporter: { name: '张三', telephone: '138' },
    photos: [HASH],
  },
  requestVerification: {},
  recordVerification: { result: 'exists', note: '说明', photos: [HASH] },
  accept: { hazard: true },
  decline: { reason: '理由' },
  linkDuplicate: { of: '2016-00001', note: '说明' },
  void: { reason: '理由' },
  amend: {
    category: 'event:06010',
    condition: '在建',
    description: '垃圾',
    address: '解放路 12 号',
    lng: 121.2,
    lat: 31.9,
    hazard: true,
    reason: '理由',
  },
  notifyHazard: { unit: 'U', channel: '电话', note: '说明' },
  acknowledgeHazard: { unit: 'U', channel: '电话' },
  dispatch: { unit: 'U', until: AT_17 },
  designate: { lead: 'U', cooperating: ['V'], basis: '协商' },
  recall: { reason: '理由' },
  signOff: {},
  return: { reason: '理由' },
  ruleReturn: { unit: 'U', justified: false, note: '说明' },
  requestExtension: { until: AT_17, reason: '理由' },
  decideExtension: { approve: false, note: '说明' },
  submitObservation: { process: '一', plan: '二', enforcement: '三', expectedAt: AT_17 },
  decideObservation: { approve: false, note: '说明' },
  urge: { note: '说明' },
  explain: { text: '情况', photos: [HASH] },
  feedback: { result: '办毕', photos: [HASH] },
  recordCheck: { result: 'fail', note: '说明', photos: [HASH] },
  reopen: { reason: '理由' },
  supervise: { reason: '理由', requirement: '办', replyBy: AT_17 },
  attributeCause: { cause: 'platform', reason: '理由' },
  judge: { unit: 'U', kind: 'falseReport', severity: 'grave', note: '说明' },
  appeal: { grounds: '停电' },
  reviewAppeal: { reviewer: 2, uphold: true, note: '说明' },
};

/** What a person fills in to say the same. */
function typed(fields: Readonly<Record<string, unknown>>): FormValues {
  const words = Object.entries(fields).map(([name, value]) => {
    if (value === AT_17) return [name, '09-05 17:00'];
    if (name === 'hazard' || Array.isArray(value)) return [name, value];
    return [name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)];
  });
  return Object.fromEntries(words) as FormValues;
}

/** The form in which a command is given, both of a decision's. */
function formsOf(name: CommandName): readonly FormName[] {
  return (Object.keys(FORMS) as FormName[]).filter((form) => commandOf(form as never) === name);
}

const NAMES = Object.keys(PERMISSIONS) as CommandName[];

test.each(NAMES)('%s has a form of all its fields, and what is typed into it reaches the host as it is', (name) => {
  const fields = WHOLE[name] as Readonly<Record<string, unknown>>;
  const { reporter, ...rest } = WHOLE.report;
  const given = typed(
    name === 'report' ? { ...rest, reporterName: reporter?.name, reporterTelephone: reporter?.telephone } : fields,
  );
  const party = PERMISSIONS[name].by[0] as Party;
  const by = { party, unit: party === 'unit' ? 'U' : null, seat: '一席' };
  const forms = formsOf(name);
  expect(forms.length).toBeGreaterThan(0);
  const behalf = party === 'unit' || party === 'supervisor';
  for (const form of forms) {
    const values = { ...given, ...(behalf && { occurredAt: '08:30', evidence: '电话记录' }) };
    const read = readForm({
      name: form,
      fields: fieldsOf(form, { behalf, party, values }),
      values,
      by,
      file: null,
      clock: { nowMs, zone: 'Asia/Shanghai' },
    });
    if (read.kind === 'problems') throw new Error([...read.problems.keys()].join());
    const approve = form.endsWith('.yes') ? { approve: true } : {};
    const entry = behalf
      ? { occurredAt: nowMs - 30 * 60_000, evidence: '电话记录' }
      : { occurredAt: null, evidence: null };
    const command = { do: name, by, ...entry, fields: { ...fields, ...approve } };
    expect(read.command).toEqual(command);
    const call = { commandId: 'c1', caseId: 1, expectedRevision: 1, command: read.command };
    expect(readCommandCall(JSON.parse(JSON.stringify(call)))).toEqual({ kind: 'read', call: { ...call, command } });
  }
});
