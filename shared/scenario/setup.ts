import { isLimit } from '../handbook/limit.ts';
import { settingProblem } from '../setting/setting.ts';
import type { SettingKey } from '../setting/setting.ts';
import { MalformedLine, readRecord } from './record.ts';
import type { Act } from './step.ts';

const NOTICE = '推演设定';

function settingAct(value: unknown): Act {
  const values = Object.entries(readRecord(value, 'setting ').rest());
  for (const [key, given] of values) {
    const problem = settingProblem(key, given);
    if (problem) throw new MalformedLine(problem);
  }
  return { kind: 'setting', values: values.map(([key, given]) => ({ key: key as SettingKey, value: given })) };
}

function unitAct(value: unknown): Act {
  const unit = readRecord(value, 'unit ');
  const act = {
    kind: 'unit',
    code: unit.text('id'),
    name: unit.text('name'),
    group: unit.word('group', ['town', 'bureau', 'enterprise']),
  } as const;
  unit.end();
  return act;
}

function limitAct(value: unknown): Act {
  const given = readRecord(value, 'limit ');
  const category = given.text('category');
  if (!/^(?:component|event):\d{5}$/.test(category))
    throw new MalformedLine(`类别“${category}”应写作 component:01001 或 event:06010 的样子`);
  const limit = { amount: given.raw('amount'), per: given.raw('per') };
  if (!isLimit(limit))
    throw new MalformedLine(
      '时限应有 amount（大于 0，最多 1000）和 per（urgentHour、urgentDay、workHour、workDay 之一）',
    );
  const condition = given.has('condition') ? given.text('condition') : null;
  const name = given.has('name') ? given.text('name') : null;
  given.end();
  const none = { requirement: '', closingCondition: '', source: NOTICE, version: '', example: false };
  return { kind: 'limit', name, row: { category, condition, limit, ...none } };
}

function readSpan(text: string): readonly [number, number] {
  const match = /^(\d{2}):([0-5]\d)-(\d{2}):([0-5]\d)$/.exec(text);
  if (!match) throw new MalformedLine(`工作时段“${text}”应写作 08:00-12:00 的样子`);
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  return [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
}

function calendarAct(value: unknown): Act {
  const given = readRecord(value, 'calendar ');
  const change = {
    notice: NOTICE,
    ...(given.has('periods') && {
      periods: [{ validFrom: null, validTo: null, spans: given.texts('periods').map(readSpan) }],
    }),
    ...(given.has('off') && { off: given.texts('off') }),
    ...(given.has('work') && { work: given.texts('work') }),
  };
  given.end();
  return { kind: 'calendar', change };
}

const SETUP = { setting: settingAct, unit: unitAct, limit: limitAct, calendar: calendarAct } as const;

/** The words with which a line sets the city up. */
export const SETUP_WORDS = Object.keys(SETUP) as readonly (keyof typeof SETUP)[];

/** Reads what a line sets up. @throws {MalformedLine} in Chinese for anything that cannot be meant. */
export function readSetup(word: keyof typeof SETUP, value: unknown): Act {
  return SETUP[word](value);
}
