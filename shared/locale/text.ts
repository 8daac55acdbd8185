import { zhAccountability } from './zh/accountability.ts';
import { zhAccountabilityFinding } from './zh/accountabilityFinding.ts';
import { zhAccountabilityTabs } from './zh/accountabilityTabs.ts';
import { zhAccountabilityTrial } from './zh/accountabilityTrial.ts';
import { zhAdmin } from './zh/admin.ts';
import { zhAlarm } from './zh/alarm.ts';
import { zhApp } from './zh/app.ts';
import { zhAssess } from './zh/assess.ts';
import { zhBaseMap } from './zh/baseMap.ts';
import { zhDesk } from './zh/desk.ts';
import { zhDeskActs } from './zh/deskActs.ts';
import { zhDeskCase } from './zh/deskCase.ts';
import { zhDeskForms } from './zh/deskForms.ts';
import { zhDeskMap } from './zh/deskMap.ts';
import { zhDeskQueue } from './zh/deskQueue.ts';
import { zhDeskSearch } from './zh/deskSearch.ts';
import { zhDeskTools } from './zh/deskTools.ts';
import { zhMap } from './zh/map.ts';
import { zhReplay } from './zh/replay.ts';
import { zhDuty } from './zh/duty.ts';
import { zhLayout } from './zh/layout.ts';
import { zhScene } from './zh/scene.ts';
import { zhShell } from './zh/shell.ts';
import { zhWall } from './zh/wall.ts';
import { zhWallMeeting } from './zh/wallMeeting.ts';

/** Simplified Chinese is the base; every other language has the same keys. */
export const chinese = {
  ...zhAccountability,
  ...zhAccountabilityFinding,
  ...zhAccountabilityTabs,
  ...zhAccountabilityTrial,
  ...zhAdmin,
  ...zhAlarm,
  ...zhApp,
  ...zhAssess,
  ...zhBaseMap,
  ...zhDesk,
  ...zhDeskActs,
  ...zhDeskCase,
  ...zhDeskForms,
  ...zhDeskMap,
  ...zhDeskQueue,
  ...zhDeskSearch,
  ...zhDeskTools,
  ...zhMap,
  ...zhReplay,
  ...zhDuty,
  ...zhLayout,
  ...zhScene,
  ...zhShell,
  ...zhWall,
  ...zhWallMeeting,
} as const;

export type TextKey = keyof typeof chinese;
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** What a language says for each key. */
export type Words = Readonly<Record<TextKey, string>>;

type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;
/** A key whose words need no value. */
export type PlainKey = {
  [Key in TextKey]: [Placeholder<(typeof chinese)[Key]>] extends [never] ? Key : never;
}[TextKey];
type Values<Key extends TextKey> = [Placeholder<(typeof chinese)[Key]>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholder<(typeof chinese)[Key]>, string | number>>];

/** Gives the words of a key; `{name}` in them is replaced by the value of that name. */
export type Translate = <Key extends TextKey>(key: Key, ...values: Values<Key>) => string;

/** The words of one language. Which values a key needs is checked by its Chinese text. */
export function translator(words: Words): Translate {
  return (key, ...[values]) =>
    words[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values?.[name as keyof typeof values] ?? ''));
}
