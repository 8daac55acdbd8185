import type { Rules } from '../../../shared/case/rules.ts';
import type { QueueName, QueueSummary } from '../../../shared/contract/desk.ts';
import type { Translate } from '../../../shared/locale/text.ts';
import { useText } from '../../hook/useText.ts';
import { CaseList } from './CaseList.tsx';
import type { RowContext } from './CaseRow.tsx';
import type { DeskState } from './deskState.ts';
import type { Rows } from './useRows.ts';
import { momentWords } from './words.ts';

/** An empty queue says so, and names the next useful thing. */
function emptyWords(
  queue: QueueName,
  summaries: readonly QueueSummary[] | undefined,
  { nowMs, zone }: Pick<RowContext, 'nowMs' | 'zone'>,
  t: Translate,
): string {
  const empty = t('desk.list.empty', { queue: t(`desk.queue.${queue}`) });
  const next = summaries
    ?.filter(({ nextDueAtMs }) => nextDueAtMs !== null && nextDueAtMs > nowMs)
    .toSorted((a, b) => (a.nextDueAtMs ?? 0) - (b.nextDueAtMs ?? 0))[0];
  if (!next || next.nextDueAtMs === null) return empty;
  const time = momentWords(next.nextDueAtMs, { nowMs, zone }, t);
  return empty + t('desk.list.emptyNext', { queue: t(`desk.queue.${next.queue}`), time });
}

/** The shown queue, or what a search found. */
export function ListPane({
  state,
  list,
  summaries,
  rules,
  zone,
  nowMs,
  onOpen,
  onBack,
}: {
  readonly state: DeskState;
  readonly list: Rows;
  readonly summaries: readonly QueueSummary[] | undefined;
  readonly rules: Rules | undefined;
  readonly zone: string;
  readonly nowMs: number;
  readonly onOpen: (id: number) => void;
  readonly onBack: () => void;
}) {
  const t = useText();
  const { queue, search } = state;
  const warning = rules ? { share: rules.settings['warning.share'], minutes: rules.settings['warning.minutes'] } : null;
  const context: RowContext = { nowMs, zone, warning, queue: search === null ? queue : null };
  const label = search === null ? t(`desk.queue.${queue}`) : t('desk.search.title', { text: search });
  const empty = list.loading
    ? t('desk.list.loading')
    : search === null
      ? emptyWords(queue, summaries, context, t)
      : t('desk.search.none', { text: search });
  return (
    <CaseList
      label={label}
      header={
        <header className="desk-list-head">
          <h2>
            {label} <span className="num">{list.loading ? '' : list.total}</span>
          </h2>
          {search === null ? (
            <span className="quiet">{t(queue === 'returns' ? 'desk.list.bySince' : 'desk.list.sort')}</span>
          ) : (
            <button type="button" className="desk-link" onClick={onBack}>
              {t('desk.search.back')} <kbd>Esc</kbd>
            </button>
          )}
        </header>
      }
      empty={empty}
      total={list.total}
      rows={list.rows}
      cursor={state.cursor}
      openId={state.caseId}
      context={context}
      onLook={list.look}
      onOpen={onOpen}
    />
  );
}
