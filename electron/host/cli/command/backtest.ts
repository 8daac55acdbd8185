import { scoreOf } from '../../../../shared/accountability/backtest.ts';
import type { Score, Trial } from '../../../../shared/accountability/backtest.ts';
import { chinese } from '../../../../shared/locale/text.ts';
import { readCity } from '../../../../db/read/city.ts';
import { backTestStore } from '../../service/backtest.ts';
import type { CliCommand } from '../command.ts';
import { WrongUse } from '../command.ts';
import { textTable } from '../textTable.ts';
import { withReadable } from '../withStore.ts';

const METHOD = chinese['accountability.radar.methodText'];

const DAYS = [5, 10, 15, 20, 25];
const RATES = { closing: '结案率', timely: '及时结案率' } as const;

type Line = Score & { readonly rate: keyof typeof RATES; readonly day: number | null };

/** Prints how the forecasts of past months' ends would have fared, beside the guess "as last month". */
export const backtest: CliCommand = {
  name: 'backtest',
  summary: '用以往各月检验月末预测：有多大份额落在范围内，误差多少，并与“同上月”相比',
  usage: '',
  help: `  每月第 ${DAYS.join('、')} 日终，只用当时已知的内容预测各单位当月的结案率和及时结案率，再与月末实际相比。
  满三个月后开始；月末或上月没有应结案的单位不计。`,
  options: {},
  wordCount: [0, 0],
  run: async ({ dataFolder, out }) =>
    await withReadable(dataFolder, (store) => {
      const trials = backTestStore(store, Date.now(), DAYS);
      if (trials.length === 0) throw new WrongUse('已结束的月份不足四个，无从检验。');
      const lines = (Object.keys(RATES) as (keyof typeof RATES)[]).flatMap((rate) =>
        [null, ...DAYS].map((day) => lineOf(trials, rate, day)),
      );
      const months = new Set(trials.map(({ month }) => month)).size;
      out.say(
        `${readCity(store).demo ? '演示数据　' : ''}检验 ${months} 个月，预测 ${trials.length / 2} 次，每次两个比率\n`,
      );
      out.say(tableOf(lines));
      out.say(`\n方法：${METHOD}`);
      out.give({ months, lines, method: METHOD });
      return 0;
    }),
};

function lineOf(trials: readonly Trial[], rate: Line['rate'], day: number | null): Line {
  return {
    rate,
    day,
    ...scoreOf(trials.filter((trial) => trial.rate === rate && (day === null || trial.day === day))),
  };
}

function tableOf(lines: readonly Line[]): string {
  const heading = ['比率', '预测日', '次数', '落在范围内', '平均误差', '同上月误差', '平均范围'];
  const points = (value: number): string => value.toFixed(2);
  const cells = lines.map(({ rate, day, trials, inside, error, errorOfLastMonth, width }) => [
    RATES[rate],
    day === null ? '全部' : `${day} 日终`,
    String(trials),
    `${((100 * inside) / trials).toFixed(1)}%`,
    points(error),
    points(errorOfLastMonth),
    points(width),
  ]);
  return textTable([heading, ...cells], 2);
}
