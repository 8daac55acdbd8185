import type { City } from '../city/city.ts';
import type { TriedChange } from '../contract/tryOut.ts';
import { isDayKey } from '../time/zone.ts';
import { isLimit, limitWords } from '../handbook/limit.ts';
import type { Limit } from '../handbook/limit.ts';
import { handbookKey } from '../handbook/handbook.ts';
import { settingProblem } from '../setting/setting.ts';
import type { SettingKey } from '../setting/setting.ts';

const NOTICE = '试算';

/** Settings that change how facts are counted, and no deadline, hour or refusal. */
const READ_ONLY = [
  'figures.',
  'rule.',
  'observation.counts',
  'office.',
  'bulletin.',
  'result.',
  'wall.',
  'feed.',
  'honours.',
];

/** Whether a change leaves every case as it is, so that only the counting differs. */
export function isReadingOnly(change: TriedChange): boolean {
  return change.kind === 'setting' && READ_ONLY.some((begin) => change.key.startsWith(begin));
}

/** Why a change cannot be tried, in Chinese; null: it can. */
export function triedProblem(change: TriedChange, city: City, categories: ReadonlyMap<string, string>): string | null {
  switch (change.kind) {
    case 'setting':
      if (change.key === 'city.timeZone' || change.key === 'catalogue.set')
        return '时区和分类目录关系到全部记录，不能试算';
      if (change.key === 'rule.effectiveFrom') return '试算不问规则何时启用，请直接修改启用时间';
      return settingProblem(change.key, change.value);
    case 'day':
      return isDayKey(change.day) ? null : `日期“${change.day}”应写作 2026-10-01 的样子`;
    case 'limit': {
      if (!isLimit({ amount: change.amount, per: change.per })) return '时限不正确，请填大于 0 的数和单位';
      if (!categories.has(change.category)) return `分类目录没有“${change.category}”，请重新选择类别`;
      return city.handbook.has(handbookKey(change)) ? null : '指挥手册没有这一类别和情形的时限，请先补入手册';
    }
  }
}

/** The city with the change in force from the start and throughout, whatever was recorded about the same thing. */
export function triedCity(change: TriedChange): (city: City) => City {
  switch (change.kind) {
    case 'setting': {
      const { key, value } = change;
      return (city) => ({
        ...city,
        settings: [...city.settings.filter((one) => one.key !== key), { key: key as SettingKey, value, fromMs: null }],
      });
    }
    case 'day': {
      const entry = change.off ? { off: [change.day] } : { work: [change.day] };
      return (city) => ({ ...city, calendarChanges: [...city.calendarChanges, { ...entry, notice: NOTICE }] });
    }
    case 'limit': {
      const { amount, per } = change;
      const limit = { amount, per } as Limit;
      return (city) => {
        const row = city.handbook.get(handbookKey(change));
        if (!row) return city;
        return { ...city, handbook: new Map([...city.handbook, [handbookKey(change), { ...row, limit }]]) };
      };
    }
  }
}

const COMMON = '试算假定各方仍按当时的时间办理；规则改变后人会提前、推迟或另作申请，试算无从知道。';

/** What a trial cannot know, in words. */
export function trialLimits(change: TriedChange, refused: number): readonly string[] {
  const words = [COMMON];
  if (!isReadingOnly(change)) {
    words.push('当时被系统拒绝的操作没有留下记录；改后也许可行，试算不含。');
    if (refused > 0) words.push(`有 ${refused} 项操作按改后的规则会被拒绝，按未发生计算。`);
    words.push('已认定的结论、申诉和原因不因试算改变；采用后只对以后生效，不溯及既往。');
  }
  if (change.kind === 'limit')
    words.push(`按“${limitWords({ amount: change.amount, per: change.per } as Limit)}”自始计算。`);
  return words;
}
