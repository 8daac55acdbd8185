import type { zhMap } from '../zh/map.ts';

/** Words of the wall's map. */
export const enMap: Readonly<Record<keyof typeof zhMap, string>> = {
  'map.keys': 'Map of the city; arrow keys move it, plus and minus zoom',
  'map.open': '1 to {most} per cell',
  'map.openOne': '1 per cell',
  'map.overdue': 'Overdue 25–100 %',
  'map.density': 'Up to {most} per km²',
  'map.news': 'New case',
  'map.news.more': '{count} more',
  'map.tour': 'Tour {index}/{count}',
  'map.tour.open': '{count} open',
  'map.tour.overdue': '{count} overdue',
  'map.tour.noOverdue': 'none overdue',
  'map.tour.mostly': 'mostly {category}',
  'map.tour.nameless': 'Cluster of cases',
  'map.stopped': 'Stopped at the hazard',
  'map.locked': 'View locked',
  'map.locked.note': 'Returns after 2 minutes',
  'map.unlock': 'Whole city',
};
