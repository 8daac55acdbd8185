import { memo } from 'react';
import { onDutyAt } from '../../../shared/duty/roster.ts';
import type { DutyRoster, DutyShift } from '../../../shared/duty/roster.ts';
import { useText } from '../../hook/useText.ts';
import { useHeightRem, usePage } from '../../hook/useWholeRows.ts';
import { PageMarks } from '../../part/PageMarks.tsx';
import { Panel } from './Panel.tsx';

type DutyProps = { readonly roster: DutyRoster; readonly nowMs: number; readonly zone: string };

const ROW_REM = 4.4;

/** Who is on duty now by post, and which shift comes next. */
export const Duty = memo(function Duty({ roster, nowMs, zone }: DutyProps) {
  const t = useText();
  const { ref, heightRem } = useHeightRem();
  const { now, next } = onDutyAt(roster, nowMs, zone);
  const posts = now.flatMap((shift) => shift.posts.map((post, i) => ({ ...post, key: `${shift.name} ${i}` })));
  const fit = Math.max(1, Math.floor(heightRem / ROW_REM));
  const page = usePage(posts.length, fit);
  return (
    <Panel
      name="duty"
      title={
        <>
          {t('wall.duty')} <small>{now.map(({ name }) => name).join('、')}</small>
          <PageMarks {...page} />
        </>
      }
    >
      <div ref={ref} className="rows">
        {posts.length === 0 && (
          <p className="none">{t(roster.length === 0 ? 'wall.duty.notEntered' : 'wall.duty.nobody')}</p>
        )}
        <ul className="duty-posts" style={{ gridTemplateRows: `repeat(${fit}, 1fr)` }}>
          {posts.slice(page.from, page.to).map(({ key, post, seats }) => (
            <li key={key}>
              <span className="short">{post}</span>
              <b className="short">{seats.join('、')}</b>
            </li>
          ))}
        </ul>
      </div>
      {next !== null && <p className="duty-next short">{t('wall.duty.next', nextWords(next))}</p>}
    </Panel>
  );
});

function nextWords({ name, from }: DutyShift): { readonly name: string; readonly time: string } {
  return { name, time: from };
}
