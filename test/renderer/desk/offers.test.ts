import { expect, test } from 'vitest';
import { commandOf, DEEDS, offersFor } from '../../../renderer/screen/desk/form/offer.ts';
import type { CaseDeed, Offer } from '../../../renderer/screen/desk/form/offer.ts';
import { actorOf } from '../../../renderer/screen/desk/seat/seat.ts';
import type { Seat } from '../../../renderer/screen/desk/seat/seat.ts';
import { isComposing, shortcutOf } from '../../../renderer/screen/desk/keyboard/shortcut.ts';
import { stepsOf } from '../../../renderer/screen/desk/case/steps.ts';
import { barDays } from '../../../renderer/screen/desk/case/deadlineBars.ts';
import { responsibleTask, STAGES } from '../../../shared/case/caseFile.ts';
import { PERMISSIONS } from '../../../shared/case/permission.ts';
import { miniCity, plainRules } from '../../fixture/miniCity.ts';

const startMs = Date.parse('2026-11-25T09:00:00+08:00');
const MINUTE = 60_000;
const rules = plainRules();

function dispatched() {
  const city = miniCity(rules, startMs);
  city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
  city.advance(startMs + 9 * MINUTE);
  city.give('accept', 'centre', {});
  city.advance(startMs + 20 * MINUTE);
  city.give('dispatch', 'centre', { unit: 'U' });
  return city;
}

function offers(party: Seat['party'], unit: string | null = null): readonly Offer[] {
  const seat = actorOf({ party, name: '一席', unit }, '未登录');
  return offersFor(dispatched().file(), seat, { nowMs: startMs + 21 * MINUTE, rules });
}

function find(all: readonly Offer[], deed: CaseDeed): Offer {
  const found = all.find((offer) => offer.deed === deed);
  if (!found) throw new Error(`no ${deed}`);
  return found;
}

test('every command of a case can be given at the desk', () => {
  const commands = new Set((Object.keys(DEEDS) as CaseDeed[]).map(commandOf));
  expect([...commands, 'report'].toSorted()).toEqual(Object.keys(PERMISSIONS).toSorted());
});

test('deeds that may meet at one stage have different keys, and none takes a key of the desk', () => {
  for (const stage of STAGES) {
    const letters = (Object.keys(DEEDS) as CaseDeed[])
      .filter((deed) => PERMISSIONS[commandOf(deed)].stages?.includes(stage) ?? true)
      // An extension and an observation never wait at once; an appeal is reviewed where none can be made any more.
      .filter((deed) => !deed.startsWith('decideObservation') && deed !== 'reviewAppeal')
      .map((deed) => DEEDS[deed].letter);
    expect([...new Set(letters)]).toEqual(letters);
    for (const taken of ['J', 'K', 'N']) expect(letters).not.toContain(taken);
  }
});

test('the centre acts in its own name, and enters for the unit and the field officer', () => {
  const all = offers('centre');
  expect(find(all, 'urge')).toMatchObject({ behalf: false, reason: null });
  expect(find(all, 'signOff')).toMatchObject({ behalf: true, reason: null, by: { party: 'unit', unit: 'U' } });
  expect(find(all, 'accept')).toMatchObject({ reason: '案件待签收，此时不能办理' });
  // Whose act it is says more than "not yours".
  expect(find(all, 'recordCheck')).toMatchObject({ reason: '案件待签收，此时不能办理' });
  expect(find(all, 'reopen')).toMatchObject({ reason: '此项由值班长办理' });
  expect(find(all, 'submitObservation').reason).not.toBeNull();
});

test('a city without units says what is missing, instead of a unit without a code', () => {
  const city = miniCity(rules, startMs);
  city.give('report', 'centre', { source: 'public', category: 'event:06010', description: '垃圾' });
  city.give('accept', 'centre', {});
  const seat = actorOf({ party: 'centre', name: '一席', unit: null }, '未登录');
  const all = offersFor(city.file(), seat, { nowMs: startMs, rules: { ...rules, units: new Map() } });
  for (const deed of ['dispatch', 'designate'] as const)
    expect(find(all, deed).reason).toBe('本市还没有有效的联动单位，请先导入单位名录');
});

