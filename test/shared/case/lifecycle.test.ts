import { describe, expect, test } from 'vitest';
import { isOverdue, responsibleTask } from '../../../shared/case/caseFile.ts';
import type { Decision } from '../../../shared/case/decide.ts';
import { formatIso, parseIso } from '../../../shared/time/zone.ts';
import { miniCity, plainRules } from '../../fixture/miniCity.ts';
import type { MiniCity } from '../../fixture/miniCity.ts';

const at = (text: string): number => {
  const ms = parseIso(`${text}+08:00`);
  if (ms === null) throw new Error(text);
  return ms;
};
const due = (city: MiniCity): string | null => {
  const task = responsibleTask(city.file());
  return task?.dueAtMs ? formatIso(task.dueAtMs, 'Asia/Shanghai').slice(0, 16) : null;
};
const code = (decision: Decision): string => (decision.kind === 'rejected' ? decision.rejection.code : 'done');

/** A case of 暴露垃圾 (4 work hours) dispatched to U at the given time. */
function dispatched(text: string, settings: Parameters<typeof plainRules>[0] = {}): MiniCity {
  const city = miniCity(plainRules(settings), at(text));
  city.give('report', 'supervisor', { source: 'supervisor', category: 'event:06010', description: '暴露垃圾' });
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U' });
  return city;
}

function jump(city: MiniCity, text: string): MiniCity {
  city.advance(at(text));
  return city;
}

const REASON = '需停水抢修后方可回填路面';

describe('the handling clock', () => {
  test('TV7: pauses from feedback to a failed check and goes on with the remainder', () => {
    const city = dispatched('2016-09-05T09:00:00');
    expect(due(city)).toBe('2016-09-05T15:00');
    jump(city, '2016-09-05T11:00:00').give('feedback', 'unit:U', { result: '办毕' });
    jump(city, '2016-09-05T14:30:00').give('recordCheck', 'supervisor', { result: 'fail' });
    expect(due(city)).toBe('2016-09-05T16:30');
    jump(city, '2016-09-05T16:00:00').give('feedback', 'unit:U', { result: '办毕' });
    jump(city, '2016-09-05T16:20:00').give('recordCheck', 'supervisor', { result: 'pass' });
    expect(city.file()).toMatchObject({ stage: 'closed', tasks: [{ missedAtMs: null }] });
  });

  test('TV8: back to the same unit the remainder resumes, to another a fresh limit begins', () => {
    const city = dispatched('2016-09-05T09:00:00');
    jump(city, '2016-09-05T10:00:00').give('return', 'unit:U', { reason: '非我单位' });
    jump(city, '2016-09-05T14:00:00').give('dispatch', 'centre', { unit: 'U' });
    expect(due(city)).toBe('2016-09-05T17:00');
    city.give('recall', 'centre', { reason: '误派' });
    city.give('dispatch', 'centre', { unit: 'V' });
    expect(due(city)).toBe('2016-09-05T18:00');
  });

  test('a full limit after a failed check where the city chose so', () => {
    const city = dispatched('2016-09-05T09:00:00', { 'rework.limit': 'full' });
    jump(city, '2016-09-05T11:00:00').give('feedback', 'unit:U', { result: '办毕' });
    jump(city, '2016-09-05T14:00:00').give('recordCheck', 'supervisor', { result: 'fail' });
    expect(due(city)).toBe('2016-09-05T18:00');
  });

  test('may start with the sign-off', () => {
    const city = dispatched('2016-09-05T09:00:00', { 'handling.start': 'signOff' });
    expect(due(city)).toBeNull();
    jump(city, '2016-09-05T09:30:00').give('signOff', 'unit:U', {});
    expect(due(city)).toBe('2016-09-05T15:30');
  });

  test('a feedback at the deadline is timely; failed, its remainder of nothing ends at the moment of resuming', () => {
    const city = dispatched('2016-09-05T09:00:00');
    jump(city, '2016-09-05T15:00:00').give('feedback', 'unit:U', { result: '办毕' });
    expect(responsibleTask(city.file())?.missedAtMs).toBeNull();
    jump(city, '2016-09-05T15:40:00').give('recordCheck', 'supervisor', { result: 'fail' });
    expect(due(city)).toBe('2016-09-05T15:40');
    jump(city, '2016-09-05T15:40:01');
    expect(isOverdue(city.file(), at('2016-09-05T15:40:01'))).toBe(true);
  });
});

