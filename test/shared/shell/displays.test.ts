import { expect, test } from 'vitest';
import { placeWindows } from '../../../shared/shell/displays.ts';
import type { Display, Placement } from '../../../shared/shell/displays.ts';

function display(id: number, x: number, rest: Partial<Display> = {}): Display {
  return { id, x, y: 0, width: 1920, height: 1080, main: false, ...rest };
}

/** `page@display`, in brackets where the display is away. */
function told(placements: readonly Placement[]): readonly string[] {
  return placements.map(({ page, display: { id }, present }) => (present ? `${page}@${id}` : `[${page}@${id}]`));
}

const seat = display(10, 0, { main: true });
const left = display(20, 1920);
const right = display(30, 3840);

test('one display shows the choice of pages, more show the desk and the wall', () => {
  expect(told(placeWindows([seat], [], []))).toEqual(['/@10']);
  expect(told(placeWindows([seat, left, right], [], []))).toEqual(['/desk@10', '/wall@20', '/wall@30']);
});

test('the numbers of the walls count from left to right, not in the order of the system', () => {
  expect(told(placeWindows([right, seat, left], [3], []))).toEqual(['/desk@10', '/wall@30']);
  expect(told(placeWindows([seat], [1], []))).toEqual(['/wall@10']);
  const above = display(5, 0, { y: -1080 });
  expect(told(placeWindows([seat, above], [1], []))).toEqual(['/wall@5', '/desk@10']);
});

test('a display that goes away and comes back has its window again, also under another id', () => {
  const first = placeWindows([seat, left, right], [2, 3], []);
  const gone = placeWindows([seat, right], [2, 3], first);
  expect(told(gone)).toEqual(['/desk@10', '[/wall@20]', '/wall@30']);
  const back = placeWindows([seat, right, { ...left, id: 77 }], [2, 3], gone);
  expect(told(back)).toEqual(['/desk@10', '/wall@77', '/wall@30']);
  expect(back.map(({ key }) => key)).toEqual(first.map(({ key }) => key));
});

test('a display that moves or changes its size keeps its window', () => {
  const first = placeWindows([seat, left], [2], []);
  const moved = placeWindows([display(10, 0, { main: true }), display(20, -3840, { width: 3840 })], [2], first);
  expect(told(moved)).toEqual(['/desk@10', '/wall@20']);
});

test('a new screen in place of a broken one takes its window over, and none is left behind', () => {
  const first = placeWindows([seat, left], [2], []);
  const replaced = placeWindows([seat, display(99, 1920, { width: 3840, height: 2160 })], [2], first);
  expect(told(replaced)).toEqual(['/desk@10', '/wall@99']);
  expect(replaced).toHaveLength(first.length);
});

test('a further display without a page of its own shows none, and all may be away', () => {
  const first = placeWindows([seat, left, right], [2], []);
  expect(told(first)).toEqual(['/desk@10', '/wall@20']);
  const dark = placeWindows([], [2], first);
  expect(told(dark)).toEqual(['[/desk@10]', '[/wall@20]']);
  expect(told(placeWindows([seat, left, right], [2], dark))).toEqual(told(first));
});

test('two equal displays in one place are told apart by their ids', () => {
  const mirror = { ...left, id: 21 };
  const first = placeWindows([seat, left, mirror], [], []);
  expect(told(placeWindows([mirror, left, seat], [], first))).toEqual(told(first));
});
