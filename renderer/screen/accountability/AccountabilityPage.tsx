import { App as AntApp } from 'antd';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { useDocumentKeys } from '../../hook/useDocumentKeys.ts';
import { useFeedRefresh } from '../../hook/useFeedRefresh.ts';
import { useHostNow } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import { KeyBar, KeysDialog } from '../../part/DeskKeys.tsx';
import type { Theme } from '../../part/deskTheme.ts';
import { DeskTop } from '../../part/DeskTop.tsx';
import { clockWords } from '../../../shared/time/words.ts';
import { useCity, useRules } from '../desk/deskData.ts';
import { actorOf, keepSeat, keptSeat, seatWords } from '../desk/seat/seat.ts';
import type { Seat } from '../desk/seat/seat.ts';
import { SeatDialog } from '../desk/seat/SeatDialog.tsx';
import { useFinding, usePage } from './accountabilityData.ts';
import {
  accountabilityQuery,
  accountabilityStateOf,
  accountabilityStep,
  filtered,
  inOrder,
  neighbour,
} from './accountabilityState.ts';
import { AccountabilityTabs } from './AccountabilityTabs.tsx';
import { findingActs } from './findingActs.ts';
import type { OfferedAct } from './findingActs.ts';
import { findingsHref } from './findingsHref.ts';
import { FreezeDialog } from './FreezeDialog.tsx';
import { MeetingDialog } from './MeetingDialog.tsx';
import { MeetingTag } from './MeetingTag.tsx';
import { PageHead } from './PageHead.tsx';
import { keyLines } from './keyLines.ts';
import { neighbourPeriod, periodNow, spanOf } from './period.ts';
import { pageShortcut } from './shortcut.ts';
import { TabBar } from './TabBar.tsx';

/** Acts are told at once; what cases move may wait. */
const REFRESH_MS = 3000;
const NO_ACTS: readonly OfferedAct[] = [];

