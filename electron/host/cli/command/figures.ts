import { unfinishedBatches } from '../../../../db/import/batch.ts';
import { readCity, readPeriodSettings, readRules } from '../../../../db/read/city.ts';
import { isWithoutDeadlines } from '../../../../db/read/dated.ts';
import { figuresAsOf } from '../../../../db/read/figures.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import type { FigureReadings, Figures, Period } from '../../../../shared/assessment/figures.ts';
import { FIGURE_KEYS, NO_FIGURES } from '../../../../shared/assessment/figures.ts';
import { rateWords } from '../../../../shared/assessment/rate.ts';
import { endOfDay, parseTime } from '../../../../shared/intake/values.ts';
import { DAY_KEY, MONTH_KEY, QUARTER_KEY, YEAR_KEY } from '../../../../shared/time/periodKey.ts';
import type { TimeZone } from '../../../../shared/time/zone.ts';
import { dayKey, formatIso, isDayKey, periodRange } from '../../../../shared/time/zone.ts';
import { isUnitValidOn } from '../../../../shared/unit/unit.ts';
import type { CliCommand, CommandCall } from '../command.ts';
import { WrongUse } from '../command.ts';
import { textTable } from '../textTable.ts';
import { allOfPeriod, allWords } from './allFigures.ts';
import { withReadable } from '../withStore.ts';

const periodShapes = {
  day: { shape: DAY_KEY, example: '2018-07-15' },
  month: { shape: MONTH_KEY, example: '2018-07' },
  quarter: { shape: QUARTER_KEY, example: '2018-Q3' },
  year: { shape: YEAR_KEY, example: '2018' },
} as const;
type PeriodOption = keyof typeof periodShapes;

const attributions = [
  'deadline',
  'dispatch',
  'report',
] as const satisfies readonly FigureReadings['figures.attribution'][];
type Attribution = (typeof attributions)[number];
const attributionWords: Readonly<Record<Attribution, string>> = {
  deadline: '时限所在的时期',
  dispatch: '派遣所在的时期',
  report: '上报所在的时期',
};

/** Prints the figures of every unit in a period, also as of an earlier instant, and also beside a running host. */
export const figures: CliCommand = {
  name: 'figures',
  summary: '某日、某月、某季或某年各单位的数字，可以按过去某一时刻计算',
  usage: '--day 2018-07-15 | --month 2018-07 | --quarter 2018-Q3 | --year 2018 [选项]',
  help: `  --day 日 / --month 月 / --quarter 季 / --year 年   四者写一个
  --unit 单位    只看一个单位，写单位编码
  --as-of 时刻   按这一时刻已知的内容计算，如 2018-07-31T24:00:00+08:00；不写时差按本市时间，只写日期时到当日 23:59:59
  --all          全部数字：分组小计、全市合计、组内名次、平台自身时限、代为录入；不能与 --unit、--by 同用
  --by 归属      应结案归属的时期：deadline 时限、dispatch 派遣、report 上报；不写时按设置（figures.attribution）

本市名单中的单位都列出，没有案件的数字为 0。导入的案件若来源没有时限，所问时期全是这样的案件而又没有写 --by 时，
按上报时期统计，并在提示和 attribution 一项中注明。
`,
  options: {
    day: 'text',
    month: 'text',
    quarter: 'text',
    year: 'text',
    unit: 'text',
    'as-of': 'text',
    by: 'text',
    all: 'flag',
  },
  wordCount: [0, 0],
  run: async (call) =>
    await withReadable(call.dataFolder, (store) => {
      const { out } = call;
      const nowMs = Date.now();
      const { 'city.timeZone': zone } = readRules(store, nowMs).settings;
      const key = periodKey(call);
      const period = periodRange(key, zone);
      const asOfMs = readAsOf(call.text('as-of'), zone) ?? nowMs;
      if (asOfMs > nowMs) out.warn('截至时刻在将来，按目前已知的内容计算。');
      for (const { no, file, rowsDone } of unfinishedBatches(store))
        out.warn(
          `导入批次 ${no}（${file}）未完成，只写入了 ${rowsDone} 行，数字不全；重新运行同一导入命令可接着导入。`,
        );
      const mark = readCity(store).demo ? '演示数据　' : '';
      if (call.flag('all')) {
        if (call.text('unit') !== undefined || call.text('by') !== undefined)
          throw new WrongUse('--all 列出全部单位，按设置的口径计算，不能与 --unit、--by 同用。');
        const all = allOfPeriod(store, { period: key, asOfMs }, nowMs);
        out.say(`${mark}${key}　截至 ${formatIso(asOfMs, zone)}\n`);
        out.say(allWords(all));
        out.give(all);
        return 0;
      }
      const { byUnit, attribution } = count(store, { period, asOfMs, by: readAttribution(call.text('by')) });
      if (attribution === 'report' && call.text('by') === undefined)
        out.warn(`${key} 的案件都没有时限，按上报时期统计。`);
      const units = unitsOf(store, byUnit, { period, zone, unit: call.text('unit') });
      const rows = units.map(({ code, name }) => {
        const found = byUnit.get(code) ?? NO_FIGURES;
        return { unit: code, name, ...found, ...(attribution !== 'deadline' && { attribution }) };
      });
      out.say(`${mark}${key}　截至 ${formatIso(asOfMs, zone)}　应结案归属：${attributionWords[attribution]}\n`);
      out.say(tableOf(rows));
      out.give(rows);
      return 0;
    }),
};

