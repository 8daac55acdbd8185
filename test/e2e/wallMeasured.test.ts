import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import type { WallSnapshot } from '../../shared/contract/wall.ts';
import { wallIssued } from '../fixture/accountabilityCity.ts';
import { CALM, wallMap, wallSnapshot } from '../fixture/wallPicture.ts';
import type { WallPlan } from '../fixture/wallPicture.ts';
import { launchBrowser } from './launchBrowser.ts';
import { faultsOfContrast } from './wallContrast.ts';
import { faultsOfDrawn } from './wallDrawn.ts';
import { faultsOfLook } from './wallLook.ts';
import { openWall } from './wallPage.ts';
import type { WallPage } from './wallPage.ts';

/** The wall's real page at every size against `screens.md`, with data that are kind and data that are not. */
type Size = {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly seams: readonly number[];
  readonly rowSeams?: readonly number[];
  readonly query?: Readonly<Record<string, string>>;
};

const SIZES: readonly Size[] = [
  { width: 1920, height: 1080, scale: 1, seams: [] },
  { width: 3840, height: 2160, scale: 2, seams: [] },
  { width: 3840, height: 2160, scale: 1.5, seams: [], query: { scale: '1.5' } },
  { width: 3840, height: 2160, scale: 1.25, seams: [], query: { scale: '1.25' } },
  { width: 3840, height: 1080, scale: 1, seams: [1920] },
  { width: 5760, height: 2160, scale: 2, seams: [1920, 3840] },
  { width: 1366, height: 768, scale: 768 / 1080, seams: [] },
  { width: 3840, height: 2160, scale: 1, seams: [1920], rowSeams: [1080], query: { tiles: '2x2' } },
  { width: 5760, height: 2160, scale: 1, seams: [1920, 3840], rowSeams: [1080], query: { tiles: '3x2' } },
  { width: 5760, height: 1080, scale: 1, seams: [1920, 3840], query: { tiles: '3x1' } },
  { width: 1920, height: 1080, scale: 1.5, seams: [], query: { scale: '1.5' } },
  { width: 3840, height: 1080, scale: 1.5, seams: [1920], query: { scale: '1.5' } },
  { width: 3840, height: 2160, scale: 1.5, seams: [1920], rowSeams: [1080], query: { tiles: '2x2', scale: '1.5' } },
];

const ALARM: WallPlan = { ...CALM, hazards: 1, overdue: 9, soon: 17, normal: 206 };
const HARD: WallPlan = {
  normal: 19_000,
  soon: 500,
  overdue: 300,
  observed: 200,
  broken: 30,
  hazards: 12,
  figure: 99_999,
  unitName: '海门经济技术开发区综合行政执法局',
};

type Kind = {
  readonly plan: WallPlan;
  readonly query?: Readonly<Record<string, string>>;
  readonly cut?: boolean;
  readonly change?: (snapshot: WallSnapshot) => WallSnapshot;
};

const KINDS: Readonly<Record<string, Kind>> = {
  calm: { plan: CALM },
  hard: { plan: HARD },
  'hard in English': { plan: HARD, query: { lang: 'en' } },
  // As many overdue cases as fill a list's pages without numbers of four digits.
  busy: { plan: { ...CALM, overdue: 81 } },
  'none overdue, no meeting': {
    plan: { normal: 230, figure: 64 },
    change: (snapshot) => ({ ...snapshot, meeting: { ...snapshot.meeting, agenda: [] } }),
  },
  'meeting held': {
    plan: ALARM,
    change: (snapshot) => ({ ...snapshot, meeting: { ...snapshot.meeting, heldAtMs: snapshot.nowMs - 86_400_000 } }),
  },
  'a hazard while the connection is lost': { plan: ALARM, cut: true },
  'a hazard while the connection is lost, in English': { plan: HARD, cut: true, query: { lang: 'en' } },
  empty: { plan: {} },
};

/** Beyond the first size only these two ends: the whole table takes a quarter of an hour, `CITY_LOOK=all`. */
const OFTEN: ReadonlySet<string> = new Set(['calm', 'hard']);

function kindsOf(size: Size): readonly (readonly [string, Kind])[] {
  const all = Object.entries(KINDS);
  return size === SIZES[0] || process.env['CITY_LOOK'] === 'all' ? all : all.filter(([name]) => OFTEN.has(name));
}

const map = wallMap();
const opened: WallPage[] = [];
let browser: Browser;

beforeAll(async () => {
  await buildScreensWhereOld(() => {});
  browser = await launchBrowser();
});
afterEach(async () => {
  for (const { page } of opened.splice(0)) await page.context().close();
});
afterAll(() => browser.close());

async function open(
  { width, height, query }: Size,
  kind: Kind,
  more: Readonly<Record<string, string>> = {},
): Promise<WallPage> {
  const plain = wallSnapshot(kind.plan);
  const snapshot = kind.change?.(plain) ?? plain;
  const address = `?${new URLSearchParams({ ...query, ...kind.query, ...more }).toString()}`;
  const issued = () => wallIssued(40, 2);
  const wall = await openWall(browser, { snapshot, map, width, height, address, issued });
  opened.push(wall);
  await wall.page.locator('.wall-body').waitFor();
  return wall;
}

async function faultsOf({ page, faults, cut }: WallPage, size: Size, isCut = false): Promise<readonly string[]> {
  if (isCut) {
    await cut();
    await page.locator('.situation.gone').waitFor({ timeout: 10_000 });
  }
  const smallestPx = 24 * size.scale;
  const { seams, rowSeams = [] } = size;
  return [
    ...faults,
    ...(await faultsOfLook(page, { smallestPx, seams, rowSeams })),
    ...(await faultsOfDrawn(page, { smallestPx, seams, rowSeams })),
    ...(await faultsOfContrast(page)),
  ];
}

for (const size of SIZES) {
  const name = `${size.width} × ${size.height} at ${size.scale.toFixed(2)}`;
  for (const [kindName, kind] of kindsOf(size)) {
    test(`${name}, ${kindName}: everything large enough, off its ground, whole, off the seams and in its own place`, async () => {
      const wall = await open(size, kind);
      await wall.page.locator('.map-label').first().waitFor();
      expect(await faultsOf(wall, size, kind.cut)).toEqual([]);
    });
  }
}
