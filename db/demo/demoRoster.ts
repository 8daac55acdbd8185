import type { DutyRoster } from '../../shared/duty/roster.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** The demonstration city's centre: a full day, a smaller evening, a night with one seat for each duty. */
export const DEMO_ROSTER: DutyRoster = [
  {
    name: '白班',
    from: '08:00',
    to: '17:30',
    weekdays: EVERY_DAY,
    posts: [
      { post: '值班长', seats: ['坐席 01'] },
      { post: '受理', seats: ['坐席 02', '坐席 03'] },
      { post: '派遣', seats: ['坐席 04', '坐席 05'] },
      { post: '核查', seats: ['坐席 06'] },
    ],
  },
  {
    name: '晚班',
    from: '17:30',
    to: '22:00',
    weekdays: EVERY_DAY,
    posts: [
      { post: '值班长', seats: ['坐席 01'] },
      { post: '受理', seats: ['坐席 02'] },
      { post: '派遣', seats: ['坐席 04'] },
    ],
  },
  {
    name: '夜班',
    from: '22:00',
    to: '08:00',
    weekdays: EVERY_DAY,
    posts: [
      { post: '值班长', seats: ['坐席 07'] },
      { post: '受理派遣', seats: ['坐席 08'] },
    ],
  },
];
