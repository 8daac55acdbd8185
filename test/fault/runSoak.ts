import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildScreensWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { dayKey } from '../../shared/time/zone.ts';
import { requireBrowser } from '../browser.ts';
import { launchBrowser } from '../e2e/launchBrowser.ts';
import { soakRun } from './soakRun.ts';
import type { SoakReport } from './soakRun.ts';
import { soakGrowth } from './soakGrowth.ts';

const HOUR_MS = 3_600_000;
const FULL_HOURS = 24;
const MOST_GROWTH = 0.1;

/**
 * `npm run soak [-- --hours N --factor N]`: lets a wall run for a simulated day of 2,000 cases; a full day writes its
 * figures with the date beside this file. Exit code 1 where something is wrong or the renderer holds 10 % more than after
 * its first hour.
 */
export async function runSoak(argv: readonly string[]): Promise<void> {
  const options = {
    hours: { type: 'string', default: String(FULL_HOURS) },
    factor: { type: 'string', default: '60' },
  } as const;
  const { values } = parseArgs({ args: [...argv], options });
  const [hours, factor] = [Number(values.hours), Number(values.factor)];
  const browserPath = requireBrowser();
  if (!Number.isInteger(hours) || hours < 2 || !(factor >= 1) || browserPath === undefined) {
    console.error('用法：npm run soak -- [--hours 小时（2 以上的整数）] [--factor 时间加快的倍数]');
    process.exitCode = 2;
    return;
  }
  process.env['CITY_BROWSER'] = browserPath;
  await buildScreensWhereOld();
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const browser = await launchBrowser();
  const version = browser.version();
  console.log(`模拟 ${hours} 小时，时间加快 ${factor} 倍，约需 ${Math.ceil((hours * 60) / factor)} 分钟`);
  const report = await soakRun(join(folder, 'store'), browser, {
    spanMs: hours * HOUR_MS,
    everyMs: HOUR_MS,
    killsAtMs: [0.27, 0.77].map((share) => share * hours * HOUR_MS),
    cutsAtMs: [0.52 * hours * HOUR_MS],
    factor,
    onSample: ({ atMs, heapBytes, nodes, openCases, lost }) => {
      const megabytes = (heapBytes / 1e6).toFixed(2);
      const facts = `堆 ${megabytes} MB，节点 ${nodes}，在办 ${openCases} 件，断线 ${lost} 次`;
      console.log(`第 ${Math.round(atMs / HOUR_MS)} 小时：${facts}`);
    },
  });
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
  conclude(report, { hours, factor, browser: version });
}

type Head = { readonly hours: number; readonly factor: number; readonly browser: string };

function conclude({ samples, commands, problems }: SoakReport, head: Head): void {
  const growth = soakGrowth(samples);
  for (const problem of problems) console.log(problem);
  const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
  console.log(
    `与第 1 小时相比最多增加：堆 ${percent(growth.heap)}，节点 ${percent(growth.nodes)}；操作 ${commands} 条`,
  );
  const passed = problems.length === 0 && growth.heap <= MOST_GROWTH && growth.nodes <= MOST_GROWTH;
  if (!passed) process.exitCode = 1;
  if (head.hours < FULL_HOURS) return;
  const day = dayKey(Date.now(), 'Asia/Shanghai');
  const file = join(import.meta.dirname, `soak-${day}.json`);
  writeFileSync(file, `${JSON.stringify({ day, passed, ...head, commands, growth, problems, samples }, null, 2)}\n`);
  console.log(`结果写入 ${file}`);
}
