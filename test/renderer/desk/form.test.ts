import { expect, test } from 'vitest';
import { parseDraft } from '../../../renderer/screen/desk/form/draft.ts';
import {
  BEHALF_FIELDS,
  endsSoundOnly,
  fieldOfRejection,
  FORMS,
  initialValues,
} from '../../../renderer/screen/desk/form/form.ts';
import type { FormName, FormValues } from '../../../renderer/screen/desk/form/form.ts';
import { readForm } from '../../../renderer/screen/desk/form/readForm.ts';
import { actorOf, parseSeat } from '../../../renderer/screen/desk/seat/seat.ts';
import { newCommandId, nextCall, submissionStep } from '../../../renderer/screen/desk/form/submission.ts';
import type { CaseFile } from '../../../shared/case/caseFile.ts';
import type { Command } from '../../../shared/case/command.ts';
import { miniCity, plainRules } from '../../fixture/miniCity.ts';

const startMs = Date.parse('2026-11-25T09:00:00+08:00');
const zone = 'Asia/Shanghai';
const by = actorOf({ party: 'centre', name: '派遣 02 席', unit: null }, '未登录');

function reported(): CaseFile {
  const city = miniCity(plainRules(), startMs);
  city.give('report', 'centre', {
    source: 'public',
    category: 'event:06010',
    description: '垃圾',
    lat: 31.9,
    lng: 121.2,
  });
  return city.file();
}

function read(name: FormName, values: FormValues, file: CaseFile | null = reported(), fields = FORMS[name]) {
  return readForm({ name, fields, values, by, file, clock: { nowMs: startMs, zone } });
}

function command(name: FormName, values: FormValues, file?: CaseFile | null): Command {
  const result = read(name, values, file);
  if (result.kind !== 'command') throw new Error('the form is not whole');
  return result.command;
}

test('the seat stands in every command, marked as not signed in', () => {
  expect(command('urge', { note: ' 请尽快 ' })).toEqual({
    do: 'urge',
    by: { party: 'centre', unit: null, seat: '派遣 02 席（未登录）' },
    occurredAt: null,
    evidence: null,
    fields: { note: '请尽快' },
  });
});

test('an empty field that must be filled is named, an optional one is left out', () => {
  expect(read('dispatch', {})).toEqual({ kind: 'problems', problems: new Map([['unit', 'required']]) });
  expect(command('dispatch', { unit: 'U', until: ' ' }).fields).toEqual({ unit: 'U' });
  expect(read('dispatch', { unit: 'U', until: '明天' })).toEqual({
    kind: 'problems',
    problems: new Map([['until', 'badTime']]),
  });
});

test('a decision bears its answer, and a refusal needs its reason', () => {
  expect(command('decideExtension.yes', {}).do).toBe('decideExtension');
  expect(command('decideExtension.yes', {}).fields).toEqual({ approve: true });
  expect(read('decideObservation.no', {}).kind).toBe('problems');
  expect(command('decideObservation.no', { note: '不符' }).fields).toEqual({ approve: false, note: '不符' });
});

test('a review names its reviewer by number and its opinion, the next reviewer first', () => {
  const values = { reviewer: '2', uphold: 'no', note: '证明不足' };
  expect(command('reviewAppeal', values).fields).toEqual({ reviewer: 2, uphold: false, note: '证明不足' });
  expect(read('reviewAppeal', { reviewer: '1' })).toMatchObject({ problems: new Map([['uphold', 'required']]) });
  const appeal = { unit: 'U', task: 1, missedAtMs: startMs, grounds: '停电', atMs: startMs };
  const review = { reviewer: 1, seat: '甲', uphold: true, note: null, atMs: startMs } as const;
  const asked = (reviews: readonly (typeof review)[]) =>
    initialValues('reviewAppeal', { ...reported(), appeal: { ...appeal, reviews } });
  expect([asked([]), asked([review])]).toEqual([{ reviewer: '1' }, { reviewer: '2' }]);
});

test('an amendment says only what differs, and both coordinates where one moved', () => {
  const file = reported();
  const values = { ...initialValues('amend', file), reason: '看错' };
  expect(command('amend', values, file).fields).toEqual({ reason: '看错' });
  expect(command('amend', { ...values, lat: '31.91' }, file).fields).toEqual({
    reason: '看错',
    lat: 31.91,
    lng: 121.2,
  });
});

