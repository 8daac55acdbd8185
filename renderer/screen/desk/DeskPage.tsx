import { App as AntApp } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useReducer, useRef, useState } from 'react';
import type { CommandAnswer } from '../../../shared/contract/desk.ts';
import { useHostNow } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import { tellHost } from '../../rpc/host.ts';
import { ActionsPanel, whoWords } from './ActionsPanel.tsx';
import { CasePage } from './CasePage.tsx';
import { CommandForm } from './CommandForm.tsx';
import { useCase, useCity, useRules, useSummary } from './deskData.ts';
import { deskQuery, deskStateOf, deskStep } from './deskState.ts';
import type { Theme } from '../../part/deskTheme.ts';
import { dropDraft, draftKey } from './draft.ts';
import type { FormValues } from './form.ts';
import { KeyBar, KeysDialog } from './KeysDialog.tsx';
import { ListPane } from './ListPane.tsx';
import { deedKey, offersFor } from './offer.ts';
import type { CaseDeed, Offer } from './offer.ts';
import { QueueRail } from './QueueRail.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { criteriaOf } from './searchCriteria.ts';
import { actorOf, keepSeat, keptSeat } from './seat.ts';
import type { Seat } from './seat.ts';
import { SeatDialog } from './SeatDialog.tsx';
import { shortcutOf } from './shortcut.ts';
import { TopBar } from './TopBar.tsx';
import { othersAt, useDeskFeed } from './useDeskFeed.ts';
import { useKeptFocus } from './useKeptFocus.ts';
import { useRows } from './useRows.ts';
import { clockWords } from '../../../shared/time/words.ts';

const NO_OFFERS: readonly Offer[] = [];
const NOTHING: FormValues = {};

