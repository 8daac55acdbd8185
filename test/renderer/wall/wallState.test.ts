import { expect, test } from 'vitest';
import { INITIAL_WALL, lineState, wallState } from '../../../renderer/screen/wall/wallState.ts';
import type { WallAction, WallState } from '../../../renderer/screen/wall/wallState.ts';
import type { FeedChange, FeedMessage } from '../../../shared/contract/feed.ts';
import { CALM, WALL_NOW_MS, wallCases, wallSnapshot } from '../../fixture/wallPicture.ts';

/** This machine's clock is an hour behind the host's. */
const AT_MS = WALL_NOW_MS - 3_600_000;

function after(...actions: readonly WallAction[]): WallState {
  return actions.reduce(wallState, INITIAL_WALL);
}

const picture: WallAction = { type: 'picture', snapshot: wallSnapshot(CALM), atMs: AT_MS };
const heard = (message: FeedMessage, atMs = AT_MS + 1000): WallAction => ({ type: 'message', message, atMs });
const one = wallCases({ overdue: 1 })[0];
if (!one) throw new Error('the plan has one case');
const change = (given: Partial<FeedChange>): FeedChange => ({
  sequence: 1001,
  atMs: WALL_NOW_MS,
  caseId: 9001,
  kind: 'reported',
  case: { ...one, id: 9001 },
  news: { sequence: 1001, atMs: WALL_NOW_MS, caseId: 9001, text: '上报 暴露垃圾' },
  ...given,
});

test('the snapshot becomes a picture whose cases are found by id', () => {
  const state = after(picture);
  expect(state.picture?.cases.size).toBe(240);
  expect(state.picture?.cases.get(1)?.number).toBe('20161026-00001');
  expect(state.picture?.units.get('T06')).toBe('三星镇');
  expect(state.wants).toBeNull();
});

test('a change adds, replaces and removes a case, once, however often it comes', () => {
  const added = after(picture, heard({ type: 'changes', changes: [change({})] }));
  expect(added.picture?.cases.size).toBe(241);
  expect(added.picture?.ticker[0]?.text).toBe('上报 暴露垃圾');
  const again = wallState(added, heard({ type: 'changes', changes: [change({})] }));
  expect(again.picture).toBe(added.picture);
  const closed = wallState(
    added,
    heard({ type: 'changes', changes: [change({ sequence: 1002, case: null, news: null })] }),
  );
  expect(closed.picture?.cases.has(9001)).toBe(false);
  expect(closed.picture?.sequence).toBe(1002);
  expect(added.picture?.cases.has(9001)).toBe(true);
});

test('figures replace the strip, the units and the meeting, and tell that the history is still being filled', () => {
  const { flow, hours, lines, meeting } = wallSnapshot({ ...CALM, figure: 80 });
  const message: FeedMessage = {
    type: 'figures',
    sequence: 1000,
    nowMs: WALL_NOW_MS,
    flow,
    hours,
    lines,
    meeting,
    filling: true,
  };
  const state = after(picture, heard(message));
  expect(state.picture?.flow[0]?.today).toBe(80);
  expect(state.picture?.city.filling).toBe(true);
  expect(state.picture?.cases.size).toBe(240);
});

test('all times are host time, and a few hundred milliseconds on the way do not move the clock', () => {
  const state = after(picture);
  expect(state.offsetMs).toBe(3_600_000);
  const beat = (nowMs: number): WallAction => heard({ type: 'beat', sequence: 1000, nowMs, clockBehindMs: null });
  expect(wallState(state, beat(WALL_NOW_MS + 1250)).offsetMs).toBe(3_600_000);
  expect(wallState(state, beat(WALL_NOW_MS + 61_000)).offsetMs).toBe(3_660_000);
});

test('a beat says that the host clock stands behind the log', () => {
  const state = after(picture, heard({ type: 'beat', sequence: 1000, nowMs: WALL_NOW_MS, clockBehindMs: 120_000 }));
  expect(state.picture?.clockBehindMs).toBe(120_000);
});

test('a new picture is asked for when the host says so, or when its log is shorter than what was seen', () => {
  const asked = after(picture, heard({ type: 'newPicture', sequence: 1000 }));
  expect(asked.wants).toBe(1000);
  expect(wallState(asked, picture).wants).toBeNull();
  // Said once more while the first was on its way: the one that comes may be too old.
  expect(wallState(wallState(asked, heard({ type: 'newPicture', sequence: 1005 })), picture).wants).toBe(1005);
  const welcome = (sequence: number): WallAction =>
    heard({ type: 'welcome', sequence, nowMs: WALL_NOW_MS, zone: 'Asia/Shanghai' });
  expect(after(picture, welcome(12)).wants).toBe(12);
  expect(after(picture, welcome(1200)).wants).toBeNull();
});

test('a line that blinks is no alarm; one that stays down is lost since the first loss, and any word heals it', () => {
  const lost = (attempt: number, atMs: number): WallAction => ({ type: 'lost', attempt, atMs });
  const state = after(picture, lost(1, AT_MS + 5000), lost(2, AT_MS + 6000));
  expect(lineState(state, AT_MS + 7000)).toBe('live');
  expect(lineState(state, AT_MS + 8000)).toBe('lost');
  expect(state.down).toEqual({ sinceMs: AT_MS + 5000, attempt: 2, catchingUp: false });
  const healed = wallState(
    state,
    heard({ type: 'beat', sequence: 1000, nowMs: WALL_NOW_MS, clockBehindMs: null }, AT_MS + 9000),
  );
  expect(lineState(healed, AT_MS + 9000)).toBe('live');
});

test('a line that stands again is no live picture before what was missed is there', () => {
  const lost: WallAction = { type: 'lost', attempt: 1, atMs: AT_MS + 5000 };
  const welcome = (sequence: number): WallAction =>
    heard({ type: 'welcome', sequence, nowMs: WALL_NOW_MS, zone: 'Asia/Shanghai' }, AT_MS + 60_000);
  // Nothing was missed.
  expect(after(picture, lost, welcome(1000)).down).toBeNull();
  const behind = after(picture, lost, welcome(1200));
  expect(behind.down?.catchingUp).toBe(true);
  expect(behind.heardAtMs).toBe(AT_MS);
  expect(wallState(behind, heard({ type: 'changes', changes: [] }, AT_MS + 60_001)).down).toBeNull();
  // Too much was missed: only the new picture is live, whatever the line tells meanwhile.
  const far = wallState(behind, heard({ type: 'newPicture', sequence: 1200 }, AT_MS + 60_001));
  const beaten = wallState(far, heard({ type: 'beat', sequence: 1200, nowMs: WALL_NOW_MS, clockBehindMs: null }));
  expect(lineState(beaten, AT_MS + 60_002)).toBe('lost');
  const snapshot = { ...wallSnapshot(CALM), sequence: 1200 };
  expect(lineState(wallState(beaten, { type: 'picture', snapshot, atMs: AT_MS + 60_003 }), AT_MS + 60_003)).toBe(
    'live',
  );
});

test('nothing heard for longer than wall.staleSeconds is stale, and before the first picture the wall is opening', () => {
  const state = after(picture);
  expect(lineState(state, AT_MS + 60_000)).toBe('live');
  expect(lineState(state, AT_MS + 60_001)).toBe('stale');
  expect(lineState(INITIAL_WALL, AT_MS)).toBe('opening');
});
