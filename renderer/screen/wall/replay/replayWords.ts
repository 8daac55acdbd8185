import type { Translate } from '../../../../shared/locale/text.ts';
import type { LocalTime } from '../../../../shared/time/zone.ts';
import { weekdayWords } from '../wallWords.ts';

/** `2026年11月24日 星期二`. */
export function dayWords({ year, month, day, weekday }: LocalTime, t: Translate): string {
  return t('wall.date', { year, month, day, weekday: weekdayWords(weekday, t) });
}

/** How fast a replay goes: `1 秒 10 分钟`. */
export function speedWords(speed: number, t: Translate): string {
  if (speed % 86_400 === 0) return t('replay.speed.days', { count: speed / 86_400 });
  if (speed % 3600 === 0) return t('replay.speed.hours', { count: speed / 3600 });
  if (speed % 60 === 0) return t('replay.speed.minutes', { count: speed / 60 });
  return t('replay.speed.times', { count: speed });
}
