import type { ReplayCourse } from '../../../../shared/contract/replay.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import { fromLocal, localParts } from '../../../../shared/time/zone.ts';
import { isQuarter } from './replayPeriod.ts';

export type Tick = { readonly atMs: number; readonly text: string };

const HOURS = [3, 6, 9, 12, 15, 18, 21] as const;
const DAYS = [11, 21] as const;

/** What stands under the time bar: of a day every third hour, of a quarter the beginning and the thirds of each month. */
export function ticksOf(
  { period, fromMs }: Pick<ReplayCourse, 'period' | 'fromMs'>,
  zone: string,
  t: Translate,
): readonly Tick[] {
  const { year, month, day } = localParts(fromMs, zone);
  if (!isQuarter(period))
    return HOURS.map((hour) => ({ atMs: fromLocal({ year, month, day, hour }, zone), text: `${hour}:00` }));
  return [0, 1, 2].flatMap((i) => [
    { atMs: fromLocal({ year, month: month + i, day: 1 }, zone), text: t('replay.month', { month: month + i }) },
    ...DAYS.map((one) => ({
      atMs: fromLocal({ year, month: month + i, day: one }, zone),
      text: t('replay.dayOfMonth', { day: one }),
    })),
  ]);
}