test('a new category keeps a condition of the same words, which it would drop else', () => {
  const file: CaseFile = { ...reported(), category: 'event:06001', condition: '在建' };
  const values = { ...initialValues('amend', file), category: 'event:06002', reason: '看错' };
  expect(command('amend', values, file).fields).toEqual({
    category: 'event:06002',
    condition: '在建',
    reason: '看错',
  });
});

test('a report keeps who reported apart from the facts', () => {
  const values = { source: 'public', category: 'event:06010', description: '垃圾', reporterTelephone: '123' };
  expect(command('report', values, null).fields).toEqual({
    source: 'public',
    category: 'event:06010',
    description: '垃圾',
    reporter: { name: undefined, telephone: '123' },
  });
});

test('an entry for another party carries when it happened and how that is known', () => {
  const fields = [...FORMS.feedback, ...BEHALF_FIELDS];
  expect(read('feedback', { result: '已清理' }, reported(), fields)).toMatchObject({
    problems: new Map([
      ['occurredAt', 'required'],
      ['evidence', 'required'],
    ]),
  });
  const file = { ...reported(), lastPartyAtMs: startMs + 30_000 };
  const entered = { result: '已清理', occurredAt: '09:00', evidence: '电话' };
  // The minute of the step before means that very step, not a time before it.
  expect(read('feedback', entered, file, fields)).toMatchObject({
    command: { occurredAt: startMs + 30_000, evidence: '电话', fields: { result: '已清理' } },
  });
});

test('a refusal stands at the field that it speaks of', () => {
  expect(fieldOfRejection({ code: 'reasonTooShort' }, FORMS.requestExtension)).toBe('reason');
  expect(fieldOfRejection({ code: 'notInFuture' }, FORMS.supervise)).toBe('replyBy');
  expect(fieldOfRejection({ code: 'unknownUnit' }, FORMS.designate)).toBe('lead');
  expect(fieldOfRejection({ code: 'evidenceMissing' }, BEHALF_FIELDS)).toBe('evidence');
  expect(fieldOfRejection({ code: 'conflict' }, FORMS.dispatch)).toBeNull();
  expect(fieldOfRejection({ code: 'invalidField', field: 'description' }, FORMS.amend)).toBe('description');
  expect(fieldOfRejection({ code: 'invalidField', field: 'approve' }, FORMS['decideExtension.no'])).toBeNull();
});

test('after a lost answer the same words keep their id, other words get a new one', () => {
  let made = 0;
  const newId = (): string => `id-${(made += 1)}`;
  const words = { caseId: 1, expectedRevision: 3, command: command('urge', { note: '一' }) };
  const first = nextCall({ kind: 'ready' }, words, newId);
  const lost = submissionStep(submissionStep({ kind: 'ready' }, { do: 'send', call: first }), { do: 'lost' });
  expect(nextCall(lost, { ...words, expectedRevision: 4 }, newId)).toEqual(first);
  const other = { ...words, command: command('urge', { note: '二' }) };
  expect(nextCall(lost, other, newId).commandId).toBe('id-2');
  const rejection = { code: 'conflict', message: '…' } as const;
  const refused = submissionStep(lost, { do: 'answered', answer: { kind: 'rejected', rejection } });
  expect(nextCall(refused, words, newId).commandId).toBe('id-3');
});

test('every command has an id of its own', () => {
  expect(newCommandId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newCommandId()).not.toBe(newCommandId());
});

test('what was kept on the machine is taken only where it makes sense', () => {
  expect(parseSeat('{"party":"unit","name":"城管局","unit":"B01"}')).toEqual({
    party: 'unit',
    name: '城管局',
    unit: 'B01',
  });
  for (const text of [
    null,
    '',
    '{',
    '{"party":"host","name":"x"}',
    '{"party":"unit","name":"x"}',
    '{"party":"centre","name":" "}',
  ])
    expect(parseSeat(text)).toBeNull();
  expect(parseDraft('{"values":{"note":"一"},"savedAtMs":5}')).toEqual({ values: { note: '一' }, savedAtMs: 5 });
  for (const text of [null, 'null', '{"values":null,"savedAtMs":5}', '[1']) expect(parseDraft(text)).toBeNull();
});

test('the centre without a unit ends the sound of a hazard only; a unit, or the centre for one, confirms', () => {
  expect(endsSoundOnly('acknowledgeHazard', 'centre', {})).toBe(true);
  expect(endsSoundOnly('acknowledgeHazard', 'centre', { unit: 'U' })).toBe(false);
  expect(endsSoundOnly('acknowledgeHazard', 'unit', {})).toBe(false);
  expect(endsSoundOnly('notifyHazard', 'centre', {})).toBe(false);
});