/** Whether a key belongs to what has the focus: a field, an open list, a dialog. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], .desk-form') !== null
  );
}

/** The whole page of accountability: one person's place in it, and every key. */
export function AccountabilityPage({
  theme,
  onTheme,
}: {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}) {
  const t = useText();
  const { message } = AntApp.useApp();
  const [state, step] = useReducer(accountabilityStep, window.location.search, accountabilityStateOf);
  const [seat, setSeat] = useState<Seat | null>(keptSeat);
  const city = useCity();
  const rules = useRules();
  const nowMs = useHostNow(60_000);
  const zone = city?.zone ?? rules?.calendar.zone ?? 'Asia/Shanghai';
  const period = state.period ?? (city ? periodNow(nowMs, zone) : null);
  const line = useFeedRefresh({ screen: 'accountability', queryKey: ['accountability'], everyMs: REFRESH_MS });
  const asked = usePage(period);
  const page = asked.data?.period === period ? asked.data : undefined;
  const rows = useMemo(() => inOrder(filtered(page?.findings ?? [], state.filter)), [page, state.filter]);
  // Until a person chooses, the gravest proposal stands open.
  const openId = state.findingId ?? rows[0]?.id ?? null;
  const opened = useFinding(openId);
  const view = opened.data ?? null;
  const by = seat && actorOf(seat, t('desk.notSignedIn'));
  const acts = useMemo(
    () => (view && state.tab === 'findings' ? findingActs(view, seat, t) : NO_ACTS),
    [view, seat, state.tab, t],
  );

  const here = {
    acts,
    tab: state.tab,
    isOpen: view !== null,
    canFreeze: page !== undefined && (page.frozen || (!page.running && spanOf(page.period) === 'month')),
  };

  useEffect(() => {
    const query = accountabilityQuery(window.location.search, { ...state, period });
    window.history.replaceState(null, '', query === '' ? window.location.pathname : query);
  }, [state, period]);

  function done(): void {
    void message.success(t('accountability.done'));
    step({ do: 'closeAct' });
    step({ do: 'closeDialog' });
  }

  function download(): void {
    if (view) window.location.assign(view.notice.href);
  }

  useDocumentKeys((event) => {
    if (event.defaultPrevented || isTaken(event.target) || state.dialog !== null) return;
    const shortcut = pageShortcut(event);
    if (!shortcut) return;
    event.preventDefault();
    switch (shortcut.do) {
      case 'move': {
        const row = neighbour(rows, openId, shortcut.by);
        if (row) step({ do: 'open', id: row.id });
        break;
      }
      case 'period':
        if (period !== null) step({ do: 'showPeriod', period: neighbourPeriod(period, shortcut.by) });
        break;
      case 'tab':
        step({ do: 'showTab', tab: shortcut.tab });
        break;
      case 'act': {
        const offer = acts.find(({ name }) => name === shortcut.act);
        if (offer && seat === null) step({ do: 'openDialog', dialog: 'seat' });
        else if (offer?.refusal === null && openId !== null) step({ do: 'openAct', act: shortcut.act, id: openId });
        break;
      }
      case 'export':
        if (period !== null) window.location.assign(findingsHref(period, state.filter, 'xlsx'));
        break;
      case 'download':
        download();
        break;
      case 'cases':
        document.querySelector<HTMLElement>('.acc-squares [tabindex="0"]')?.focus();
        break;
      case 'radar':
        document.querySelector<HTMLElement>('.acc-radar [tabindex="0"]')?.focus();
        break;
      case 'freeze':
        if (here.canFreeze) step({ do: 'openDialog', dialog: 'freeze' });
        break;
      case 'meeting':
        step({ do: 'openDialog', dialog: 'meeting' });
        break;
      case 'keys':
        step({ do: 'openDialog', dialog: 'keys' });
        break;
      case 'back':
        step(state.act === null ? { do: 'close' } : { do: 'closeAct' });
        break;
    }
  });

  const keys = keyLines(here, t);
  const otherTheme = theme === 'light' ? 'dark' : 'light';
  const menu = [
    { key: 'theme', label: t(`desk.theme.${otherTheme}`), onClick: () => onTheme(otherTheme) },
    { key: 'seat', label: t('desk.seat.change'), onClick: () => step({ do: 'openDialog', dialog: 'seat' }) },
    { key: 'keys', label: t('desk.keys.all'), onClick: () => step({ do: 'openDialog', dialog: 'keys' }) },
  ];

  return (
    <div className="desk acc">
      <DeskTop
        page="accountability"
        city={city}
        zone={zone}
        line={line}
        seat={{ words: seatWords(seat, t), onChange: () => step({ do: 'openDialog', dialog: 'seat' }) }}
        menu={menu}
      />
      <main className={`acc-main tab-${state.tab}`}>
        {line.kind === 'lost' ? (
          <p className="desk-lost" role="alert">
            {t('desk.lost.banner', { time: clockWords(line.sinceMs, zone) })}
          </p>
        ) : null}
        {period === null ? null : (
          <PageHead
            period={period}
            page={page}
            zone={zone}
            onPeriod={(chosen) => step({ do: 'showPeriod', period: chosen })}
            onFreeze={() => step({ do: 'openDialog', dialog: 'freeze' })}
          />
        )}
        <TabBar shown={state.tab} page={page} onShow={(tab) => step({ do: 'showTab', tab })} />
        {page ? (
          <MeetingTag
            meeting={page.meeting}
            zone={zone}
            onMeeting={() => step({ do: 'openDialog', dialog: 'meeting' })}
          />
        ) : null}
        {page ? (
          <AccountabilityTabs
            state={state}
            step={step}
            page={page}
            rows={rows}
            opened={{ id: openId, view, isMissing: openId !== null && opened.isSuccess && view === null }}
            seat={seat}
            by={by}
            rules={rules}
            zone={zone}
            onDone={done}
          />
        ) : (
          <p className="acc-empty">{t(asked.failureCount > 0 ? 'accountability.failed' : 'accountability.reading')}</p>
        )}
      </main>
      <KeyBar keys={keys} onAll={() => step({ do: 'openDialog', dialog: 'keys' })} />
      {state.dialog === 'seat' && rules ? (
        <SeatDialog
          seat={seat}
          units={[...rules.units.values()]}
          onSave={(chosen) => {
            keepSeat(chosen);
            setSeat(chosen);
            step({ do: 'closeDialog' });
          }}
          onClose={() => step({ do: 'closeDialog' })}
        />
      ) : null}
      {state.dialog === 'freeze' && page ? (
        <FreezeDialog
          page={page}
          seat={seat}
          by={by}
          zone={zone}
          onDone={done}
          onClose={() => step({ do: 'closeDialog' })}
        />
      ) : null}
      {state.dialog === 'meeting' && page ? (
        <MeetingDialog
          meeting={page.meeting}
          seat={seat}
          by={by}
          zone={zone}
          onDone={done}
          onClose={() => step({ do: 'closeDialog' })}
        />
      ) : null}
      {state.dialog === 'keys' ? (
        <KeysDialog
          groups={[{ keys: [...keys, { keys: ['Ctrl', 'Enter'], label: t('accountability.keys.submit') }] }]}
          note={t('accountability.keys.note')}
          onClose={() => step({ do: 'closeDialog' })}
        />
      ) : null}
    </div>
  );
}
