import { dutyRosterProblem } from '../duty/roster.ts';
import type { DutyRoster } from '../duty/roster.ts';
import type { FeedMapping } from '../accountability/feedItem.ts';
import { feedMappingProblem, feedWeightsProblem } from './structure.ts';
import { mapApprovalProblem, mapBaseProblem, NO_MAP_BASE } from '../grid/mapBase.ts';
import type { MapBase } from '../grid/mapBase.ts';
import { wallLayoutsProblem } from '../wall/layouts.ts';
import type { WallLayouts } from '../wall/layouts.ts';
import { INITIAL_SCENES, wallScenesProblem } from '../wall/scene.ts';
import type { SceneTurn } from '../wall/scene.ts';
import { INITIAL_VIEWING, ONE_SCREEN, wallTilesProblem, wallViewingProblem } from '../wall/size.ts';
import type { Tiles, Viewing } from '../wall/size.ts';
import { SHADINGS } from '../wall/shading.ts';
import { INITIAL_WALL_SOUND, wallSoundProblem } from '../wall/sound.ts';
import type { WallSound } from '../wall/sound.ts';
import { isDayKey, isTimeZone, parseIso } from '../time/zone.ts';

/** What a setting may hold: whole numbers, words of a list, free text, or a small structure (a map, a grid). */
type Kind =
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly unit: string }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'flag' }
  | {
      readonly kind: 'structure';
      /** What is wrong with a value, in words that follow its name; null: nothing. */
      readonly problem: (value: unknown) => string | null;
    };

type Definition<T> = Kind & { readonly initial: T; readonly label: string; readonly clause: string };

function number(
  [initial, unit]: readonly [number, string],
  label: string,
  clause: string,
  [min, max]: readonly [number, number] = [0, 100_000],
): Definition<number> {
  return { kind: 'number', initial, unit, label, clause, min, max };
}
function word<W extends string>(words: readonly [W, ...W[]], label: string, clause: string): Definition<W> {
  return { kind: 'word', initial: words[0], words, label, clause };
}
function text(initial: string, label: string, clause: string): Definition<string> {
  return { kind: 'text', initial, label, clause };
}
function flag(initial: boolean, label: string, clause: string): Definition<boolean> {
  return { kind: 'flag', initial, label, clause };
}
function structure<T>(
  initial: T,
  label: string,
  clause: string,
  problem: (value: unknown) => string | null = anyStructureProblem,
): Definition<T> {
  return { kind: 'structure', initial, label, clause, problem };
}
function anyStructureProblem(value: unknown): string | null {
  return typeof value === 'object' && value !== null ? null : '的结构不对';
}

