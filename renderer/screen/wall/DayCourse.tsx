import { lazy, memo, Suspense } from 'react';
import { dayKey, localParts } from '../../../shared/time/zone.ts';
import { useText } from '../../hook/useText.ts';
import type { WallSnapshot } from '../../../shared/contract/wall.ts';
import { Panel } from './Panel.tsx';
import { nextPaint } from './usePaintedMark.ts';

/** The chart library is as large as all the rest of the wall: it comes when the first picture stands. */
const Course = lazy(async () => {
  await nextPaint();
  return { default: (await import('./Course.tsx')).Course };
});

type DayCourseProps = {
  readonly hours: WallSnapshot['hours'];
  /** When the newest open case began, said where two days are empty. */
  readonly newestMs: number | null;
  readonly nowMs: number;
  readonly zone: string;
  readonly scale: number;
};

/** The day hour by hour: reported upwards, closed downwards, yesterday's reports as a dashed line. */
export const DayCourse = memo(function DayCourse({ hours, newestMs, nowMs, zone, scale }: DayCourseProps) {
  const t = useText();
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const isEmpty = sum(hours.reported) + sum(hours.closed) + sum(hours.reportedYesterday) === 0;
  return (
    <Panel
      name="day"
      title={
        <>
          {t('wall.day')}
          {!isEmpty && (
            <span className="key">
              <span className="key-reported">{t('wall.day.reported')}</span>
              <span className="key-closed">{t('wall.day.closed')}</span>
              <span className="key-yesterday">{t('wall.day.yesterday')}</span>
            </span>
          )}
        </>
      }
    >
      {isEmpty ? (
        <div className="instead">
          <p className="none">{t('wall.day.none')}</p>
          {newestMs !== null && <p className="none">{t('wall.day.newest', { date: dayKey(newestMs, zone) })}</p>}
        </div>
      ) : (
        <Suspense fallback={<figure className="course" />}>
          <Course
            hours={hours}
            nowHour={hourOf(nowMs, zone)}
            scale={scale}
            label={t('wall.day.label', { reported: sum(hours.reported), closed: sum(hours.closed) })}
          />
        </Suspense>
      )}
    </Panel>
  );
});

function hourOf(atMs: number, zone: string): number {
  const { hour, minute } = localParts(atMs, zone);
  return hour + minute / 60;
}
