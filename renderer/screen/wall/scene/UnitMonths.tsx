import type { RateLines, UnitMonth } from '../../../../shared/contract/wall.ts';
import { useText } from '../../../hook/useText.ts';
import { useHeightRem } from '../../../hook/useWholeRows.ts';
import { Panel } from '../Panel.tsx';
import { rateWords } from '../wallWords.ts';
import { monthCourse } from './monthCourse.ts';
import type { MonthCourse } from './monthCourse.ts';
import { useUnitMonths } from './useUnitMonths.ts';

type UnitMonthsProps = { readonly unit: string; readonly rateLines: RateLines; readonly nowMs: number };

/** How a unit's two rates went through the last twelve months, against the lines of R26 and R28. */
export function UnitMonths({ unit, rateLines, nowMs }: UnitMonthsProps) {
  const t = useText();
  const months = useUnitMonths(unit, nowMs);
  const hasAny = months?.some(({ due }) => due > 0) ?? false;
  return (
    <Panel
      name="months"
      title={
        <>
          {t('wall.meeting.months')}
          {hasAny && (
            <span className="key month-key">
              <span className="key-dot">{t('wall.meeting.closingRate')}</span>
              <span className="key-ring">{t('wall.meeting.timelyRate')}</span>
              <span className="key-low">{t('wall.meeting.below', { line: rateLines.closed })}</span>
            </span>
          )}
        </>
      }
    >
      {months === null || !hasAny ? (
        <p className="none">{t(months === null ? 'wall.meeting.monthsReading' : 'wall.meeting.monthsNone')}</p>
      ) : (
        <Course months={months} rateLines={rateLines} />
      )}
    </Panel>
  );
}

function Course({ months, rateLines }: { readonly months: readonly UnitMonth[]; readonly rateLines: RateLines }) {
  const t = useText();
  const { ref, heightRem } = useHeightRem();
  const course = monthCourse(months, rateLines, heightRem);
  const monthOf = ({ month }: UnitMonth): number => Number(month.slice(5));
  return (
    <figure className="months" aria-label={months.map((month) => monthWords(month)).join('；')}>
      <div ref={ref} className="months-plot">
        {course.lines.map(({ percent, y }) => (
          <u key={percent} style={{ top: `${y}%` }}>
            {percent}
          </u>
        ))}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <Stretches stretches={course.timely} kind="timely" />
          <Stretches stretches={course.closed} kind="closed" />
        </svg>
        <Marks stretches={course.timely} kind="timely" />
        <Marks stretches={course.closed} kind="closed" />
        {course.ends.map(({ kind, percent, y, isLow }) => (
          <b key={kind} className={`num ${isLow ? `is-low is-${kind}` : ''}`} style={{ top: `${y}%` }}>
            {percent}
          </b>
        ))}
      </div>
      <ol className="num">
        {months.map((month, i) => (
          <li key={month.month}>
            {i === 0 || i === months.length - 1 ? t('replay.month', { month: monthOf(month) }) : monthOf(month)}
          </li>
        ))}
      </ol>
    </figure>
  );

  function monthWords(month: UnitMonth): string {
    return `${t('replay.month', { month: monthOf(month) })} ${rateWords(month.closed, month.due)} ${rateWords(month.timely, month.due)}`;
  }
}

type StretchesProps = { readonly stretches: MonthCourse['closed']; readonly kind: 'closed' | 'timely' };

function Stretches({ stretches, kind }: StretchesProps) {
  return stretches.map((points) => (
    <polyline key={points[0]?.x} className={`is-${kind}`} points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
  ));
}

function Marks({ stretches, kind }: StretchesProps) {
  return stretches
    .flat()
    .map(({ x, y, isLow }) => (
      <i key={x} className={`is-${kind} ${isLow ? 'is-low' : ''}`} style={{ left: `${x}%`, top: `${y}%` }} />
    ));
}
