import { useEffect, useReducer, useRef, useState } from 'react';
import { clockWords } from '../../../shared/time/words.ts';
import { useDocumentKeys } from '../../hook/useDocumentKeys.ts';
import { useFeedRefresh } from '../../hook/useFeedRefresh.ts';
import { hostNowMs, useHostNow } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import { KeyBar, KeysDialog } from '../../part/DeskKeys.tsx';
import type { Theme } from '../../part/deskTheme.ts';
import { DeskTop } from '../../part/DeskTop.tsx';
import { AssessmentHead } from './AssessmentHead.tsx';
import { useCity, useExplanation, useTable, useTrend } from './assessmentData.ts';
import { assessmentQuery, assessmentStateOf, assessmentStep, valueKinds, valuesOf } from './assessmentState.ts';
import { COLUMN_SETS } from './columns.ts';
import { Explanation } from './Explanation.tsx';
import { tableHref } from './exportHref.ts';
import { Fault } from './Fault.tsx';
import { keyLines } from './keyLines.ts';
import { neighbourOf, periodAt, periodWords, turnedInto } from './period.ts';
import { shortcutOf } from './shortcut.ts';
import { TableView } from './TableView.tsx';
import { TrendView } from './TrendView.tsx';

/** A month of a large city is counted in a second: it is not counted with every event. */
const REFRESH_MS = 10_000;

/** Whether a key belongs to what has the focus: a field, an open list, a dialog. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null
  );
}

/** The assessment: the figures of a period, each opened to its cases, and their course over the months. */
export function AssessmentPage({
  theme,
  onTheme,
}: {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}) {
  const t = useText();
  const [state, step] = useReducer(assessmentStep, window.location.search, assessmentStateOf);
  const [showsKeys, setShowsKeys] = useState(false);
  const city = useCity();
  const line = useFeedRefresh({ screen: 'assessment', queryKey: ['assessment'], everyMs: REFRESH_MS });
  const nowMs = useHostNow(60_000);
  const zone = city?.zone ?? 'Asia/Shanghai';
  const period = state.period ?? periodAt('month', nowMs, zone);
  const isReady = city !== undefined;
  const { values } = state;
  const askedAsOfMs = values.kind === 'asOf' ? values.atMs : undefined;
  const table = useTable(isReady ? { period, asOfMs: askedAsOfMs } : null);
  const trend = useTrend(isReady && state.view === 'trend' ? { period } : null);
  const asOfMs = values.kind === 'frozen' ? table.data?.frozen?.asOfMs : askedAsOfMs;
  const { figure, scope, reading } = state;
  const pages = useExplanation(
    isReady && figure !== null
      ? { period, scope, figure, asOfMs, reading: reading === 'own' ? undefined : reading }
      : null,
  );
  const fieldRef = useRef<HTMLInputElement>(null);
  const isOld = table.isPlaceholderData;
  const data = table.data;

  useEffect(() => {
    window.history.replaceState(null, '', assessmentQuery(window.location.search, state));
  }, [state]);

  function close(): void {
    step({ do: 'close' });
    document.querySelector<HTMLElement>('.assess-table [tabindex="0"]')?.focus();
  }

  useDocumentKeys((event) => {
    if (event.defaultPrevented || isTaken(event.target) || showsKeys) return;
    const shortcut = shortcutOf(event);
    if (!shortcut) return;
    event.preventDefault();
    const now = { nowMs, zone };
    switch (shortcut.do) {
      case 'neighbour': {
        const next = neighbourOf(period, shortcut.by, now);
        if (next !== null) step({ do: 'showPeriod', period: next });
        break;
      }
      case 'kind':
        step({ do: 'showPeriod', period: turnedInto(shortcut.kind, period, now) });
        break;
      case 'period':
        fieldRef.current?.focus();
        break;
      case 'view':
        step({ do: 'showView', view: state.view === 'table' ? 'trend' : 'table' });
        break;
      case 'columns': {
        const sets = [null, ...COLUMN_SETS];
        step({ do: 'showColumns', columns: sets[(sets.indexOf(state.columns) + 1) % sets.length] ?? null });
        break;
      }
      case 'values':
        if (data && !data.running) {
          const kinds = valueKinds(data);
          const kind = kinds[(kinds.indexOf(values.kind) + 1) % kinds.length] ?? 'end';
          step({ do: 'showValues', values: valuesOf(kind, hostNowMs()) });
        }
        break;
      case 'export':
        if (data) window.location.assign(tableHref(period, data.asOfMs, 'xlsx'));
        break;
      case 'keys':
        setShowsKeys(true);
        break;
      case 'close':
        close();
        break;
    }
  });

  const keys = keyLines(t);
  const otherTheme = theme === 'light' ? 'dark' : 'light';
  const menu = [
    { key: 'theme', label: t(`desk.theme.${otherTheme}`), onClick: () => onTheme(otherTheme) },
    { key: 'keys', label: t('desk.keys.all'), onClick: () => setShowsKeys(true) },
  ];

  function body() {
    if (table.isError && !data) return <Fault what="table" error={table.error} onRetry={() => void table.refetch()} />;
    if (!data) return <p className="assess-waiting">{t('assess.loading', { period: periodWords(period, t) })}</p>;
    if (state.view === 'table') return <TableView table={data} state={state} stale={isOld} onStep={step} />;
    if (trend.isError && !trend.data)
      return <Fault what="trend" error={trend.error} onRetry={() => void trend.refetch()} />;
    if (!trend.data) return <p className="assess-waiting">{t('assess.loading', { period: periodWords(period, t) })}</p>;
    return <TrendView trend={trend.data} table={data} period={period} scope={scope} theme={theme} onStep={step} />;
  }

  return (
    <div className="desk">
      <DeskTop page="assessment" city={city} zone={zone} line={line} seat={null} menu={menu} />
      <main className={figure === null ? 'assess' : 'assess opened'}>
        {line.kind === 'lost' ? (
          <p className="desk-lost" role="alert">
            {t('assess.lost', {
              time: clockWords(line.sinceMs, zone),
              read: data ? clockWords(data.readAtMs, zone) : '—',
            })}
          </p>
        ) : null}
        <AssessmentHead
          state={state}
          period={period}
          table={isOld ? undefined : data}
          nowMs={nowMs}
          zone={zone}
          fieldRef={fieldRef}
          onStep={step}
        />
        <div className="assess-body">{body()}</div>
        {figure === null ? null : (
          <Explanation
            pages={pages}
            state={state}
            table={isOld ? undefined : data}
            zone={zone}
            onStep={(taken) => (taken.do === 'close' ? close() : step(taken))}
          />
        )}
      </main>
      <KeyBar keys={keys.here} onAll={() => setShowsKeys(true)} />
      {showsKeys ? (
        <KeysDialog groups={[{ keys: keys.all }]} note={t('assess.keys.note')} onClose={() => setShowsKeys(false)} />
      ) : null}
    </div>
  );
}
