import { memo } from 'react';
import { useText } from '../../hook/useText.ts';
import { useHeightRem, usePage } from '../../hook/useWholeRows.ts';
import { useSlidingRows } from '../../hook/useSlidingRows.ts';
import { PageMarks } from '../../part/PageMarks.tsx';
import type { WallCase } from '../../../shared/contract/wall.ts';
import { CaseRow } from './CaseRows.tsx';
import { Panel } from './Panel.tsx';
import { Bars, mostFirst } from './Shares.tsx';
import type { Overview } from './overview.ts';
import type { WallPicture } from './wallState.ts';
import { daysBetween } from './wallWords.ts';
import { dateWords } from '../../../shared/time/words.ts';

type ObservationProps = { readonly overview: Overview; readonly picture: WallPicture; readonly nowMs: number };

const ROW_REM = 6.9;

/** Cases under observation: days to the promised date, the last urging, promises that were broken. */
export const Observation = memo(function Observation({ overview, picture, nowMs }: ObservationProps) {
  const t = useText();
  const { ref, heightRem } = useHeightRem();
  const fit = Math.max(1, Math.floor(heightRem / ROW_REM));
  const { observed } = overview;
  const { from, to, page, pages } = usePage(observed.length, fit);
  const list = useSlidingRows(`${from} ${fit}`);
  const broken = observed.filter(({ dueAtMs }) => dueAtMs !== null && dueAtMs <= nowMs).length;
  return (
    <Panel
      name="observation"
      title={
        <>
          {t('wall.observation')}
          <PageMarks page={page} pages={pages} />
          <span className="count num tone-obs">
            {broken > 0 && <small>{t('wall.observation.overdue', { count: broken })}</small>}
            {observed.length}
          </span>
        </>
      }
    >
      <div ref={ref} className="rows">
        {observed.length === 0 ? (
          <div className="instead">
            <p className="none">{t('wall.observation.none')}</p>
            {overview.overdue.length > 0 && <h3>{t('wall.observation.instead')}</h3>}
            <Bars rows={mostFirst(overview.overdueByCategory, (category) => picture.categories[category])} />
          </div>
        ) : (
          <ul ref={list} className="case-rows" style={{ gridTemplateRows: `repeat(${fit}, 1fr)` }}>
            {observed.slice(from, to).map((one) => (
              <ObservedRow key={one.id} one={one} picture={picture} nowMs={nowMs} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
});

function ObservedRow({
  one,
  picture,
  nowMs,
}: {
  readonly one: WallCase;
  readonly picture: WallPicture;
  readonly nowMs: number;
}) {
  const t = useText();
  const { zone } = picture.city;
  const { dueAtMs, lastUrgedAtMs, brokenPromises } = one;
  const days = dueAtMs === null ? 0 : daysBetween(nowMs, dueAtMs, zone);
  const isPast = dueAtMs !== null && dueAtMs <= nowMs;
  const left =
    dueAtMs === null
      ? ''
      : isPast
        ? t('wall.observation.past', { days: Math.max(1, -days) })
        : days === 0
          ? t('wall.observation.today')
          : t('wall.observation.left', { days });
  return (
    <CaseRow
      one={one}
      lamp="observation"
      picture={picture}
      time={left}
      tone={isPast ? 'late' : 'obs'}
      notes={
        dueAtMs !== null && (
          <span className="nw">{t('wall.observation.promised', { date: dateWords(dueAtMs, zone) })}</span>
        )
      }
      marks={
        <>
          {brokenPromises > 0 && <mark className="bad">{t('wall.observation.broken', { count: brokenPromises })}</mark>}
          <mark className="quiet">
            {lastUrgedAtMs === null
              ? t('wall.observation.notUrged')
              : t('wall.observation.urged', { date: dateWords(lastUrgedAtMs, zone) })}
          </mark>
        </>
      }
    />
  );
}
