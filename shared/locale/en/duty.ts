import type { zhDuty } from '../zh/duty.ts';

export const enDuty: Readonly<Record<keyof typeof zhDuty, string>> = {
  'wall.duty': 'On duty',
  'wall.duty.next': 'from {time} {name}',
  'wall.duty.notEntered': 'No roster entered',
  'wall.duty.nobody': 'Nobody on duty now',
  'duty.title': 'Duty roster',
  'duty.note':
    'Posts and seats by shift; the wall shows who is on duty. Seats, no names. A shift over midnight counts for the day on which it begins.',
  'duty.empty': 'No shift yet. Add one first.',
  'duty.newShift': 'Shift {number}',
  'duty.unnamed': 'Unnamed shift',
  'duty.name': 'Shift',
  'duty.from': 'from',
  'duty.to': 'to',
  'duty.weekdays': 'Weekdays',
  'duty.post': 'Post',
  'duty.seats': 'Seats (Enter after each)',
  'duty.postOf': 'Post {number}',
  'duty.seatsOf': 'Seats of post {number}',
  'duty.act': 'Act',
  'duty.remove': 'Remove',
  'duty.removePost': 'Remove post {number}',
  'duty.addPost': 'Add post',
  'duty.addShift': 'Add shift',
  'duty.removeShift': 'Remove shift',
};
