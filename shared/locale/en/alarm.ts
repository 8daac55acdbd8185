import type { zhAlarm } from '../zh/alarm.ts';

export const enAlarm: Readonly<Record<keyof typeof zhAlarm, string>> = {
  'wall.sound.blocked': 'Sound is blocked: click the screen once, or let the browser play',
  'wall.hazard.heardWait': 'heard, unit to confirm',
  'wall.facts': 'Case',
  'wall.facts.reading': 'Reading the case',
  'wall.facts.none': 'No such case: please check its number',
  'wall.facts.closes': 'closes in {seconds} s',
  'wall.facts.reported': 'Reported',
  'wall.facts.deadline': 'Due',
  'wall.facts.left': '{span} left',
  'wall.facts.late': '{span} late',
  'wall.facts.noLimit': 'no limit runs',
  'wall.facts.ended': 'Ended',
  'wall.facts.counts': 'reworks {reworks}　returns {returns}　extensions {extensions}',
  'wall.facts.supervised': 'supervised',
  'wall.facts.steps': 'Course',
};
