import type { AgendaItem } from '../../../../shared/contract/wall.ts';
import { useText } from '../../../hook/useText.ts';
import { useHeightRem, usePage } from '../../../hook/useWholeRows.ts';
import { PageMarks } from '../../../part/PageMarks.tsx';
import { DueRows } from '../CaseRows.tsx';
import { Panel } from '../Panel.tsx';
import type { ItemPicture } from './agendaCases.ts';

const ROW_REM = 7.1;
/** The gravest ones; a room does not read through hundreds. */
const MOST_SHOWN = 20;

type ItemCasesProps = { readonly item: AgendaItem; readonly own: ItemPicture; readonly nowMs: number };

/** The open cases of an item, whole rows by pages. */
export function ItemCases({ item, own, nowMs }: ItemCasesProps) {
  const t = useText();
  const { ref, heightRem } = useHeightRem();
  const fit = Math.max(1, Math.floor(heightRem / ROW_REM));
  const { cases, overview, picture } = own;
  const shown = cases.slice(0, MOST_SHOWN);
  const page = usePage(shown.length, fit);
  return (
    <Panel
      name="cases"
      title={
        <>
          {t(item.line === null ? 'wall.meeting.itsCases' : 'wall.meeting.unitCases')}
          <PageMarks {...page} />
          <span className="count num">
            {shown.length < cases.length && <small>{t('wall.meeting.gravest', { count: shown.length })}</small>}
            {cases.length}
          </span>
        </>
      }
    >
      <div ref={ref} className="rows">
        {cases.length === 0 && <p className="none">{t('wall.meeting.noneOpen')}</p>}
        <ul className="case-rows" style={{ gridTemplateRows: `repeat(${fit}, 1fr)` }}>
          <DueRows cases={shown.slice(page.from, page.to)} overview={overview} picture={picture} nowMs={nowMs} />
        </ul>
      </div>
    </Panel>
  );
}