test('a unit acts for itself only', () => {
  expect(find(offers('unit', 'U'), 'signOff')).toMatchObject({ behalf: false, reason: null });
  expect(find(offers('unit', 'V'), 'signOff')).toMatchObject({ reason: '只有当前责任单位可以办理' });
  expect(find(offers('unit', 'U'), 'urge')).toMatchObject({ reason: '此项由指挥中心办理' });
});

const press = (key: string, more = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 0,
  ...more,
});

test('keys move, open, search, change the queue and act, also from a full-width keyboard', () => {
  const all = offers('centre');
  expect(shortcutOf(press('j'), all)).toEqual({ do: 'move', by: 1 });
  expect(shortcutOf(press('Ｋ'), all)).toEqual({ do: 'move', by: -1 });
  expect(shortcutOf(press('Enter'), all)).toEqual({ do: 'openCursor' });
  expect(shortcutOf(press('5'), all)).toEqual({ do: 'showQueue', queue: 'handling' });
  expect(shortcutOf(press('0'), all)).toEqual({ do: 'showQueue', queue: 'hazards' });
  expect(shortcutOf(press('/'), all)).toEqual({ do: 'search' });
  expect(shortcutOf(press('？'), all)).toEqual({ do: 'showKeys' });
  expect(shortcutOf(press('u'), all)).toEqual({ do: 'act', deed: 'urge' });
  // Not allowed now: the key means nothing.
  expect(shortcutOf(press('a'), all)).toBeNull();
  expect(shortcutOf(press(' '), all)).toEqual({ do: 'togglePick' });
  expect(shortcutOf(press('Ｊ', { shiftKey: true }), all)).toEqual({ do: 'pickMove', by: 1 });
  expect(shortcutOf(press('a', { ctrlKey: true }), all)).toEqual({ do: 'pickAll' });
  expect(shortcutOf(press('k', { metaKey: true }), all)).toEqual({ do: 'palette' });
  expect(shortcutOf(press('。'), all)).toEqual({ do: 'filter' });
  expect(shortcutOf(press('，'), all)).toEqual({ do: 'export' });
  // While cases are picked, a letter acts on all of them, or on none.
  expect(shortcutOf(press('ｐ'), all, true)).toEqual({ do: 'actOnPicked', deed: 'dispatch' });
  expect(shortcutOf(press('d'), all, true)).toBeNull();
});

test('no key fires while an input method composes, nor with Ctrl, Alt or Meta', () => {
  const all = offers('centre');
  for (const more of [
    { isComposing: true },
    { keyCode: 229 },
    { ctrlKey: true },
    { altKey: true },
    { metaKey: true },
  ]) {
    expect(shortcutOf(press('u', more), all)).toBeNull();
    expect(shortcutOf(press('Enter', more), all)).toBeNull();
  }
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
});

test('the strip tells each duty as it last stood, and what is still to come', () => {
  const city = dispatched();
  const states = () => stepsOf(city.file()).map(({ step, state }) => `${step} ${state}`);
  expect(states()).toEqual([
    'acceptance done',
    'dispatch done',
    'signOff now',
    'handling now',
    'check todo',
    'closed todo',
  ]);
  expect(stepsOf(city.file())[0]).toMatchObject({ fromMs: startMs, toMs: startMs + 9 * MINUTE });
  city.advance(startMs + 85 * MINUTE);
  city.give('return', 'unit:U', { reason: '不属本单位' });
  expect(states()).toEqual([
    'acceptance done',
    'dispatch now',
    'signOff todo',
    'handling todo',
    'check todo',
    'closed todo',
  ]);
});

test('the picture of a limit shows the hours that count, day by day', () => {
  const city = miniCity(rules, startMs);
  city.give('report', 'centre', { source: 'public', category: 'event:06013', description: '坑' });
  city.give('accept', 'centre', {});
  city.give('dispatch', 'centre', { unit: 'U' });
  const task = responsibleTask(city.file());
  if (!task) throw new Error('no task');
  const days = barDays(task, rules.calendar, startMs + 2 * 3_600_000);
  expect(days.map(({ day }) => day)).toEqual([
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
    '2026-11-29',
    '2026-11-30',
    '2026-12-01',
    '2026-12-02',
  ]);
  expect(days.map(({ bars }) => bars.map(({ kind }) => kind).join(' '))).toEqual([
    'used left left',
    'left left',
    'left left',
    'off',
    'off',
    'left left',
    'left left',
    'left',
  ]);
});
