import type { WorkCalendar } from './calendar.ts';

/** The shipped calendar of China: the two months that the first tests need; the whole follows with the calendar resource. */
export const CHINA_CALENDAR: WorkCalendar = {
  zone: 'Asia/Shanghai',
  periods: [
    {
      validFrom: null,
      validTo: null,
      spans: [
        [480, 720],
        [840, 1080],
      ],
    },
  ],
  off: new Set(['2016-09-15', '2016-09-16', '2016-10-03', '2016-10-04', '2016-10-05', '2016-10-06', '2016-10-07']),
  work: new Set(['2016-09-18', '2016-10-08', '2016-10-09']),
  knownUntil: '2026-12-31',
};
