import { useDeferredValue, useMemo } from 'react';
import type { CaseFile } from '../../../../shared/case/caseFile.ts';
import type { Rules } from '../../../../shared/case/rules.ts';
import type { QueueFilter, QueueName, QueueSummary } from '../../../../shared/contract/desk.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import { useHandlers } from '../../../hook/useHandlers.ts';
import { useText } from '../../../hook/useText.ts';
import { CaseList } from './CaseList.tsx';
import type { CaseRowProps, RowContext } from './CaseRow.tsx';
import { listOf } from '../deskState.ts';
import type { BulkDeed, DeskState, DeskStep } from '../deskState.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { PickBar } from '../bulk/PickBar.tsx';
import { QueueFilterBar } from './QueueFilterBar.tsx';
import { isBlank, isUnfiltered } from '../search/searchCriteria.ts';
import type { DeskSearch } from '../search/searchCriteria.ts';
import { SearchPanel } from '../search/SearchPanel.tsx';
import { EXPORT_KEY } from '../keyboard/shortcut.ts';
import type { Rows } from './useRows.ts';
import { momentWords } from '../words.ts';

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

function searchTitle(search: DeskSearch, t: Translate): string {
  const text = search.text.trim();
  return text === '' ? t('desk.find.filtered') : t('desk.search.title', { text });
}

function nothingFound(search: DeskSearch, t: Translate): string {
  if (isBlank(search)) return t('desk.find.start');
  return isUnfiltered(search) ? t('desk.search.none', { text: search.text.trim() }) : t('desk.find.noneHere');
}

/** The shown queue, or what a search found. */
export function ListPane({
  state,
  list,
  summaries,
  rules,
  zone,
  nowMs,
  file,
  step,
  onFirst,
  onPick,
  onBulk,
  onMap,
}: {
  readonly state: DeskState;
  readonly list: Rows;
  readonly summaries: readonly QueueSummary[] | undefined;
  readonly rules: Rules | undefined;
  readonly zone: string;
  readonly nowMs: number;
  readonly file: CaseFile | null;
  readonly step: (step: DeskStep) => void;
  readonly onFirst: () => void;
  readonly onPick: CaseRowProps['onPick'];
  readonly onBulk: (deed: BulkDeed) => void;
  readonly onMap: () => void;
}) {
  const t = useText();
  const { queue, filter, search } = state;
  const on = useHandlers({
    open: (id: number) => step({ do: 'openCase', id }),
    filter: (change: Partial<QueueFilter>) => step({ do: 'filter', change }),
    search: (change: Partial<DeskSearch>) => step({ do: 'search', change }),
  });
  const listed = search === null ? queue : null;
  const context = useMemo((): RowContext => {
    const settings = rules?.settings;
    const warning = settings ? { share: settings['warning.share'], minutes: settings['warning.minutes'] } : null;
    return { nowMs, zone, warning, queue: listed };
  }, [nowMs, zone, rules, listed]);
  const label = search === null ? t(`desk.queue.${queue}`) : searchTitle(search, t);
  const empty = list.loading
    ? t('desk.list.loading')
    : search === null
      ? filter.text.trim() !== '' || filter.group !== null
        ? t('desk.filter.none', { queue: t(`desk.queue.${queue}`) })
        : emptyWords(queue, summaries, context, t)
      : nothingFound(search, t);
  const shown = useMemo(() => listOf({ queue, filter, search }, zone), [queue, filter, search, zone]);
  const toMap = (
    <button type="button" className="desk-link" aria-pressed={state.map} onClick={onMap}>
      {t('desk.map.open')}
    </button>
  );
  const exported = useDeferredValue(list.total > 0) ? <ExportMenu list={shown} shortcut={EXPORT_KEY} /> : null;
  return (
    <CaseList
      label={label}
      place={search === null ? JSON.stringify([queue, filter]) : JSON.stringify(search)}
      header={
        <div>
          <header className="desk-list-head">
            <h2>
              <span>{label}</span> <span className="num">{list.loading ? '' : list.total}</span>
            </h2>
            {search === null ? (
              <span className="quiet">
                <span>{t(queue === 'returns' ? 'desk.list.bySince' : 'desk.list.sort')}</span>
                <button type="button" className="desk-link" onClick={() => on.search({})}>
                  {t('desk.find.open')}
                </button>
                {toMap}
                {exported}
              </span>
            ) : (
              <span className="quiet">
                {toMap}
                {exported}
                <button type="button" className="desk-link" onClick={() => step({ do: 'endSearch' })}>
                  {t('desk.search.back')} <kbd>Esc</kbd>
                </button>
              </span>
            )}
          </header>
          {search === null ? (
            <QueueFilterBar
              queue={queue}
              filter={filter}
              loading={list.loading}
              onFilter={on.filter}
              onFirst={onFirst}
            />
          ) : (
            <SearchPanel search={search} rules={rules} file={file} onSearch={on.search} />
          )}
        </div>
      }
      empty={empty}
      footer={
        state.picked.size === 0 ? null : (
          <PickBar count={state.picked.size} onAct={onBulk} onNone={() => step({ do: 'pickNone' })} />
        )
      }
      total={list.total}
      rows={list.rows}
      cursor={state.cursor}
      pointed={state.pointed}
      openId={state.caseId}
      context={context}
      picked={state.picked}
      onLook={list.look}
      onPick={onPick}
      onOpen={on.open}
    />
  );
}
