import { enAccountability } from './en/accountability.ts';
import { enAdmin } from './en/admin.ts';
import { enAlarm } from './en/alarm.ts';
import { enApp } from './en/app.ts';
import { enAssess } from './en/assess.ts';
import { enBaseMap } from './en/baseMap.ts';
import { enDesk } from './en/desk.ts';
import { enDeskActs } from './en/deskActs.ts';
import { enDeskCase } from './en/deskCase.ts';
import { enDeskForms } from './en/deskForms.ts';
import { enDeskQueue } from './en/deskQueue.ts';
import { enDeskSearch } from './en/deskSearch.ts';
import { enDeskTools } from './en/deskTools.ts';
import { enMap } from './en/map.ts';
import { enReplay } from './en/replay.ts';
import { enDuty } from './en/duty.ts';
import { enLayout } from './en/layout.ts';
import { enScene } from './en/scene.ts';
import { enShell } from './en/shell.ts';
import { enWall } from './en/wall.ts';
import { enWallMeeting } from './en/wallMeeting.ts';
import { zhAccountability } from './zh/accountability.ts';
import { zhAdmin } from './zh/admin.ts';
import { zhAlarm } from './zh/alarm.ts';
import { zhApp } from './zh/app.ts';
import { zhAssess } from './zh/assess.ts';
import { zhBaseMap } from './zh/baseMap.ts';
import { zhDesk } from './zh/desk.ts';
import { zhDeskActs } from './zh/deskActs.ts';
import { zhDeskCase } from './zh/deskCase.ts';
import { zhDeskForms } from './zh/deskForms.ts';
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
const zh = {
  ...zhAccountability,
  ...zhAdmin,
  ...zhAlarm,
  ...zhApp,
  ...zhAssess,
  ...zhBaseMap,
  ...zhDesk,
  ...zhDeskActs,
  ...zhDeskCase,
  ...zhDeskForms,
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

export type TextKey = keyof typeof zh;
export type Locale = 'zh-CN' | 'en';

const texts: Readonly<Record<Locale, Readonly<Record<TextKey, string>>>> = {
  'zh-CN': zh,
  en: {
    ...enAccountability,
    ...enAdmin,
    ...enAlarm,
    ...enApp,
    ...enAssess,
    ...enBaseMap,
    ...enDesk,
    ...enDeskActs,
    ...enDeskCase,
    ...enDeskForms,
    ...enDeskQueue,
    ...enDeskSearch,
    ...enDeskTools,
    ...enMap,
    ...enReplay,
    ...enDuty,
    ...enLayout,
    ...enScene,
    ...enShell,
    ...enWall,
    ...enWallMeeting,
  },
};

type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;
/** A key whose words need no value. */
export type PlainKey = { [Key in TextKey]: [Placeholder<(typeof zh)[Key]>] extends [never] ? Key : never }[TextKey];
type Values<Key extends TextKey> = [Placeholder<(typeof zh)[Key]>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholder<(typeof zh)[Key]>, string | number>>];

/** Gives the words of a key; `{name}` in them is replaced by the value of that name. */
export type Translate = <Key extends TextKey>(key: Key, ...values: Values<Key>) => string;

/** The words of one language. Which values a key needs is checked by its Chinese text. */
export function translator(locale: Locale): Translate {
  return (key, ...[values]) =>
    texts[locale][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values?.[name as keyof typeof values] ?? ''));
}
