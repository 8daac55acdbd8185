import { crossedWords } from '../../../../shared/accountability/crossedWords.ts';
import type { WallFinding } from '../../../../shared/contract/wallFindings.ts';
import { dateWords } from '../../../../shared/time/words.ts';
import { useSlidingRows } from '../../../hook/useSlidingRows.ts';
import { useText } from '../../../hook/useText.ts';
import { useHeightRem, usePage } from '../../../hook/useWholeRows.ts';
import { LampMark } from '../../../part/LampMark.tsx';
import { PageMarks } from '../../../part/PageMarks.tsx';
import { Panel } from '../Panel.tsx';
import type { ScenePanelProps } from './Ladder.tsx';

const ROW_REM = 8.4;

/** The issued findings of the year, the newest decision first; whole rows, by pages. */
export function Issued({ issued, zone }: ScenePanelProps & { readonly zone: string }) {
  const t = useText();
  const { findings } = issued;
  const { ref, heightRem } = useHeightRem();
  const fit = Math.max(1, Math.floor(heightRem / ROW_REM));
  const page = usePage(findings.length, fit);
  const list = useSlidingRows(`${page.from} ${fit}`);
  const count = findings.filter((one) => one.issued).length;
  return (
    <Panel
      name="issued"
      title={
        <>
          {t('wall.issued')} <small>{t('wall.issued.note', { year: issued.month.slice(0, 4) })}</small>
          <PageMarks {...page} />
          <span className="count num">{count}</span>
        </>
      }
    >
      <div ref={ref} className="rows">
        {findings.length === 0 ? (
          <p className="none">{t('wall.issued.none')}</p>
        ) : (
          <ul ref={list} style={{ gridTemplateRows: `repeat(${fit}, 1fr)` }}>
            {findings.slice(page.from, page.to).map((one) => (
              <Row key={one.id} one={one} zone={zone} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

/** The number, or the case: words of a judgement would push out what happened, and the notice holds them. */
function shownMeasure({ measure, period }: WallFinding): string {
  if (/^\d/.test(measure)) return measure;
  return /^\d{8}-/.test(period) ? period : '';
}

function Row({ one, zone }: { readonly one: WallFinding; readonly zone: string }) {
  const t = useText();
  const { issued, step } = one;
  return (
    <li className="scene-row" data-row={one.id}>
      <LampMark shape={issued ? (step >= 3 ? 'overdue' : 'done') : 'soon'} />
      <p className="scene-what">
        <b>{one.unitName}</b>
        <span className="short">{crossedWords(one, t)}</span>
        <strong className="num">{shownMeasure(one)}</strong>
      </p>
      <p className="scene-more">
        <span className={issued ? '' : 'tone-soon'}>
          {issued ? t(`accountability.stepName.${step}`) : t('wall.issued.notYet')}
        </span>
        {/^\d{4}(-\d\d)?$/.test(one.period) ? <span>{one.period}</span> : null}
        <span className="scene-number short">{one.documentNumber ?? ''}</span>
        <span className="scene-date num">{one.decidedAtMs === null ? '' : dateWords(one.decidedAtMs, zone)}</span>
      </p>
    </li>
  );
}
