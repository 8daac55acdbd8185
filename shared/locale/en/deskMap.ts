import type { zhDeskMap } from '../zh/deskMap.ts';

export const enDeskMap: Readonly<Record<keyof typeof zhDeskMap, string>> = {
  'desk.map.open': 'Map',
  'desk.map.show': 'Show the map',
  'desk.map.title': 'Map of cases',
  'desk.map.close': 'Close',
  'desk.map.keys':
    'Map of cases. Arrows move it, plus and minus zoom, Home shows the city, J and K go from case to case, Enter opens one',
  'desk.map.first': '{total} in the list, the first {most} on the map',
  'desk.map.without': '{count} without a place',
  'desk.map.within': 'Within the map only',
  'desk.map.withinOpen': 'Open cases within the map',
  'desk.map.normal': 'In time or ended',
  'desk.map.choose': 'Press a marker, or J and K, to see a case.',
  'desk.map.openCase': 'Open',
  'desk.spot.open': 'Pick on the map',
  'desk.spot.title': 'Pick a place on the map',
  'desk.spot.keys':
    'Map to pick a place. The crosshair is in the middle: arrows move it, with Shift finely, plus and minus zoom, Home shows the city, Enter takes the place',
  'desk.spot.hint': 'Click, or use the arrow keys, to set the crosshair on the place; hold Shift to move finely.',
  'desk.spot.take': 'Take this place',
  'desk.spot.cell': 'Grid cell {code}',
  'desk.spot.noCell': 'Outside every grid cell',
  'desk.spot.noCategory': 'Choose a category to see similar cases nearby.',
  'desk.spot.none': 'No similar case within {metres} m and {hours} hours.',
  'desk.spot.near': '{count} similar cases within {metres} m and {hours} hours',
};
