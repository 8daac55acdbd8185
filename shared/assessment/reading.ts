import type { FigureName, ReadingName } from '../contract/assessment.ts';
import type { Settings } from '../setting/setting.ts';

/** The settings that an explanation can turn the other way. */
type Turned = Pick<
  Settings,
  | 'figures.timelyAt'
  | 'figures.attribution'
  | 'observation.counts'
  | 'figures.reworkBase'
  | 'rule.T1.explained'
  | 'rework.limit'
>;
export type ReadingSettings = Turned;

/** One way to read a figure: the setting that it turns, and which figures that can change. */
export type Reading = {
  readonly name: ReadingName;
  readonly label: string;
  readonly clause: string;
  readonly turns: Partial<Turned>;
  readonly changes: readonly FigureName[];
};

const BY_TIME: readonly FigureName[] = ['timely', 'timelyRate', 'exemptTimely'];
const BY_DUE: readonly FigureName[] = [
  ...BY_TIME,
  'due',
  'closed',
  'closingRate',
  'overdueOpen',
  'extended',
  'dueSoFar',
  'exemptDue',
  'exemptClosed',
  'supervised',
  'designated',
  'cooperating',
  'corrected',
  'provisional',
];

function reading(
  name: ReadingName,
  [label, clause]: readonly [label: string, clause: string],
  turns: Partial<Turned>,
  changes: readonly FigureName[],
): Reading {
  return { name, label, clause, turns, changes };
}

/** All readings of the ambiguities (A1, A2, A6, A11, A13, A16) beside the city's own. */
export const READINGS: readonly Reading[] = [
  reading('timelyAtFeedback', ['及时按反馈时间', 'A1'], { 'figures.timelyAt': 'feedback' }, BY_TIME),
  reading('timelyAtClose', ['及时按结案时间', 'A1'], { 'figures.timelyAt': 'close' }, BY_TIME),
  reading('deadlineMonth', ['按时限所在时期归属', 'A2'], { 'figures.attribution': 'deadline' }, BY_DUE),
  reading('dispatchMonth', ['按派遣所在时期归属', 'A2'], { 'figures.attribution': 'dispatch' }, BY_DUE),
  reading('reportMonth', ['按上报所在时期归属', 'A2'], { 'figures.attribution': 'report' }, BY_DUE),
  reading('observationLeaves', ['待观察按预期日期计', 'A6'], { 'observation.counts': 'no' }, BY_DUE),
  reading('observationCounts', ['待观察仍按原时限计', 'A6'], { 'observation.counts': 'strict' }, BY_DUE),
  reading('reworkOverChecked', ['返工率以核查案件为基数', 'A11'], { 'figures.reworkBase': 'checked' }, ['reworkRate']),
  reading('reworkOverDue', ['返工率以应结案为基数', 'A11'], { 'figures.reworkBase': 'due' }, ['reworkRate']),
  reading('reworkOverHandled', ['返工率以处置案件为基数', 'A11'], { 'figures.reworkBase': 'handled' }, ['reworkRate']),
  reading('explainedExcuses', ['已说明的不计', 'A13'], { 'rule.T1.explained': 'excuses' }, ['countedOverdues']),
  reading('explainedCounts', ['未回复的说明后仍计', 'A13'], { 'rule.T1.explained': 'counts' }, ['countedOverdues']),
  reading('remainderAfterRework', ['返工后按剩余时限', 'A16'], { 'rework.limit': 'remainder' }, BY_DUE),
  reading('fullLimitAfterRework', ['返工后重新计满时限', 'A16'], { 'rework.limit': 'full' }, BY_DUE),
];

/** What the reading that leaves out exempted periods can change. */
const BY_EXEMPTION: readonly FigureName[] = BY_DUE.filter((name) => !name.startsWith('exempt'));

export const WITHOUT_EXEMPT: Reading = reading('withoutExempt', ['剔除豁免期', 'A13'], {}, BY_EXEMPTION);

/** The readings of a figure that differ from the settings in force; `exempt`: whether an exempted period holds at all. */
export function otherReadings(
  figure: FigureName,
  settings: ReadingSettings,
  { exempt }: { readonly exempt: boolean },
): readonly Reading[] {
  const other = READINGS.filter(
    ({ turns, changes }) =>
      changes.includes(figure) &&
      Object.entries(turns).some(([key, value]) => settings[key as keyof ReadingSettings] !== value),
  );
  return exempt && WITHOUT_EXEMPT.changes.includes(figure) ? [...other, WITHOUT_EXEMPT] : other;
}

/** The reading of a name; null: the city's own. */
export function readingOf(name: ReadingName): Reading | null {
  return [...READINGS, WITHOUT_EXEMPT].find((one) => one.name === name) ?? null;
}
