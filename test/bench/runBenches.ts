import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Measured } from './measure.ts';

/** Each bench is a module of its own, loaded only when it runs, so that `--only` measures in a fresh process. */
const BENCHES: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  commandsPerSecond: () => import('./commandsPerSecond.ts'),
  commandOverhead: () => import('./commandOverhead.ts'),
  importRows: () => import('./importRows.ts'),
  wallSnapshot: () => import('./wallSnapshot.ts'),
  wallFirstPaint: () => import('./wallFirstPaint.ts'),
  mapPan: () => import('./mapPan.ts'),
  mapChange: () => import('./mapChange.ts'),
  deadlineTick: () => import('./deadlineTick.ts'),
  deadlineTickCost: () => import('./deadlineTickCost.ts'),
  feedFanOut: () => import('./feedFanOut.ts'),
  monthFigures: () => import('./monthFigures.ts'),
  figuresFromLog: () => import('./figuresFromLog.ts'),
  yearFindings: () => import('./yearFindings.ts'),
  commandUnderReport: () => import('./commandUnderReport.ts'),
  searchText: () => import('./searchText.ts'),
  queueOpen: () => import('./queueOpen.ts'),
  queueScroll: () => import('./queueScroll.ts'),
};

/**
 * `npm run bench [-- --only NAME] [--json]`: prints a table, with `--json` one object on standard output. What counts is
 * the ratio to a reference of the same run; nothing here fails a test.
 */
export async function runBenches(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...argv], options: { only: { type: 'string' }, json: { type: 'boolean' } } });
  const names = values.only === undefined ? Object.keys(BENCHES) : [values.only];
  const folder = join(tmpdir(), 'chengguan-bench');
  mkdirSync(folder, { recursive: true });
  const results: Record<string, Measured> = {};
  for (const name of names) {
    const load = BENCHES[name];
    if (!load) {
      process.stderr.write(`没有名为 ${name} 的测速项，可选：${Object.keys(BENCHES).join('、')}\n`);
      process.exitCode = 2;
      return;
    }
    process.stderr.write(`${name} …\n`);
    const { bench } = await load();
    results[name] = await bench.measure(folder);
    if (!values.json) process.stdout.write(`${row(name, results[name])}\n`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify(results)}\n`);
}

function row(name: string, { value, unit, reference, ratio, target, spread, note }: Measured): string {
  const facts = `${value} ${unit}　参照 ${reference}　比 ${ratio}（目标 ${target}，各轮 ${spread[0]}–${spread[1]}）`;
  return `${name.padEnd(18)} ${facts}${note === undefined ? '' : `　${note}`}`;
}