describe('extension and observation', () => {
  test('asked before the deadline, approved after it: the task is judged by the new date', () => {
    const city = dispatched('2016-09-05T09:00:00');
    jump(city, '2016-09-05T14:59:00').give('requestExtension', 'unit:U', {
      until: at('2016-09-07T17:00:00'),
      reason: REASON,
    });
    jump(city, '2016-09-05T16:00:00');
    expect(isOverdue(city.file(), at('2016-09-05T16:00:00'))).toBe(true);
    city.give('decideExtension', 'centre', { approve: true });
    expect(isOverdue(city.file(), at('2016-09-05T16:00:00'))).toBe(false);
    expect(city.cases.get(1)?.events.map(({ kind }) => kind)).toContain('limitMissed');
    jump(city, '2016-09-07T17:00:01');
    expect(isOverdue(city.file(), at('2016-09-07T17:00:01'))).toBe(true);
  });

  test('what the rules refuse, with its code', () => {
    const city = dispatched('2016-09-05T09:00:00');
    const ask = (until: string, reason: string): string =>
      code(city.give('requestExtension', 'unit:U', { until: at(until), reason }));
    const four = { process: '一', plan: '二', enforcement: '三', expectedAt: at('2016-10-20T12:00:00') };
    expect(ask('2016-09-05T15:00:00', REASON)).toBe('untilNotLater');
    expect(ask('2016-09-06T15:00:00', '理由不足')).toBe('reasonTooShort');
    expect(code(city.give('decideExtension', 'centre', { approve: true }))).toBe('nothingWaiting');
    expect(ask('2016-09-06T15:00:00', REASON)).toBe('done');
    expect(ask('2016-09-06T15:00:00', REASON)).toBe('requestWaiting');
    expect(code(city.give('decideExtension', 'centre', { approve: false }))).toBe('done');
    expect(ask('2016-09-06T15:00:00', REASON)).toBe('done');
    expect(code(city.give('decideExtension', 'centre', { approve: true }))).toBe('done');
    expect(ask('2016-09-08T15:00:00', REASON)).toBe('extensionsUsedUp');
    expect(code(city.give('submitObservation', 'unit:U', four))).toBe('wrongStage');
    city.give('signOff', 'unit:U', {});
    expect(code(city.give('submitObservation', 'unit:V', four))).toBe('notResponsible');
    expect(code(city.give('submitObservation', 'unit:U', four))).toBe('done');
    expect(code(city.give('decideObservation', 'unit:U', { approve: true }))).toBe('wrongParty');
    expect(code(city.give('decideObservation', 'leader', { approve: true }))).toBe('done');
    expect(city.file()).toMatchObject({ stage: 'observation' });
    expect(due(city)).toBe('2016-10-20T12:00');
  });

  test('no application after the deadline, unless the city allows it', () => {
    const ask = (city: MiniCity): string =>
      code(city.give('requestExtension', 'unit:U', { until: at('2016-09-08T15:00:00'), reason: REASON }));
    expect(ask(jump(dispatched('2016-09-05T09:00:00'), '2016-09-05T15:00:01'))).toBe('deadlinePassed');
    const allowed = jump(
      dispatched('2016-09-05T09:00:00', { 'extension.afterDeadline': 'allowed' }),
      '2016-09-05T15:00:01',
    );
    expect(ask(allowed)).toBe('done');
    allowed.give('decideExtension', 'centre', { approve: true });
    expect(responsibleTask(allowed.file())?.missedAtMs).not.toBeNull();
  });

  test('a used extension stays used when the case comes back to the unit', () => {
    const city = dispatched('2016-09-05T09:00:00');
    city.give('requestExtension', 'unit:U', { until: at('2016-09-06T15:00:00'), reason: REASON });
    city.give('decideExtension', 'centre', { approve: true });
    city.give('return', 'unit:U', { reason: '非我单位' });
    city.give('dispatch', 'centre', { unit: 'U' });
    expect(due(city)).toBe('2016-09-06T15:00');
    expect(code(city.give('requestExtension', 'unit:U', { until: at('2016-09-08T15:00:00'), reason: REASON }))).toBe(
      'extensionsUsedUp',
    );
  });
});

