import type { Task } from '../../../../shared/case/caseFile.ts';
import type { WorkCalendar } from '../../../../shared/deadline/calendar.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import { useText } from '../../../hook/useText.ts';
import { barDays } from './deadlineBars.ts';
import type { BarDay } from './deadlineBars.ts';

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** More days than these leave a label no room for the weekday. */
const FEW_DAYS = 7;

/**
 * `10-19 三`; a day off says only its weekday. Where there are many days only the outer ones say the month, and those
 * beside them give them room.
 */
function dayLabel({ day, bars }: BarDay, index: number, count: number, t: Translate): string {
  const fromEnd = Math.min(index, count - 1 - index);
  if (count > FEW_DAYS) return fromEnd === 0 ? day.slice(5) : fromEnd === 1 ? '' : day.slice(8);
  const weekday = (((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1) as Weekday;
  const name = t(`desk.weekday.${weekday}`).replace('周', '');
  if (bars.every(({ kind }) => kind === 'off')) return name;
  return `${day.slice(5)} ${name}`;
}

/** The limit as a row of bars, one group a day: what is used, what is left, what does not count. */
export function DeadlinePicture({
  task,
  calendar,
  nowMs,
  soon,
}: {
  readonly task: Task;
  readonly calendar: WorkCalendar;
  readonly nowMs: number;
  /** By the lamp of the limit. */
  readonly soon: boolean;
}) {
  const t = useText();
  const days = barDays(task, calendar, nowMs);
  if (days.length === 0) return null;
  const over = task.dueAtMs !== null && task.dueAtMs <= nowMs;
  return (
    <figure className={`desk-bars${over ? ' over' : soon ? ' soon' : ''}`} aria-label={t('desk.due.picture')}>
      {days.map((one, index) => {
        const off = one.bars.every(({ kind }) => kind === 'off');
        const ranMs = one.bars.reduce((ms, { fromMs, toMs }) => ms + toMs - fromMs, 0);
        return (
          <div key={one.day} className={off ? 'off' : undefined} style={{ flexGrow: off ? 0 : ranMs }}>
            <div>
              {one.bars.map(({ kind, fromMs, toMs }) => (
                <i key={fromMs} className={kind} style={{ flexGrow: toMs - fromMs }} />
              ))}
            </div>
            <span>{dayLabel(one, index, days.length, t)}</span>
          </div>
        );
      })}
    </figure>
  );
}