/** Every setting of the city with its default, its clause, and what it may hold. The first word of a list is the default. */
export const SETTINGS = {
  'city.name': text('海门市', '城市名称', ''),
  'city.timeZone': text('Asia/Shanghai', '时区', 'A12'),
  'catalogue.set': text('GB/T 47678.5-2026', '分类目录', ''),
  'duty.acceptance.minutes': number([60, '分钟'], '受理时限', 'R1'),
  'duty.dispatch.minutes': number([60, '分钟'], '派遣时限', 'R4'),
  'duty.signOff.minutes': number([60, '分钟'], '签收时限', 'R5'),
  'duty.check.minutes': number([60, '分钟'], '核查时限', 'R11'),
  'duty.clock': word(['continuous', 'service'], '一小时时限的计时', 'A15'),
  'handling.start': word(['dispatch', 'signOff'], '处置计时起点', 'A16'),
  'extension.max': number([1, '次'], '延时次数上限', 'R9', [0, 10]),
  'extension.afterDeadline': word(['forbidden', 'allowed'], '超期后申请延时', 'A5'),
  'extension.reasonMinLength': number([10, '字'], '延时理由最少字数', 'R8', [1, 1000]),
  'entry.backMinutes': number([120, '分钟'], '补录最多可早', ''),
  'return.afterDeadline': word(['forbidden', 'allowed'], '超期后回退', 'A28'),
  'reopen.days': number([3, '天'], '结案后可重开', ''),
  'rework.limit': word(['remainder', 'full'], '返工后的时限', 'A16'),
  'observation.counts': word(['no', 'strict'], '待观察是否计入应结案', 'A6'),
  'figures.attribution': word(['deadline', 'dispatch', 'report'], '应结案归属月份', 'A2'),
  'figures.timelyAt': word(['feedback', 'close'], '及时的判定时点', 'A1'),
  'figures.reworkBase': word(['checked', 'due', 'handled'], '返工率分母', 'A11'),
  'figures.graceDays': number([0, '天'], '结案率宽限', 'A3', [0, 31]),
  'rule.R25.count': number([3, '次'], '月内累计次数', 'R25'),
  'rule.R26.rate': number([90, '%'], '月结案率', 'R26', [0, 100]),
  'rule.R27.months': number([3, '个月'], '年度累计月数', 'R27', [1, 12]),
  'rule.R28.rate': number([80, '%'], '月及时结案率', 'R28', [0, 100]),
  'rule.R28.months': number([3, '个月'], '累计月数', 'R28', [1, 12]),
  'rule.R28.window': word(['calendarYear', 'rolling12'], '累计月份的范围', 'A8'),
  'rule.R29.rate': number([90, '%'], '全年及时结案率', 'R29', [0, 100]),
  'rule.R32.count': number([3, '次'], '单例返工次数', 'R32'),
  'rule.R33.rate': number([10, '%'], '月返工率', 'R33', [0, 100]),
  'rule.R34.count': number([20, '例'], '月返工案件', 'R34'),
  'rule.T1.explained': word(['excuses', 'counts'], '已说明情况的超时', 'A13'),
  'rule.effectiveFrom': text('', '问责规则启用时间', 'A30'),
  'supervision.reworks': number([2, '次'], '督办候选的返工次数', 'A20'),
  'designation.returns': number([2, '家'], '指定交办候选的回退单位数', 'A20'),
  'follow.quietDays': number([7, '天'], '在办案件久无动静', '', [1, 365]),
  'follow.reviewDays': number([7, '天'], '待观察案件复核间隔', 'R10', [1, 365]),
  'follow.requestHours': number([4, '小时'], '申请待决提醒', 'R7', [1, 720]),
  'duplicate.metres': number([50, '米'], '相似案件距离', ''),
  'duplicate.hours': number([24, '小时'], '相似案件时间', ''),
  'warning.share': number([25, '%'], '临期：时限剩余不足', '', [0, 100]),
  'warning.minutes': number([60, '分钟'], '临期：剩余时间不足', ''),
  'wall.staleSeconds': number([60, '秒'], '大屏数据陈旧报警', ''),
  'wall.showProposals': flag(false, '大屏显示未认定的提示', ''),
  'wall.tiles': structure<Tiles>(ONE_SCREEN, '大屏拼接', '', wallTilesProblem),
  'wall.viewing': structure<Viewing>(INITIAL_VIEWING, '大屏观看距离', '', wallViewingProblem),
  'wall.shading': word(SHADINGS, '大屏网格着色', ''),
  'wall.layouts': structure<WallLayouts>({}, '大屏布局', '', wallLayoutsProblem),
  'wall.scenes': structure<readonly SceneTurn[]>(INITIAL_SCENES, '大屏场景', '', wallScenesProblem),
  'wall.sound': structure<WallSound>(INITIAL_WALL_SOUND, '大屏声音', 'A25', wallSoundProblem),
  'duty.roster': structure<DutyRoster>([], '值班表', '', dutyRosterProblem),
  'map.approval': text('', '审图号', ''),
  'map.base': structure<MapBase>(NO_MAP_BASE, '底图', '', mapBaseProblem),
  'bulletin.day': number([5, '日'], '简报编发日', 'A3', [1, 28]),
  'bulletin.reviewDays': number([3, '天'], '简报异议期', 'A29'),
  'result.days': number([15, '天'], '书面结果期限', 'R36'),
  'appeal.days': number([10, '天'], '申诉期限', ''),
  'hazard.notifyMinutes': number([15, '分钟'], '安全隐患通知目标', 'A25'),
  'hazard.acknowledgeMinutes': number([5, '分钟'], '安全隐患确认目标', 'A25'),
  'honours.years': number([1, '年'], '取消评优期限', 'A23', [1, 10]),
  'office.platform': text('市数字化城市管理平台', '文书发文机关：平台', 'A31'),
  'office.centre': text('市数字化城市管理中心', '文书发文机关：数管中心', 'A31'),
  'office.prefix': text('数城', '发文字号的机关代字：平台', 'A31'),
  'office.centrePrefix': text('数管', '发文字号的机关代字：数管中心', 'A31'),
  'office.inspectorate': text('市政府督查室', '主送：督查室', 'A31'),
  'office.efficiency': text('市效能监察部门', '主送：效能监察部门', 'A31'),
  'office.discipline': text('市纪检监察部门', '主送：纪检监察部门', 'A31'),
  'office.honours': text('市考核评先评优主管部门', '主送：评先评优主管部门', 'A31'),
  'feed.mapping': structure<FeedMapping>(
    { supervision: '督办考核', designation: '日常考核' },
    '12345 考核项目对应',
    'A21',
    feedMappingProblem,
  ),
  'feed.weights': structure<Readonly<Record<string, number>>>({}, '12345 考核比例', 'A22', feedWeightsProblem),
} as const;

