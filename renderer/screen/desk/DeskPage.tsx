import { App as AntApp } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { NO_FILTER } from '../../../shared/contract/desk.ts';
import type { CommandAnswer } from '../../../shared/contract/desk.ts';
import { useHandlers } from '../../hook/useHandlers.ts';
import { useHostNow } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import { tellHost } from '../../rpc/host.ts';
import { KeyBar, KeysDialog } from '../../part/DeskKeys.tsx';
import { BulkDialog } from './bulk/BulkDialog.tsx';
import { CasePane } from './case/CasePane.tsx';
import { pageQuery, useCase, useCity, useRules, useSummary } from './deskData.ts';
import { asksSeat, casesToDealWith, deskQuery, deskStateOf, deskStep, isBulk } from './deskState.ts';
import type { BulkDeed, DeskStep } from './deskState.ts';
import type { Theme } from '../../part/deskTheme.ts';
import { dropDraft, draftKey } from './form/draft.ts';
import type { FormValues } from './form/form.ts';
import { allKeys, keysHere } from './keyboard/keyLines.ts';
import { ListPane } from './queue/ListPane.tsx';
import { deedKey, offersFor } from './form/offer.ts';
import type { CaseDeed, Offer } from './form/offer.ts';
import { Palette } from './keyboard/Palette.tsx';
import { QueueRail } from './queue/QueueRail.tsx';
import { ReportDialog } from './form/ReportDialog.tsx';
import { MapPane, useMapPlace } from './map/MapPane.tsx';
import { criteriaOf } from './search/searchCriteria.ts';
import { actorOf, keepSeat, keptSeat } from './seat/seat.ts';
import type { Seat } from './seat/seat.ts';
import { SeatDialog } from './seat/SeatDialog.tsx';
import { ShiftDialog } from './shift/ShiftDialog.tsx';
import { TopBar } from './TopBar.tsx';
import { useDeskFeed } from './useDeskFeed.ts';
import { useDeskKeys } from './keyboard/useDeskKeys.ts';
import { useFirstRows } from './queue/useFirstRows.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { usePicking } from './bulk/usePicking.ts';
import { useRows } from './queue/useRows.ts';
import { clockWords } from '../../../shared/time/words.ts';

const NO_OFFERS: readonly Offer[] = [];
const NOTHING: FormValues = {};

const ADDRESS_MS = 100;

