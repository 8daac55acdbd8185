import { expect, test } from 'vitest';
import { drawnPlaces } from '../../../renderer/screen/desk/map/drawnPlaces.ts';
import { planeMoveOf } from '../../../renderer/screen/desk/map/planeKeys.ts';
import { spotValues, typedSpot } from '../../../renderer/screen/desk/map/spot.ts';
import { deskQuery, deskStateOf, deskStep } from '../../../renderer/screen/desk/deskState.ts';
import { cutBounds } from '../../../renderer/screen/desk/search/searchCriteria.ts';

const PRESS = { altKey: false, ctrlKey: false, metaKey: false, isComposing: false, keyCode: 0 };

test('arrows, plus and minus in both widths, and Home move the map; no other key does, nor one that is composed', () => {
  const move = (key: string, more = {}) => planeMoveOf({ ...PRESS, key, ...more });
  expect(move('ArrowLeft')).toEqual({ do: 'pan', right: -96, down: 0 });
  expect(move('ArrowDown', { shiftKey: true })).toEqual({ do: 'pan', right: 0, down: 4 });
  for (const key of ['+', '=', '＋']) expect(move(key)).toEqual({ do: 'zoom', steps: 1 });
  for (const key of ['-', '－']) expect(move(key)).toEqual({ do: 'zoom', steps: -1 });
  expect(move('Home')).toEqual({ do: 'home' });
  const others = [move('j'), move('Enter'), move('+', { isComposing: true }), move('-', { ctrlKey: true })];
  expect(others.filter((one) => one !== null)).toEqual([]);
});

test('a place is read as it is typed, in full-width digits too, and is none while a part is missing or nowhere', () => {
  expect(typedSpot({ lng: ' １２１．１８ ', lat: '31.9' })).toEqual([121.18, 31.9]);
  expect(typedSpot(spotValues([121.180_123_4, 31.9]))).toEqual([121.180_123, 31.9]);
  for (const lat of [undefined, '', ' ', '北', '91']) expect(typedSpot({ lng: '121', ...(lat && { lat }) })).toBeNull();
});

test('the map opens in the place of a case, stands in the address, and a marker leads to its row', () => {
  const shown = deskStep(deskStateOf('?queue=check&case=12'), { do: 'showMap' });
  expect(shown).toMatchObject({ map: true, caseId: null, cursor: 12 });
  expect(deskStateOf(deskQuery('', shown))).toMatchObject({ map: true, queue: 'check' });
  expect(deskStep(shown, { do: 'openCase', id: 7 })).toMatchObject({ map: true, caseId: 7 });
  expect(deskQuery('?map=1', deskStep(shown, { do: 'closeMap' }))).toBe('?queue=check');
  expect(deskStep(shown, { do: 'point', id: 7, index: 700 })).toMatchObject({
    cursor: 7,
    pointed: { id: 7, index: 700 },
  });
});

test('a view keeps its edges through an address', () => {
  const view = cutBounds({ west: 121.123_456_78, south: 31.8, east: 121.2, north: 31.95 });
  const state = deskStep(deskStateOf(''), { do: 'search', change: { view } });
  expect(deskStateOf(deskQuery('', state)).search?.view).toEqual(view);
});

test('a marker has the shape of its row', () => {
  const place = { id: 1, index: 0, lng: 121, lat: 31, lamp: 'overdue', dueAtMs: 1 } as const;
  expect(drawnPlaces([place], null).counts).toMatchObject({ overdue: 1, soon: 0 });
  // Among the forgotten what is late is that somebody looks after it.
  expect(drawnPlaces([place], 'forgotten').counts).toMatchObject({ overdue: 0, soon: 1 });
  expect(drawnPlaces([{ ...place, lamp: 'hazard' }], 'forgotten').counts.hazard).toBe(1);
});
