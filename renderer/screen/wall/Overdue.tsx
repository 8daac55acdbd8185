import { memo } from 'react';
import { useText } from '../../hook/useText.ts';
import { useHeightRem, usePage } from '../../hook/useWholeRows.ts';
import type { Page } from '../../hook/useWholeRows.ts';
import { useSlidingRows } from '../../hook/useSlidingRows.ts';
import { PageMarks } from '../../part/PageMarks.tsx';
import { DueRow, DueRows } from './CaseRows.tsx';
import { Panel } from './Panel.tsx';
import type { Overview } from './overview.ts';
import type { WallPicture } from './wallState.ts';
import { changeWords } from './wallWords.ts';

type OverdueProps = {
  readonly overview: Overview;
  readonly picture: WallPicture;
  readonly nowMs: number;
  /** What falls due next stands in a panel of its own. */
  readonly alone: boolean;
};

const ROW_REM = 6.9;
const HEAD_REM = 4.4;

/** Overdue cases, the longest first; the rows that they leave free go to what falls due next. */
export const Overdue = memo(function Overdue({ overview, picture, nowMs, alone }: OverdueProps) {
  const t = useText();
  const { ref, heightRem } = useHeightRem();
  const { overdue, nextDue } = overview;
  const fit = Math.max(1, Math.floor(heightRem / ROW_REM));
  const late = usePage(overdue.length, fit);
  // An empty list takes one sentence, as high as a heading.
  const takenRem = overdue.length === 0 ? HEAD_REM : Math.min(fit, overdue.length) * ROW_REM;
  const free = alone || late.pages > 1 ? 0 : Math.floor((heightRem - takenRem - HEAD_REM) / ROW_REM);
  const due = nextDue.slice(0, Math.max(free, overview.dueWithinHour));
  const soon = usePage(due.length, free);
  const list = useSlidingRows(`${late.from} ${soon.from} ${fit}`);
  const showsSoon = free > 0 && due.length > 0;
  const lateRows = overdue.length === 0 ? `${HEAD_REM}rem` : `repeat(${Math.min(fit, overdue.length)}, 1fr)`;
  const plain = `repeat(${fit}, 1fr)`;
  const rows = showsSoon ? `${lateRows} ${HEAD_REM}rem repeat(${free}, 1fr)` : overdue.length < fit ? plain : lateRows;
  const { overdueYesterday } = picture;
  return (
    <Panel
      name="overdue"
      title={
        <>
          {t('wall.overdue')}
          <PageMarks {...late} />
          <span className={`count num ${overdue.length > 0 ? 'tone-late' : ''}`}>
            {overdueYesterday !== null && (
              <small>{t('wall.overdue.yesterday', { change: changeWords(overdue.length - overdueYesterday) })}</small>
            )}
            {overdue.length}
          </span>
        </>
      }
    >
      <div ref={ref} className="rows">
        <ul ref={list} className="case-rows" style={{ gridTemplateRows: rows }}>
          {overdue.length === 0 && <li className="none">{t('wall.overdue.none')}</li>}
          {overdue.slice(late.from, late.to).map((one) => (
            <DueRow key={one.id} one={one} lamp="overdue" picture={picture} nowMs={nowMs} />
          ))}
          {showsSoon && (
            <li className="list-head">
              <h3>
                <SoonHeading page={soon} withinHour={overview.dueWithinHour} />
              </h3>
            </li>
          )}
          {showsSoon && (
            <DueRows cases={due.slice(soon.from, soon.to)} overview={overview} picture={picture} nowMs={nowMs} />
          )}
        </ul>
      </div>
    </Panel>
  );
});

function SoonHeading({ page, withinHour }: { readonly page: Page; readonly withinHour: number }) {
  const t = useText();
  return (
    <>
      {t('wall.soon')} <PageMarks {...page} />
      <span className="count num">
        <small>{t('wall.soon.hour')}</small>
        {withinHour}
      </span>
    </>
  );
}

/** What falls due next, in a panel of its own on wide walls. */
export const DueNext = memo(function DueNext({ overview, picture, nowMs }: Omit<OverdueProps, 'alone'>) {
  const t = useText();
  const { ref, heightRem } = useHeightRem();
  const fit = Math.max(1, Math.floor(heightRem / ROW_REM));
  const { nextDue } = overview;
  const page = usePage(nextDue.length, fit);
  const list = useSlidingRows(`${page.from} ${fit}`);
  return (
    <Panel name="soon" title={<SoonHeading page={page} withinHour={overview.dueWithinHour} />}>
      <div ref={ref} className="rows">
        {nextDue.length === 0 && <p className="none">{t('wall.soon.none')}</p>}
        <ul ref={list} className="case-rows" style={{ gridTemplateRows: `repeat(${fit}, 1fr)` }}>
          <DueRows cases={nextDue.slice(page.from, page.to)} overview={overview} picture={picture} nowMs={nowMs} />
        </ul>
      </div>
    </Panel>
  );
});