type UnitFigures = Figures & { readonly unit: string; readonly name: string };

function periodKey({ text }: CommandCall): string {
  const given = (Object.keys(periodShapes) as PeriodOption[]).filter((option) => text(option) !== undefined);
  const [option] = given;
  if (option === undefined || given.length > 1)
    throw new WrongUse('请写明一个时期：--day、--month、--quarter 或 --year。');
  const key = text(option) ?? '';
  const { shape, example } = periodShapes[option];
  if (!shape.test(key) || (option === 'day' && !isDayKey(key)))
    throw new WrongUse(`--${option} 应写成 ${example} 的样子，写的是“${key}”。`);
  return key;
}

function readAsOf(given: string | undefined, zone: TimeZone): number | null {
  if (given === undefined) return null;
  const moment = parseTime(given, 'ymd', zone);
  if (moment === null) throw new WrongUse(`--as-of 应写成 2018-07-31T24:00:00+08:00 的样子，写的是“${given}”。`);
  return endOfDay(moment);
}

function readAttribution(given: string | undefined): Attribution | null {
  if (given === undefined) return null;
  const found = attributions.find((attribution) => attribution === given);
  if (!found) throw new WrongUse(`--by 只能是 ${attributions.join('、')} 之一，写的是“${given}”。`);
  return found;
}

type Question = { readonly period: Period; readonly asOfMs: number; readonly by: Attribution | null };

function count(
  store: ReadableStore,
  { period, asOfMs, by }: Question,
): { readonly byUnit: ReadonlyMap<string, Figures>; readonly attribution: Attribution } {
  const set = readPeriodSettings(store, { period, asOfMs });
  const figuresBy = (attribution: Attribution) => {
    const readings = { ...set, 'figures.attribution': attribution };
    return { byUnit: figuresAsOf(store, { period, asOfMs, readings }), attribution };
  };
  const found = figuresBy(by ?? set['figures.attribution']);
  const isEmpty = [...found.byUnit.values()].every(({ due }) => due === 0);
  return by === null && isEmpty && isWithoutDeadlines(store, period) ? figuresBy('report') : found;
}

/** The units to be shown, by code: those of the city in that period, and any other that has figures. */
function unitsOf(
  store: ReadableStore,
  byUnit: ReadonlyMap<string, Figures>,
  {
    period,
    zone,
    unit: wanted,
  }: { readonly period: Period; readonly zone: TimeZone; readonly unit: string | undefined },
): readonly { readonly code: string; readonly name: string }[] {
  const { units } = readRules(store, period.toMs);
  const days = [dayKey(period.fromMs, zone), dayKey(period.toMs - 1000, zone)];
  const valid = [...units.values()].filter((unit) => days.some((day) => isUnitValidOn(unit, day)));
  const codes = wanted === undefined ? [...valid.map(({ code }) => code), ...byUnit.keys()] : [wanted];
  if (wanted !== undefined && !units.has(wanted) && !byUnit.has(wanted))
    throw new WrongUse(`没有编码为“${wanted}”的单位。`);
  return [...new Set(codes)].toSorted().map((code) => ({ code, name: units.get(code)?.name ?? code }));
}

function tableOf(rows: readonly UnitFigures[]): string {
  const heading = [
    '编码',
    '单位',
    '应结案',
    '已结案',
    '及时',
    '结案率',
    '及时结案率',
    '超期未结',
    '延时',
    '核查',
    '返工件',
    '返工率',
    '回退',
    '派遣',
    '及时签收',
  ];
  const sum: Figures = Object.fromEntries(
    FIGURE_KEYS.map((key) => [key, rows.reduce((total, row) => total + row[key], 0)]),
  ) as Figures;
  const cellsOf = ({ unit, name, ...row }: UnitFigures): readonly string[] => [
    unit,
    name,
    ...[row.due, row.closed, row.timely].map(String),
    rateWords(row.closed, row.due),
    rateWords(row.timely, row.due),
    ...[row.overdueOpen, row.extended, row.checked, row.reworked].map(String),
    rateWords(row.reworked, row.checked),
    ...[row.returned, row.dispatched].map(String),
    rateWords(row.signOffTimely, row.signOffDue),
  ];
  return textTable([heading, ...rows.map(cellsOf), cellsOf({ ...sum, unit: '合计', name: '' })], 2);
}
