import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Browser, Page, WebSocketRoute } from 'playwright';
import type { AccountabilityCall, AccountabilityPage } from '../../shared/contract/accountability.ts';
import type { CommandCall } from '../../shared/contract/desk.ts';
import type { FeedMessage } from '../../shared/contract/feed.ts';
import { INITIAL_SETTINGS } from '../../shared/setting/setting.ts';
import {
  ACCOUNTABILITY_NOW_MS,
  ACCOUNTABILITY_PAGE,
  FINDING_ROWS,
  findingView,
  UNITS,
} from '../fixture/accountabilityCity.ts';
import { FEED, RADAR, TRY_OUT } from '../fixture/accountabilityForesight.ts';

const SCREENS = join(import.meta.dirname, '../../dist/renderer');
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
};

export type Opened = {
  readonly page: Page;
  readonly faults: readonly string[];
  /** What was told to the host, in order. */
  readonly told: readonly (AccountabilityCall | CommandCall)[];
  readonly say: (message: FeedMessage) => void;
  /** What the host answers from now on. */
  readonly answer: { current: AccountabilityPage; refusal: string | null };
};

type Given = {
  readonly width?: number;
  readonly height?: number;
  readonly address?: string;
  readonly theme?: 'light' | 'dark';
  readonly party?: 'leader' | 'centre' | null;
};

const RULES = {
  settings: INITIAL_SETTINGS,
  calendar: { zone: 'Asia/Shanghai', off: [], work: [], periods: [], weekend: [6, 7], through: null },
  handbook: [],
  categories: [['event:06010', '暴露垃圾']],
  units: UNITS,
};

/** Opens the built page in a browser over a host that answers from the fixture: real page, real layout, no store. */
export async function openAccountability(browser: Browser, given: Given = {}): Promise<Opened> {
  const { width = 1920, height = 1080, address = '?period=2016-10', theme = 'light', party = 'leader' } = given;
  const context = await browser.newContext({ viewport: { width, height } });
  const seat = party === null ? null : JSON.stringify({ party, name: '考核 02 席', unit: null });
  await context.addInitScript(
    ([chosen, kept]) => {
      if (chosen) localStorage.setItem('desk.theme', chosen);
      if (kept) localStorage.setItem('desk.seat', kept);
    },
    [theme, seat] as const,
  );
  const page = await context.newPage();
  const faults: string[] = [];
  const told: (AccountabilityCall | CommandCall)[] = [];
  const answer: Opened['answer'] = { current: ACCOUNTABILITY_PAGE, refusal: null };
  let socket: WebSocketRoute | null = null;
  page.on('pageerror', (fault) => faults.push(fault.message));
  const questions: Readonly<Record<string, (input: { readonly id?: number }) => unknown>> = {
    'city.info': () => ({ name: '海门市', zone: 'Asia/Shanghai', demo: false, filling: false }),
    'desk.rules': () => RULES,
    'accountability.page': () => answer.current,
    'accountability.finding': ({ id }) => {
      const row = answer.current.findings.find((one) => one.id === id) ?? FINDING_ROWS.find((one) => one.id === id);
      return row ? findingView(row) : null;
    },
    'accountability.radar': () => RADAR,
    'accountability.feed': () => FEED,
    'accountability.tryOut': () => TRY_OUT,
  };
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const name = url.pathname.replace('/api/', '');
    if (route.request().method() === 'POST') {
      told.push(route.request().postDataJSON() as AccountabilityCall);
      const data =
        answer.refusal === null
          ? { kind: 'done', do: 'issueFinding', sequence: 9001, finding: 1000 }
          : { kind: 'rejected', rejection: { code: 'wrongParty', message: answer.refusal } };
      return route.fulfill({ json: { result: { data } } });
    }
    const ask = questions[name];
    if (ask) {
      const input = JSON.parse(url.searchParams.get('input') ?? '{}') as { readonly id?: number };
      return route.fulfill({ json: { result: { data: ask(input) } } });
    }
    const file = url.pathname === '/accountability' ? '/index.html' : url.pathname;
    const body = await readFile(join(SCREENS, file)).catch(() => null);
    if (body === null) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ body, contentType: TYPES[extname(file)] ?? 'application/octet-stream' });
  });
  await page.routeWebSocket('**/feed', (opened) => {
    socket = opened;
    opened.onMessage(() => {
      const hello: FeedMessage = {
        type: 'welcome',
        sequence: 9000,
        nowMs: ACCOUNTABILITY_NOW_MS,
        zone: 'Asia/Shanghai',
      };
      opened.send(JSON.stringify(hello));
    });
  });
  await page.goto(`http://city.test/accountability${address}`);
  return { page, faults, told, answer, say: (message) => socket?.send(JSON.stringify(message)) };
}