export type SettingKey = keyof typeof SETTINGS;
export type Settings = { readonly [K in SettingKey]: (typeof SETTINGS)[K]['initial'] };

export const SETTING_KEYS = Object.keys(SETTINGS) as readonly SettingKey[];

/** All settings at their defaults (`settings.md` 4.1 in the words of the city's administrator). */
export const INITIAL_SETTINGS: Settings = Object.fromEntries(
  SETTING_KEYS.map((key) => [key, SETTINGS[key].initial]),
) as unknown as Settings;

/** Counts and lengths are whole, so that every instant stays on its second; a rate may have decimals. */
function isFitting(value: unknown, { min, max, unit }: Extract<Kind, { kind: 'number' }>): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return value >= min && value <= max && (unit === '%' || Number.isInteger(value));
}

/** Tells in Chinese why a value does not fit a setting, or null when it does. */
export function settingProblem(key: string, value: unknown): string | null {
  if (!Object.hasOwn(SETTINGS, key)) return `没有“${key}”这项设置，请核对名称`;
  const definition: Kind & { readonly label: string } = SETTINGS[key as SettingKey];
  const name = `设置“${definition.label}”（${key}）`;
  switch (definition.kind) {
    case 'number':
      return isFitting(value, definition)
        ? null
        : `${name}应为 ${definition.min} 至 ${definition.max} 的${definition.unit === '%' ? '数' : '整数'}`;
    case 'word':
      return typeof value === 'string' && definition.words.includes(value)
        ? null
        : `${name}只能是 ${definition.words.join('、')} 之一`;
    case 'text':
      return typeof value === 'string' ? named(name, textProblem(key as SettingKey, value)) : `${name}应为文字`;
    case 'flag':
      return typeof value === 'boolean' ? null : `${name}应为 true 或 false`;
    case 'structure':
      return named(name, definition.problem(value));
  }
}

/** What is wrong with a text that means something, in words that follow its name. */
function textProblem(key: SettingKey, value: string): string | null {
  if (key === 'city.timeZone' && !isTimeZone(value)) return '应写作 Asia/Shanghai 一类的时区名称';
  if (key === 'rule.effectiveFrom' && value !== '' && !isDayKey(value) && parseIso(value) === null)
    return '应写作 2026-01-01 或 2026-01-01T08:00:00+08:00 的样子，不填即从建库起';
  return null;
}

function named(name: string, problem: string | null): string | null {
  return problem === null ? null : `${name}${problem}`;
}

/** Why a value that fits its setting does not fit the others, in Chinese; null: it does. `held`: what holds now. */
export function settingConflict(key: SettingKey, value: unknown, held: Settings): string | null {
  if (key !== 'map.base' && key !== 'map.approval') return null;
  const after = { ...held, [key]: value } as Settings;
  return mapApprovalProblem(after['map.base'], after['map.approval']);
}

/** A setting changed at an instant; null `fromMs`: it holds since ever (set while the store was set up). */
export type SettingChange = { readonly key: SettingKey; readonly value: unknown; readonly fromMs: number | null };

/**
 * The settings that held at an instant: of the changes that held from it or before, the one that held from latest (of two
 * from one instant the later entered), else the default. A change adopted for a later date takes hold on that date, also
 * where another was entered meanwhile.
 */
export function settingsAt(changes: readonly SettingChange[], atMs: number): Settings {
  const values: Record<string, unknown> = { ...INITIAL_SETTINGS };
  const heldFrom: Partial<Record<SettingKey, number>> = {};
  for (const { key, value, fromMs } of changes) {
    const from = fromMs ?? -Infinity;
    if (from > atMs || from < (heldFrom[key] ?? -Infinity)) continue;
    values[key] = value;
    heldFrom[key] = from;
  }
  return values as Settings;
}

/** The settings that held for a period: those of its last second, or of the cut-off inside it. */
export function settingsOfPeriod(
  changes: readonly SettingChange[],
  { period, asOfMs }: { readonly period: { readonly toMs: number }; readonly asOfMs: number },
): Settings {
  return settingsAt(changes, Math.min(period.toMs - 1000, asOfMs));
}
