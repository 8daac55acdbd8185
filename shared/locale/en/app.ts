import type { zhApp } from '../zh/app.ts';

export const enApp: Readonly<Record<keyof typeof zhApp, string>> = {
  'app.name': 'Chengguan Command',
  'app.demo': 'Demonstration',
  'app.menu.label': 'Pages',
  'app.menu.desk': 'Desk',
  'app.menu.accountability': 'Accountability',
  'app.menu.assessment': 'Assessment',
  'app.menu.wall': 'Wall',
  'app.start.lead': 'Choose a page',
  'app.start.wall': 'Wall',
  'app.start.wallNote': 'The whole city, read from afar',
  'app.start.desk': 'Desk',
  'app.start.deskNote': 'Acceptance, dispatch, check',
  'app.start.accountabilityNote': 'Findings, the ladder, notices',
  'app.start.assessmentNote': 'Figures of every unit and the cases behind them',
  'app.notFound.title': 'No such page',
  'app.notFound.text': 'There is no “{path}”. Check the address, or begin at the start page.',
  'app.notFound.back': 'Start page',
  'app.broken.title': 'This page failed',
  'app.broken.text': 'Press F5 to open it again. If it keeps failing, give the text below to the administrator.',
  'app.loading': 'Opening',
};
