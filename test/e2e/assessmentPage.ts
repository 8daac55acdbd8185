import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Browser, Page, WebSocketRoute } from 'playwright';
import type { ExplainQuery, TableQuery } from '../../shared/contract/assessment.ts';
import type { CityInfo } from '../../shared/contract/desk.ts';
import type { FeedMessage } from '../../shared/contract/feed.ts';
import {
  ASSESSMENT_NOW_MS,
  assessmentTable,
  assessmentTrend,
  figureExplanation,
} from '../fixture/assessmentPicture.ts';

const SCREENS = join(import.meta.dirname, '../../dist/renderer');
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
};
const CITY: CityInfo = { name: '海门市', zone: 'Asia/Shanghai', demo: true, filling: false };

export type AssessmentPage = {
  readonly page: Page;
  readonly faults: readonly string[];
  /** Every question of the page, as `table 2026-10`. */
  readonly asked: readonly string[];
  /** Cuts the feed and answers nothing until it is healed. */
  readonly cut: () => Promise<void>;
  readonly heal: () => void;
};

type Given = {
  readonly width: number;
  readonly height: number;
  readonly address?: string;
  readonly theme?: 'light' | 'dark';
  /** How many units the city has. */
  readonly units?: number;
  /** The host refuses every question about figures. */
  readonly failing?: boolean;
};

/** Opens the built page in a browser over a host that answers from a picture: real page, real layout, no store. */
export async function openAssessment(browser: Browser, given: Given): Promise<AssessmentPage> {
  const { width, height, theme = 'light' } = given;
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  await page.clock.install({ time: ASSESSMENT_NOW_MS });
  const faults: string[] = [];
  const asked: string[] = [];
  let socket: WebSocketRoute | null = null;
  let isCut = false;
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.addInitScript((chosen) => localStorage.setItem('desk.theme', chosen), theme);

  function answer(path: string, input: unknown): unknown {
    switch (path) {
      case 'city.info':
        return CITY;
      case 'assessment.table': {
        const { period } = input as TableQuery;
        asked.push(`table ${period}`);
        return assessmentTable(period, given.units === undefined ? {} : { units: given.units });
      }
      case 'assessment.trend':
        return assessmentTrend((input as TableQuery).period);
      case 'assessment.explain':
        return figureExplanation(input as ExplainQuery);
      default:
        return null;
    }
  }

  await page.route('**/*', async (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    if (pathname.startsWith('/api/')) {
      if (isCut) return route.abort();
      const path = pathname.slice('/api/'.length);
      if (given.failing && path.startsWith('assessment.'))
        return route.fulfill({
          status: 400,
          json: { error: { message: '时期写法不正确', code: -32_600, data: { code: 'BAD_REQUEST', httpStatus: 400 } } },
        });
      const input = searchParams.get('input');
      return route.fulfill({ json: { result: { data: answer(path, input === null ? null : JSON.parse(input)) } } });
    }
    const file = pathname === '/assessment' ? '/index.html' : pathname;
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
    opened.onMessage(() => {
      const welcome: FeedMessage = { type: 'welcome', sequence: 1, nowMs: ASSESSMENT_NOW_MS, zone: CITY.zone };
      opened.send(JSON.stringify(welcome));
    });
  });
  await page.goto(`http://assessment.test/assessment${given.address ?? ''}`);
  return {
    page,
    faults,
    asked,
    cut: async () => {
      isCut = true;
      await socket?.close();
    },
    heal: () => {
      isCut = false;
    },
  };
}