describe('entries on behalf', () => {
  test('are judged by their time; the recorded miss stays with a correction', () => {
    const city = jump(dispatched('2016-09-05T09:00:00'), '2016-09-05T15:30:00');
    const fed = city.give('feedback', 'unit:U', { result: '办毕' }, { occurredAt: at('2016-09-05T14:50:00') });
    expect(code(fed)).toBe('done');
    expect(responsibleTask(city.file())).toMatchObject({ missedAtMs: null, feedbackAtMs: at('2016-09-05T14:50:00') });
    const kinds = city.cases.get(1)?.events.map(({ kind }) => kind);
    expect(kinds).toContain('limitMissed');
    expect(kinds).toContain('missCorrected');
  });

  test('have limits of their own', () => {
    const city = jump(dispatched('2016-09-05T09:00:00'), '2016-09-05T12:00:00');
    const sign = (text: string): string => code(city.give('signOff', 'unit:U', {}, { occurredAt: at(text) }));
    expect(sign('2016-09-05T12:00:01')).toBe('occurredInFuture');
    expect(sign('2016-09-05T08:59:59')).toBe('occurredBeforePrevious');
    expect(sign('2016-09-05T09:59:59')).toBe('occurredTooLongAgo');
    expect(code(city.give('recall', 'centre', { reason: '误' }, { occurredAt: at('2016-09-05T11:00:00') }))).toBe(
      'occurredAtNotAllowed',
    );
    expect(sign('2016-09-05T10:00:00')).toBe('done');
    expect(city.file().hourDuties.at(-1)).toMatchObject({ kind: 'signOff', state: 'done' });
  });
});

describe('amendment', () => {
  test('gives the limit that would have held from the same dispatch with the same pauses', () => {
    const city = dispatched('2016-09-05T09:00:00');
    expect(code(city.give('amend', 'centre', { category: 'event:06013', reason: '类别有误' }))).toBe('done');
    expect(due(city)).toBe('2016-09-12T09:00');
    jump(city, '2016-09-05T16:00:00');
    expect(code(city.give('amend', 'centre', { category: 'event:06010', reason: '类别有误' }))).toBe('amendedIntoPast');
    expect(code(city.give('amend', 'centre', { category: 'event:06001', reason: '类别有误' }))).toBe('conditionNeeded');
    expect(code(city.give('amend', 'centre', { category: 'event:06001', condition: '在建', reason: '有误' }))).toBe(
      'done',
    );
    expect(due(city)).toBe('2016-09-07T09:00');
    expect(code(city.give('amend', 'centre', { reason: '无' }))).toBe('nothingToAmend');
  });

  test('keeps an explicit deadline', () => {
    const city = miniCity(plainRules(), at('2016-09-05T09:00:00'));
    city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
    city.give('accept', 'leader', {});
    city.give('dispatch', 'centre', { unit: 'U', until: at('2016-09-06T20:00:00') });
    city.give('amend', 'centre', { category: 'event:06013', reason: '类别有误' });
    expect(due(city)).toBe('2016-09-06T20:00');
  });
});

