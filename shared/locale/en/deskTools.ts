import type { zhDeskTools } from '../zh/deskTools.ts';

export const enDeskTools: Readonly<Record<keyof typeof zhDeskTools, string>> = {
  'desk.suggest.title': 'Suggested unit',
  'desk.suggest.take': 'Take',
  'desk.suggest.taken': 'Taken',
  'desk.suggest.next': 'Next',
  'desk.suggest.none': 'No case of this kind was handled before and nobody answers for the cell. Please choose.',
  'desk.suggest.inCell': 'handled {count} of {of} such cases in this cell',
  'desk.suggest.inCategory': 'handled {count} of the last {of} such cases',
  'desk.suggest.first': 'first in charge of the cell',
  'desk.suggest.other': 'answers for the cell',

  'desk.queue.forgotten': 'Forgotten',
  'desk.queue.follow': 'to be followed up',
  'desk.forgotten.hazard': 'hazard unconfirmed',
  'desk.forgotten.request': 'request undecided',
  'desk.forgotten.review': 'review due',
  'desk.forgotten.quiet': 'no event for long',

  'desk.handover.title': 'From unit to unit',
  'desk.handover.note': '{units} units, {count} dispatches',
  'desk.handover.unit': 'Unit',
  'desk.handover.held': 'has it',
  'desk.handover.closed': 'closed',
  'desk.handover.voided': 'voided',
  'desk.handover.recalled': 'recalled',
  'desk.handover.waiting': 'returned',
  'desk.handover.justified': 'justified',
  'desk.handover.unjustified': 'unjustified',
};