/** Whether a key belongs to what has the focus: a field, an open list, a dialog. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], .desk-form') !== null
  );
}

/** The whole desk: queues, list, case, actions; one person's place in them, and every key. */
export function DeskPage({ theme, onTheme }: { readonly theme: Theme; readonly onTheme: (theme: Theme) => void }) {
  const t = useText();
  const { message, modal } = AntApp.useApp();
  const client = useQueryClient();
  const [state, step] = useReducer(deskStep, window.location.search, deskStateOf);
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
  const list = useRows(state.queue, state.search && criteriaOf(state.search, zone));
  const own = seat && actorOf(seat, t('desk.notSignedIn'));
  const { line, presence } = useDeskFeed(own?.seat ?? null, state.caseId, state.deed);

  const file = view?.file;
  const offers = useMemo(() => {
    if (!file || !rules || !seat) return NO_OFFERS;
    return offersFor(file, actorOf(seat, t('desk.notSignedIn')), { nowMs, rules });
  }, [file, rules, seat, nowMs, t]);

  useEffect(() => {
    window.history.replaceState(null, '', deskQuery(window.location.search, state));
  }, [state]);
  useKeptFocus(state.dialog, state.deed, view?.file.id ?? null);

  function act(deed: CaseDeed, values: FormValues = NOTHING): void {
    setPreset(values);
    step({ do: 'openForm', deed });
  }

  function done(answer: Extract<CommandAnswer, { kind: 'done' }>, deed: CaseDeed): void {
    void message.success(t('desk.form.done', { number: answer.number, action: t(deedKey(deed)) }));
    step({ do: 'closeForm' });
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isTaken(event.target) || state.dialog !== null) return;
    const shortcut = shortcutOf(event, offers);
    if (!shortcut) return;
    // A focused button keeps its own Enter.
    if (shortcut.do === 'openCursor' && event.target instanceof Element && event.target.closest('button, a')) return;
    event.preventDefault();
    switch (shortcut.do) {
      case 'move': {
        const row = list.neighbour(state.cursor, shortcut.by);
        if (row) step({ do: 'moveCursor', id: row.id });
        break;
      }
      case 'openCursor':
        if (state.cursor !== null) step({ do: 'openCase', id: state.cursor });
        break;
      case 'openNeighbour': {
        const row = list.neighbour(state.cursor, shortcut.by);
        if (row) step({ do: 'openCase', id: row.id });
        break;
      }
      case 'showQueue':
        step(shortcut);
        break;
      case 'search':
        searchRef.current?.focus();
        searchRef.current?.select();
        break;
      case 'newReport':
        step({ do: 'openDialog', dialog: own ? 'report' : 'seat' });
        break;
      case 'showKeys':
        step({ do: 'openDialog', dialog: 'keys' });
        break;
      case 'back':
        if (state.deed !== null) step({ do: 'closeForm' });
        else if (state.caseId !== null) step({ do: 'closeCase' });
        else step({ do: 'endSearch' });
        break;
      case 'act':
        act(shortcut.deed);
        break;
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

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

  const offer = offers.find(({ deed }) => deed === state.deed) ?? null;
  const form =
    view && rules && offer ? (
      <CommandForm
        key={`${view.file.id} ${offer.deed} ${String(preset['of'] ?? '')}`}
        name={offer.deed}
        by={offer.by}
        behalf={offer.behalf}
        view={view}
        rules={rules}
        preset={preset}
        who={whoWords(offer.by, rules, t)}
        refusal={offer.reason}
        onDone={(answer) => done(answer, offer.deed)}
        onClose={() => step({ do: 'closeForm' })}
      />
    ) : null;
  const canLink = offers.some(({ deed, reason }) => deed === 'linkDuplicate' && reason === null);
  const otherTheme = theme === 'light' ? 'dark' : 'light';
  const menu = [
    { key: 'theme', label: t(`desk.theme.${otherTheme}`), onClick: () => onTheme(otherTheme) },
    { key: 'seat', label: t('desk.seat.change'), onClick: () => step({ do: 'openDialog', dialog: 'seat' }) },
    { key: 'keys', label: t('desk.keys.all'), onClick: () => step({ do: 'openDialog', dialog: 'keys' }) },
    ...(city?.demo ? [{ key: 'empty', label: t('desk.emptyCity'), onClick: beginEmpty }] : []),
  ];

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
        onSearch={(text) => {
          if (state.search !== null || text !== '') step({ do: 'search', change: { text } });
        }}
        onFirst={() => {
          const first = list.rows.get(0);
          if (first) step({ do: 'moveCursor', id: first.id });
        }}
        onSearchEnd={() => step({ do: 'endSearch' })}
        onHazard={(id) => step({ do: 'openCase', id })}
        onNew={() => step({ do: 'openDialog', dialog: own ? 'report' : 'seat' })}
        onSeat={() => step({ do: 'openDialog', dialog: 'seat' })}
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
          onShow={(queue) => step({ do: 'showQueue', queue })}
        />
        <ListPane
          state={state}
          list={list}
          summaries={summary.data?.queues}
          rules={rules}
          zone={zone}
          nowMs={nowMs}
          file={view?.file ?? null}
          onOpen={(id) => step({ do: 'openCase', id })}
          onSearch={(change) => step({ do: 'search', change })}
          onBack={() => step({ do: 'endSearch' })}
        />
        {view && rules ? (
          <CasePage
            key={view.file.id}
            view={view}
            rules={rules}
            zone={zone}
            others={othersAt(presence, view.file.id, own?.seat ?? null)}
            onOpen={(id) => step({ do: 'openCase', id })}
            onLink={canLink ? (number) => act('linkDuplicate', { of: number }) : null}
            onClose={() => step({ do: 'closeCase' })}
            actions={
              <ActionsPanel
                offers={offers}
                seat={seat}
                rules={rules}
                deed={state.deed}
                form={form}
                onAct={act}
                onSeat={() => step({ do: 'openDialog', dialog: 'seat' })}
              />
            }
          />
        ) : (
          <section className="desk-no-case">
            <h2>{state.caseId !== null && opened.isSuccess ? t('desk.case.missing') : t('desk.case.none')}</h2>
            <p>{t('desk.case.noneKeys')}</p>
          </section>
        )}
      </main>
      <KeyBar offers={offers} onAll={() => step({ do: 'openDialog', dialog: 'keys' })} />
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
      {state.dialog === 'keys' ? <KeysDialog offers={offers} onClose={() => step({ do: 'closeDialog' })} /> : null}
    </div>
  );
}
