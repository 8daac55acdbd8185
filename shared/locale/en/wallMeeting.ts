import type { zhWallMeeting } from '../zh/wallMeeting.ts';

export const enWallMeeting: Readonly<Record<keyof typeof zhWallMeeting, string>> = {
  'wall.meeting.place': 'Item {index} of {count}',
  'wall.meeting.cases': 'Cases',
  'wall.meeting.among': 'of the {count} listed',
  'wall.meeting.units': 'Units',
  'wall.meeting.unit': '',
  'wall.meeting.closingRate': 'Closing rate',
  'wall.meeting.timelyRate': 'On-time rate',
  'wall.meeting.due': 'Due',
  'wall.meeting.dueNote': 'quarter to date',
  'wall.meeting.lacking': '{count} short of {line}%',
  'wall.meeting.months': 'Last 12 months',
  'wall.meeting.below': 'below {line}%',
  'wall.meeting.monthsReading': 'Reading the months',
  'wall.meeting.monthsNone': 'Nothing fell due in the last 12 months',
  'wall.meeting.itsCases': 'Cases of this item',
  'wall.meeting.unitCases': 'Open cases of the unit',
  'wall.meeting.gravest': 'most urgent {count}',
  'wall.meeting.noneOpen': 'All of them are closed',
  'wall.meeting.noItems': 'This quarter has no agenda yet',
  'wall.meeting.noItemsNote': 'Units below a line, overdue, reworked and difficult cases enter it by themselves',
};
