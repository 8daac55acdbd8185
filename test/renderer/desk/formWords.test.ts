import { expect, test } from 'vitest';
import { fieldsOf } from '../../../renderer/screen/desk/form/form.ts';
import type { FormName, FormValues } from '../../../renderer/screen/desk/form/form.ts';
import { formEffects } from '../../../renderer/screen/desk/form/formEffect.ts';
import { formFacts } from '../../../renderer/screen/desk/form/formFacts.ts';
import type { FormScene } from '../../../renderer/screen/desk/form/formScene.ts';
import type { Actor } from '../../../shared/case/caseFile.ts';
import type { Command } from '../../../shared/case/command.ts';
import { decide } from '../../../shared/case/decide.ts';
import { historyOf } from '../../../shared/case/history.ts';
import { trailOf } from '../../../shared/case/trail.ts';
import type { CaseView } from '../../../shared/contract/desk.ts';
import { chinese, translator } from '../../../shared/locale/text.ts';
import { parseIso } from '../../../shared/time/zone.ts';
import { miniCity, plainRules } from '../../fixture/miniCity.ts';
import type { MiniCity } from '../../fixture/miniCity.ts';

const at = (text: string): number => parseIso(`${text}+08:00`) ?? Number.NaN;
const t = translator(chinese);
const rules = plainRules();
const centre: Actor = { party: 'centre', unit: null, seat: '一席' };
const unit: Actor = { party: 'unit', unit: 'U', seat: '一席' };
const MONDAY_9 = at('2016-09-05T09:00:00');
const REASON = '需停水抢修后方可回填路面';

/** 暴露垃圾 (4 work hours), signed by U at nine: due at 15:00. */
function signed(): MiniCity {
  const city = miniCity(rules, MONDAY_9);
  city.give('report', 'supervisor', { source: 'supervisor', category: 'event:06010', description: '暴露垃圾' });
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U' });
  city.give('signOff', 'unit:U', {});
  return city;
}

function viewOf(city: MiniCity): CaseView {
  const file = city.file();
  const events = (city.cases.get(1)?.events ?? []).map((event, index) => ({ ...event, sequence: index + 1 }));
  const nothing = { unitName: 'U', requirement: null, closingCondition: '无垃圾', limitSource: null, deadline: null };
  const around = { nearby: [], photos: [], earlier: { total: 0, cases: [] }, unitWork: null };
  const about = { ...around, categoryName: '暴露垃圾', reports: 1, history: historyOf(events, rules) };
  return { sequence: events.length, nowMs: MONDAY_9, file, trail: trailOf(events), ...nothing, ...about };
}

function scene(name: FormName, city: MiniCity, values: FormValues = {}, command?: Command): FormScene {
  const decision = command ? decide(city.file(), command, { nowMs: MONDAY_9, rules }) : null;
  return { name, by: centre, values, view: viewOf(city), rules, nowMs: MONDAY_9, decision, t };
}

function given(fields: Pick<Command, 'do' | 'fields'>, by: Actor = centre): Command {
  return { by, occurredAt: null, evidence: null, ...fields } as Command;
}

test('an extension says the new deadline and by how much before it is asked, and is silent while the time cannot be read', () => {
  const city = signed();
  expect(formEffects(scene('requestExtension', city, { until: '09-06 15:00' }))).toEqual([
    '批准后时限由 09-05 15:00 改为 09-06 15:00，增加 1 工作日；为第 1 次，最多 1 次。',
  ]);
  expect(formEffects(scene('requestExtension', city, { until: '明天' }))).toEqual([]);
  expect(formEffects(scene('requestExtension', city, { until: '09-05 14:00' }))).toEqual([]);
  expect(formFacts(scene('requestExtension', city)).map(({ text }) => text)).toEqual([
    '09-05 15:00',
    '0 次，最多 1 次',
  ]);
  city.give('requestExtension', 'unit:U', { until: at('2016-09-06T15:00:00'), reason: REASON });
  expect(formEffects(scene('decideExtension.yes', city))).toEqual(['时限由 09-05 15:00 改为 09-06 15:00。']);
  expect(formEffects(scene('decideExtension.no', city))).toEqual(['时限不变，仍为 09-05 15:00；不占用延时次数。']);
});

test('a rework says which one it is and until when, a new dispatch that it goes on with what was left', () => {
  const city = signed();
  city.give('feedback', 'unit:U', { result: '已清理' });
  const fail = given(
    { do: 'recordCheck', fields: { result: 'fail' } },
    { party: 'supervisor', unit: null, seat: '席' },
  );
  expect(formEffects(scene('recordCheck', city, { result: 'fail' }, fail))).toEqual([
    '第 1 次返工，退回U，时限 09-05 15:00。',
  ]);
  expect(formFacts(scene('recordCheck', city)).map(({ text }) => text)).toEqual(['已清理', '无垃圾']);
  const returned = signed();
  returned.give('return', 'unit:U', { reason: '不属本单位' });
  const dispatch = given({ do: 'dispatch', fields: { unit: 'U' } });
  expect(formEffects(scene('dispatch', returned, { unit: 'U' }, dispatch))).toEqual([
    '处置时限将为 09-05 15:00，60 分钟内签收。',
    '该单位办过本案，接续其剩余时限。',
  ]);
  expect(formFacts(scene('ruleReturn', returned, { unit: 'U' }))).toEqual([
    { label: 'desk.know.returnReason', text: 'U 09-05 09:00：不属本单位' },
  ]);
});

test('an amendment names what it changes and the deadline that follows', () => {
  const city = signed();
  const fields = { category: 'event:06013', description: '积存渣土', reason: '看错' };
  expect(formEffects(scene('amend', city, {}, given({ do: 'amend', fields })))).toEqual([
    '更正类别、问题描述，原内容留在经过里。',
    '处置时限从原派遣时间重算，改为 09-12 09:00。',
  ]);
  expect(formEffects(scene('amend', city, {}, given({ do: 'amend', fields: { reason: '看错' } })))).toEqual([
    '尚未改动任何一项。',
  ]);
});

test('an explanation says whether it comes in time, by when it happened', () => {
  const city = signed();
  expect(formEffects(scene('explain', city))[1]).toContain('不计入单位问责次数');
  const late = { ...scene('explain', city), nowMs: at('2016-09-05T15:01:00') };
  expect(formEffects(late)[1]).toContain('时限已过');
  expect(formEffects({ ...late, values: { occurredAt: '14:50' } })[1]).toContain('不计入单位问责次数');
});

test('the centre ends a sound with nothing to fill, and confirms for a unit by channel, time and evidence', () => {
  const names = (by: Actor, values: FormValues): readonly string[] =>
    fieldsOf('acknowledgeHazard', { behalf: false, party: by.party, values }).map(
      ({ name, required }) => `${name}${required ? '!' : ''}`,
    );
  expect(names(centre, {})).toEqual(['unit']);
  expect(names(centre, { unit: 'U' })).toEqual(['unit', 'channel!', 'occurredAt', 'evidence']);
  expect(names(unit, {})).toEqual(['channel']);
});