/** The whole desk: queues, list, case, actions; one person's place in them, and every key. */
export function DeskPage({ theme, onTheme }: { readonly theme: Theme; readonly onTheme: (theme: Theme) => void }) {
  const t = useText();
  const { message, modal } = AntApp.useApp();
  const client = useQueryClient();
  const [state, take] = useReducer(deskStep, window.location.search, deskStateOf);
  function step(next: DeskStep): void {
    // The rows are asked for before the desk is drawn anew, not after.
    if (next.do === 'showQueue') void client.prefetchQuery(pageQuery(next.queue, NO_FILTER, 0));
    take(next);
  }
  const [seat, setSeat] = useState<Seat | null>(keptSeat);
  const [preset, setPreset] = useState<FormValues>(NOTHING);
  const city = useCity();
  const rules = useRules();
  const summary = useSummary();
  const opened = useCase(state.caseId);
  const view = opened.data ?? null;
  const searchRef = useRef<HTMLInputElement>(null);
  const nowMs = useHostNow(15_000);
  const zone = city?.zone ?? rules?.calendar.zone ?? 'Asia/Shanghai';
  const list = useRows(state, state.search && criteriaOf(state.search, zone));
  useFirstRows(!list.loading);
  const own = seat && actorOf(seat, t('desk.notSignedIn'));
  const { line, presence } = useDeskFeed(own?.seat ?? null, state.caseId, state.deed);

  const file = view?.file;
  const offers = useMemo(() => {
    if (!file || !rules || !seat) return NO_OFFERS;
    return offersFor(file, actorOf(seat, t('desk.notSignedIn')), { nowMs, rules });
  }, [file, rules, seat, nowMs, t]);

  const { queue, search, caseId, map } = state;
  useEffect(() => {
    const query = deskQuery(window.location.search, { queue, search, caseId, map });
    // The browser takes some milliseconds over it: not before what was asked for stands on the screen.
    const timer = setTimeout(() => window.history.replaceState(null, '', query), ADDRESS_MS);
    return () => clearTimeout(timer);
  }, [queue, search, caseId, map]);
  useKeptFocus(state.dialog, state.deed, view?.file.id ?? null, String(map));

  function act(deed: CaseDeed, values: FormValues = NOTHING): void {
    setPreset(values);
    step({ do: 'openForm', deed });
  }

  function done(answer: Extract<CommandAnswer, { kind: 'done' }>, deed: CaseDeed): void {
    void message.success(t('desk.form.done', { number: answer.number, action: t(deedKey(deed)) }));
    step({ do: 'closeForm' });
  }

  const picking = usePicking(state, list, step);
  const { place: mapPlace, toggle } = useMapPlace(state, step);
  // The same functions all the time, so that a step in the list draws the list alone.
  const on = useHandlers({
    step,
    act,
    done,
    pick: picking.pick,
    beginEmpty,
    otherTheme: () => onTheme(theme === 'light' ? 'dark' : 'light'),
    newReport: () => step({ do: 'openDialog', dialog: 'report' }),
    shift: () => step({ do: 'openDialog', dialog: 'shift' }),
    bulk: (dialog: BulkDeed) => step({ do: 'openDialog', dialog }),
    keys: () => step({ do: 'openDialog', dialog: 'keys' }),
    map: toggle,
    first: () => {
      const first = list.rows.get(0);
      if (first) step({ do: 'moveCursor', id: first.id });
    },
    search: (text: string) => {
      if (state.search !== null || text !== '') step({ do: 'search', change: { text } });
    },
  });
  const onFilter = (): void => document.querySelector<HTMLInputElement>('.desk-filter input')?.focus();
  const onExport = (): void => {
    const button = document.querySelector<HTMLButtonElement>('.desk-list-head .desk-export');
    button?.focus();
    button?.click();
  };
  useDeskKeys({
    state,
    list,
    picking,
    offers,
    step,
    onAct: act,
    onBulk: on.bulk,
    onNew: on.newReport,
    onShift: on.shift,
    onMap: on.map,
    onFilter,
    onExport,
    onSearch: () => {
      searchRef.current?.focus();
      searchRef.current?.select();
    },
  });

  function beginEmpty(): void {
    modal.confirm({
      title: t('desk.emptyCity.title'),
      content: t('desk.emptyCity.text'),
      okText: t('desk.emptyCity.yes'),
      cancelText: t('desk.emptyCity.no'),
      onOk: async () => {
        try {
          const { movedTo } = await tellHost('city.beginEmpty', {});
          step({ do: 'closeCase' });
          await client.invalidateQueries();
          // To be read and noted down, so it stays until it is closed.
          modal.success({ title: t('desk.emptyCity.done'), content: t('desk.emptyCity.place', { place: movedTo }) });
        } catch (fault) {
          void message.error(
            t('desk.emptyCity.failed', { reason: fault instanceof Error ? fault.message : String(fault) }),
          );
        }
      },
    });
  }

  const isDemo = city?.demo ?? false;
  const menu = useMemo(
    () => [
      { key: 'theme', label: t(`desk.theme.${theme === 'light' ? 'dark' : 'light'}`), onClick: on.otherTheme },
      { key: 'seat', label: t('desk.seat.change'), onClick: () => on.step({ do: 'openDialog', dialog: 'seat' }) },
      { key: 'shift', label: t('desk.shift.title'), onClick: on.shift },
      { key: 'map', label: t('desk.map.show'), onClick: on.map },
      { key: 'keys', label: t('desk.keys.all'), onClick: on.keys },
      ...(isDemo ? [{ key: 'empty', label: t('desk.emptyCity'), onClick: on.beginEmpty }] : []),
    ],
    [t, theme, isDemo, on],
  );
  const keys = useMemo(() => keysHere(offers, t), [offers, t]);

  return (
    <div className="desk">
      <TopBar
        city={city}
        zone={zone}
        line={line}
        hazard={summary.data?.hazard ?? null}
        seat={seat}
        menu={menu}
        searchRef={searchRef}
        searched={state.search?.text ?? ''}
        step={on.step}
        onSearch={on.search}
        onFirst={on.first}
        onNew={on.newReport}
      />
      <main className="desk-main">
        {line.kind === 'lost' ? (
          <p className="desk-lost" role="alert">
            {t('desk.lost.banner', { time: clockWords(line.sinceMs, zone) })}
          </p>
        ) : null}
        <QueueRail
          summaries={summary.data?.queues}
          shown={state.search === null ? state.queue : null}
          roster={rules?.settings['duty.roster'] ?? null}
          zone={zone}
          step={on.step}
          onShift={on.shift}
        />
        <ListPane
          state={state}
          list={list}
          summaries={summary.data?.queues}
          rules={rules}
          zone={zone}
          nowMs={nowMs}
          file={view?.file ?? null}
          step={on.step}
          onFirst={on.first}
          onPick={on.pick}
          onBulk={on.bulk}
          onMap={on.map}
        />
        {map && caseId === null ? (
          <MapPane state={state} list={list} theme={theme} zone={zone} nowMs={nowMs} place={mapPlace} step={on.step} />
        ) : (
          <CasePane
            view={view}
            isMissing={state.caseId !== null && opened.isSuccess}
            rules={rules}
            zone={zone}
            seat={seat}
            ownName={own?.seat ?? null}
            presence={presence}
            offers={offers}
            deed={state.deed}
            preset={preset}
            step={on.step}
            onAct={on.act}
            onDone={on.done}
          />
        )}
      </main>
      <KeyBar keys={keys} onAll={on.keys} />
      {rules && asksSeat(state.dialog, own !== null) ? (
        <SeatDialog
          seat={seat}
          units={[...rules.units.values()]}
          onSave={(chosen) => {
            keepSeat(chosen);
            setSeat(chosen);
            if (state.dialog === 'seat') step({ do: 'closeDialog' });
          }}
          onClose={() => step({ do: 'closeDialog' })}
        />
      ) : null}
      {state.dialog === 'report' && rules && own ? (
        <ReportDialog
          own={own}
          rules={rules}
          onDone={(answer) => {
            dropDraft(draftKey(null, 'report'));
            step({ do: 'closeDialog' });
            step({ do: 'openCase', id: answer.caseId });
            void message.success(t('desk.form.doneNew', { number: answer.number }));
          }}
          onClose={() => step({ do: 'closeDialog' })}
        />
      ) : null}
      {isBulk(state.dialog) && rules && own ? (
        <BulkDialog
          deed={state.dialog}
          cases={casesToDealWith(state.picked, list.rows)}
          by={own}
          rules={rules}
          onOpen={(id) => {
            step({ do: 'closeDialog' });
            step({ do: 'openCase', id });
          }}
          onClose={(begun) => {
            step({ do: 'closeDialog' });
            if (begun) step({ do: 'pickNone' });
          }}
        />
      ) : null}
      {state.dialog === 'shift' && rules && own ? <ShiftDialog own={own} rules={rules} step={step} /> : null}
      {state.dialog === 'palette' ? (
        <Palette
          deeds={{ offers, menu, step, onAct: act, onNew: on.newReport, onFilter, onExport, onPickAll: picking.all }}
          onSearch={(text) => step({ do: 'search', change: { text } })}
          onClose={() => step({ do: 'closeDialog' })}
        />
      ) : null}
      {state.dialog === 'keys' ? (
        <KeysDialog {...allKeys(offers, t)} onClose={() => step({ do: 'closeDialog' })} />
      ) : null}
    </div>
  );
}
