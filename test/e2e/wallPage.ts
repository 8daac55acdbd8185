import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Browser, Page, WebSocketRoute } from 'playwright';
import type { WallAccountability } from '../../shared/contract/wallFindings.ts';
import type { FeedHello, FeedMessage, FeedSaying } from '../../shared/contract/feed.ts';
import type { CityMapAnswer } from '../../shared/contract/map.ts';
import type { UnitMonth, WallSnapshot } from '../../shared/contract/wall.ts';
import type { WallCaseFacts } from '../../shared/contract/wallCase.ts';
import type { WallFault } from '../../shared/contract/wallFault.ts';
import { noteDrawnWords } from './wallDrawn.ts';

const SCREENS = join(import.meta.dirname, '../../dist/renderer');
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
};

export type WallPage = {
  readonly page: Page;
  readonly faults: readonly string[];
  /** What the page told the host of its failed panels. */
  readonly told: readonly WallFault[];
  /** Says something on the feed of the page. */
  readonly say: (message: FeedMessage) => void;
  /** What the page said on the feed after its hello. */
  readonly said: readonly FeedSaying[];
  /** Cuts the feed and answers nothing until it is healed. */
  readonly cut: () => Promise<void>;
  readonly heal: () => void;
  /** How often the page has loaded its document, and how often it asked for a picture. */
  readonly counts: { documents: number; pictures: number };
};

type Given = {
  readonly snapshot: WallSnapshot;
  readonly map: CityMapAnswer;
  readonly width: number;
  readonly height: number;
  readonly address?: string;
  /** The host answers nothing until it is healed. */
  readonly down?: boolean;
  /** What the scene for issued findings is answered, asked at each time. */
  readonly issued?: () => WallAccountability;
  /** What is answered of a case that is opened by remote control, asked at each time. */
  readonly facts?: () => WallCaseFacts | null;
  /** A script that runs in the page before anything else. */
  readonly before?: string;
  /** Time stands still in the page, and goes on when the test says so. */
  readonly clock?: boolean;
  /** What other paths of the host are answered. */
  readonly answers?: Readonly<Record<string, unknown>>;
};

/** A year of a unit: one month without anything due, two below the lines. */
const UNIT_MONTHS: readonly UnitMonth[] = Array.from({ length: 12 }, (_, i) => ({
  month: `2016-${String(i + 1).padStart(2, '0')}`,
  due: i === 3 ? 0 : 100,
  closed: i === 3 ? 0 : i > 9 ? 86 : 97 - i,
  timely: i === 3 ? 0 : i > 9 ? 74 : 90 - i,
}));

/** Opens the built wall in a browser over a host that answers from a picture: real page, real layout, no store. */
export async function openWall(browser: Browser, given: Given): Promise<WallPage> {
  const { width, height } = given;
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'no-preference' });
  const page = await context.newPage();
  if (given.clock === true) await page.clock.install({ time: given.snapshot.nowMs });
  await page.addInitScript(noteDrawnWords);
  const faults: string[] = [];
  const said: FeedSaying[] = [];
  const told: WallFault[] = [];
  const counts = { documents: 0, pictures: 0 };
  let socket: WebSocketRoute | null = null;
  let isCut = given.down === true;
  page.on('pageerror', (fault) => faults.push(fault.message));
  if (given.before) await page.addInitScript({ content: given.before });
  await page.route('**/*', async (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    if (pathname === '/api/wall.snapshot' || pathname === '/map') {
      if (isCut) return route.abort();
      if (pathname === '/map') return route.fulfill({ json: given.map });
      counts.pictures += 1;
      return route.fulfill({ json: { result: { data: given.snapshot } } });
    }
    if (pathname === '/api/wall.fault') {
      told.push(JSON.parse(searchParams.get('input') ?? '') as WallFault);
      return route.fulfill({ json: { result: {} } });
    }
    if (pathname === '/api/wall.accountability' && given.issued && !isCut)
      return route.fulfill({ json: { result: { data: given.issued() } } });
    if (pathname === '/api/wall.caseFacts' && given.facts && !isCut)
      return route.fulfill({ json: { result: { data: given.facts() } } });
    if (pathname === '/api/wall.unitMonths' && !isCut)
      return route.fulfill({ json: { result: { data: UNIT_MONTHS } } });
    if (given.answers && Object.hasOwn(given.answers, pathname) && !isCut)
      return route.fulfill({ json: given.answers[pathname] });
    const file = pathname === '/wall' ? '/wall.html' : pathname;
    if (pathname === '/wall') counts.documents += 1;
    const body = await readFile(join(SCREENS, file)).catch(() => null);
    if (body === null) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ body, contentType: TYPES[extname(file)] ?? 'application/octet-stream' });
  });
  await page.routeWebSocket('**/feed', (opened) => {
    if (isCut) {
      void opened.close();
      return;
    }
    socket = opened;
    opened.onMessage((text) => {
      const message = JSON.parse(String(text)) as FeedSaying | FeedHello;
      if ('type' in message) {
        said.push(message);
        return;
      }
      const { sequence, nowMs, city } = given.snapshot;
      opened.send(JSON.stringify({ type: 'welcome', sequence, nowMs, zone: city.zone } satisfies FeedMessage));
    });
  });
  await page.goto(`http://wall.test/wall${given.address ?? ''}`);
  return {
    page,
    faults,
    told,
    counts,
    said,
    say: (message) => socket?.send(JSON.stringify(message)),
    cut: async () => {
      isCut = true;
      await socket?.close();
    },
    heal: () => {
      isCut = false;
    },
  };
}
