import { expect, test } from 'vitest';
import { INITIAL_WALL, wallState } from '../../renderer/screen/wall/wallState.ts';
import type { WallAction } from '../../renderer/screen/wall/wallState.ts';
import { CALM, wallCases, wallSnapshot } from '../fixture/wallPicture.ts';

// A wall that takes a new picture goes on hearing the feed. The picture may have been taken before a change that is told
// before the picture arrives: that case then stood on the wall as it was, until it changed once more.
test('what the feed tells while a new picture is on its way stands in that picture too', () => {
  const snapshot = wallSnapshot(CALM);
  const one = wallCases({ overdue: 1 })[0];
  if (!one) throw new Error('the plan has one case');
  const change = (sequence: number, caseId: number) =>
    ({ sequence, atMs: snapshot.nowMs, caseId, kind: 'reported', case: { ...one, id: caseId }, news: null }) as const;
  const actions: readonly WallAction[] = [
    { type: 'picture', snapshot, atMs: 0 },
    { type: 'message', message: { type: 'newPicture', sequence: 1000 }, atMs: 1 },
    { type: 'message', message: { type: 'changes', changes: [change(1001, 9001), change(1002, 9002)] }, atMs: 2 },
    // Taken between the two: what it knows already is not put in a second time.
    { type: 'picture', snapshot: { ...snapshot, sequence: 1001 }, atMs: 3 },
  ];
  const { picture, wants } = actions.reduce(wallState, INITIAL_WALL);
  expect(wants).toBeNull();
  expect(picture?.cases.has(9002)).toBe(true);
  expect(picture?.cases.has(9001)).toBe(false);
  expect(picture?.sequence).toBe(1002);
});
