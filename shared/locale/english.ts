import { enAccountability } from './en/accountability.ts';
import { enAccountabilityFinding } from './en/accountabilityFinding.ts';
import { enAccountabilityTabs } from './en/accountabilityTabs.ts';
import { enAccountabilityTrial } from './en/accountabilityTrial.ts';
import { enAdmin } from './en/admin.ts';
import { enAlarm } from './en/alarm.ts';
import { enApp } from './en/app.ts';
import { enAssess } from './en/assess.ts';
import { enBaseMap } from './en/baseMap.ts';
import { enDesk } from './en/desk.ts';
import { enDeskActs } from './en/deskActs.ts';
import { enDeskCase } from './en/deskCase.ts';
import { enDeskForms } from './en/deskForms.ts';
import { enDeskMap } from './en/deskMap.ts';
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
import type { Words } from './text.ts';

/** The words of the English language, kept apart: a window in Chinese does not load them. */
export const english: Words = {
  ...enAccountability,
  ...enAccountabilityFinding,
  ...enAccountabilityTabs,
  ...enAccountabilityTrial,
  ...enAdmin,
  ...enAlarm,
  ...enApp,
  ...enAssess,
  ...enBaseMap,
  ...enDesk,
  ...enDeskActs,
  ...enDeskCase,
  ...enDeskForms,
  ...enDeskMap,
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
};