describe('intake, returns, reopening', () => {
  test('the acceptance duty of a turn sent to verification ends without result', () => {
    const city = miniCity(plainRules(), at('2016-09-05T09:00:00'));
    city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
    jump(city, '2016-09-05T09:30:00').give('requestVerification', 'centre', {});
    jump(city, '2016-09-05T12:00:00').give('recordVerification', 'supervisor', { result: 'exists' });
    jump(city, '2016-09-05T13:00:00').give('accept', 'centre', {});
    expect(city.file().hourDuties.map(({ kind, state }) => [kind, state])).toEqual([
      ['acceptance', 'dropped'],
      ['acceptance', 'done'],
      ['dispatch', 'running'],
    ]);
  });

  test('TV5: an hour and a second is late, and stays late when done', () => {
    const city = miniCity(plainRules(), at('2016-09-05T08:00:00'));
    city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
    jump(city, '2016-09-05T09:00:01').give('accept', 'centre', {});
    expect(city.file().hourDuties[0]).toMatchObject({ state: 'missed', doneAtMs: at('2016-09-05T09:00:01') });
  });

  test('no return and no recall after the deadline', () => {
    const city = jump(dispatched('2016-09-05T09:00:00'), '2016-09-05T15:00:01');
    expect(code(city.give('return', 'unit:U', { reason: '非我单位' }))).toBe('deadlinePassed');
    expect(code(city.give('recall', 'centre', { reason: '误派' }))).toBe('deadlinePassed');
  });

  test('rules on the latest return without a ruling, once', () => {
    const city = dispatched('2016-09-05T09:00:00');
    city.give('return', 'unit:U', { reason: '非我单位' });
    expect(code(city.give('ruleReturn', 'centre', { unit: 'V', justified: false }))).toBe('noReturnToRule');
    expect(code(city.give('ruleReturn', 'centre', { unit: 'U', justified: false }))).toBe('done');
    expect(code(city.give('ruleReturn', 'centre', { unit: 'U', justified: true }))).toBe('noReturnToRule');
  });

  test('reopens once, within three days to the second', () => {
    const closed = (): MiniCity => {
      const city = dispatched('2016-09-05T09:00:00');
      city.give('feedback', 'unit:U', { result: '办毕' });
      city.give('recordCheck', 'supervisor', { result: 'pass' });
      return city;
    };
    const late = jump(closed(), '2016-09-08T09:00:01');
    expect(code(late.give('reopen', 'leader', { reason: '复查' }))).toBe('reopenTooLate');
    const city = jump(closed(), '2016-09-08T09:00:00');
    expect(code(city.give('reopen', 'centre', { reason: '复查' }))).toBe('wrongParty');
    expect(code(city.give('reopen', 'leader', { reason: '复查' }))).toBe('done');
    expect(city.file()).toMatchObject({ stage: 'check', closedAtMs: null });
    city.give('recordCheck', 'supervisor', { result: 'pass' });
    expect(code(city.give('reopen', 'leader', { reason: '复查' }))).toBe('reopenedBefore');
    expect(city.file().hourDuties.filter(({ kind }) => kind === 'check')).toHaveLength(2);
  });

  test('TV19: the first notice and the first confirmation of a hazard count', () => {
    const city = miniCity(plainRules(), at('2016-09-05T10:00:00'));
    city.give('report', 'centre', { source: 'public', category: 'event:09001', description: '井盖缺失' });
    expect(code(city.give('notifyHazard', 'centre', { unit: 'U', channel: '电话' }))).toBe('wrongStage');
    city.give('accept', 'centre', { hazard: true });
    jump(city, '2016-09-05T10:00:40').give('notifyHazard', 'centre', { unit: 'U', channel: '电话' });
    expect(code(city.give('acknowledgeHazard', 'unit:V', {}))).toBe('notNotified');
    expect(code(city.give('acknowledgeHazard', 'centre', { unit: 'U' }))).toBe('invalidField');
    expect(code(city.give('acknowledgeHazard', 'centre', {}))).toBe('done');
    expect(city.file().hazardNotices[0]?.confirmedAtMs).toBeNull();
    jump(city, '2016-09-05T10:06:00').give('acknowledgeHazard', 'centre', { unit: 'U', channel: '电话' });
    expect(city.file().hazardNotices[0]?.confirmedAtMs).toBe(at('2016-09-05T10:06:00'));
  });
});
