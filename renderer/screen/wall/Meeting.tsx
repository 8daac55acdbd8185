import { memo } from 'react';
import { localParts } from '../../../shared/time/zone.ts';
import { useText } from '../../hook/useText.ts';
import { useHeightRem, usePage } from '../../hook/useWholeRows.ts';
import { PageMarks } from '../../part/PageMarks.tsx';
import type { MeetingPanel } from '../../../shared/contract/wall.ts';
import { Panel } from './Panel.tsx';
import { weekdayWords } from './wallWords.ts';

/** The contents of a meeting in the order of the Opinions (R16–R19). */
const PARTS = ['lastResolutions', 'projects', 'problems', 'difficult'] as const;

type MeetingProps = {
  readonly meeting: MeetingPanel;
  readonly zone: string;
  /** Room for the reason of each item. */
  readonly roomy: boolean;
};

/** The quarter's special meeting: held or not, the days left, and the agenda that the log drafts (R15–R19). */
export const Meeting = memo(function Meeting({ meeting, zone, roomy }: MeetingProps) {
  const t = useText();
  const { ref, heightRem } = useHeightRem();
  const rowRem = roomy ? 10.4 : 3.4;
  const fit = Math.max(1, Math.floor(heightRem / rowRem));
  const { agenda, heldAtMs } = meeting;
  const { from, to, page, pages } = usePage(roomy ? agenda.length : PARTS.length, fit);
  const quarter = Number(meeting.quarter.slice(-1));
  const quarterKey = `wall.meeting.quarter.${quarter}` as 'wall.meeting.quarter.1';
  const { month, day, weekday } = localParts(heldAtMs ?? meeting.lastDayMs, zone);
  return (
    <Panel
      name="meeting"
      title={
        <>
          {t('wall.meeting')} <small>{t(quarterKey)}</small>
          <PageMarks page={page} pages={pages} />
          <span className={`state ${heldAtMs === null ? 'open' : ''}`}>
            {t(heldAtMs === null ? 'wall.meeting.notHeld' : 'wall.meeting.held')}
          </span>
        </>
      }
    >
      <div className="when">
        {heldAtMs === null && (
          <>
            <strong className="num">{meeting.daysLeft}</strong>
            <span>{t('wall.meeting.days')}</span>
          </>
        )}
        <span className="quiet">{t(heldAtMs === null ? 'wall.meeting.left' : 'wall.meeting.heldOn')}</span>
        <b>{t('wall.dayShort', { month, day, weekday: weekdayWords(weekday, t) })}</b>
      </div>
      <div ref={ref} className="rows">
        {roomy && agenda.length === 0 && <p className="none">{t('wall.meeting.none')}</p>}
        <ol className={`agenda ${roomy ? 'roomy' : ''}`} style={{ gridTemplateRows: `repeat(${fit}, 1fr)` }}>
          {!roomy &&
            PARTS.slice(from, to).map((part) => (
              <li key={part}>
                <em>{t(`wall.meeting.number.${part}`)}</em>
                <span className="short">{t(`wall.meeting.part.${part}`)}</span>
                <span className="num">
                  {t('wall.meeting.items', { count: agenda.filter((item) => item.part === part).length })}
                </span>
              </li>
            ))}
          {(roomy ? agenda.slice(from, to) : []).map((item, i) => (
            <li key={`${from + i} ${item.title}`}>
              <em>{t(`wall.meeting.number.${item.part}`)}</em>
              <span className="short">{item.title}</span>
              {item.count > 0 && (
                <span className="num">
                  {item.count} {t('wall.cases')}
                </span>
              )}
              <p>{item.reason}</p>
            </li>
          ))}
        </ol>
      </div>
    </Panel>
  );
});
