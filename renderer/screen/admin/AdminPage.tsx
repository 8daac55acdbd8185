import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { clockWords } from '../../../shared/time/words.ts';
import { useDocumentKeys } from '../../hook/useDocumentKeys.ts';
import { useFeedRefresh } from '../../hook/useFeedRefresh.ts';
import { noteHostTime } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import { KeyBar, KeysDialog } from '../../part/DeskKeys.tsx';
import type { Theme } from '../../part/deskTheme.ts';
import { DeskTop } from '../../part/DeskTop.tsx';
import { askHost } from '../../rpc/host.ts';
import { useCity, useRules } from '../desk/deskData.ts';
import { keepSeat, keptSeat, seatWords } from '../desk/seat/seat.ts';
import type { Seat } from '../desk/seat/seat.ts';
import { SeatDialog } from '../desk/seat/SeatDialog.tsx';
import { ADMIN_TABS } from './adminTabs.ts';
import type { AdminTab, AdminTabName } from './adminTabs.ts';
import { adminShortcut } from './shortcut.ts';

const REFRESH_MS = 3000;

/** Whether a key belongs to what has the focus: a field, an open list, a dialog, a part with keys of its own. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [role="dialog"], [role="menu"], [data-own-keys]') !== null
  );
}

function tabOf(query: string): AdminTabName {
  const asked = new URLSearchParams(query).get('tab');
  return ADMIN_TABS.find(({ name }) => name === asked)?.name ?? ADMIN_TABS[0].name;
}

/** The page of the city's administrators: its parts, and every key. */
export function AdminPage({ theme, onTheme }: { readonly theme: Theme; readonly onTheme: (theme: Theme) => void }) {
  const t = useText();
  const [shown, setShown] = useState(() => tabOf(window.location.search));
  const [dialog, setDialog] = useState<'seat' | 'keys' | null>(null);
  const [seat, setSeat] = useState<Seat | null>(keptSeat);
  const city = useCity();
  const rules = useRules();
  const zone = city?.zone ?? 'Asia/Shanghai';
  const line = useFeedRefresh({ screen: 'admin', queryKey: ['admin'], everyMs: REFRESH_MS });
  const asked = useQuery({
    queryKey: ['admin', 'settings'],
    queryFn: async () => {
      const answer = await askHost('admin.settings');
      noteHostTime(answer.nowMs);
      return answer;
    },
  });

  function show(tab: AdminTabName): void {
    const words = new URLSearchParams(window.location.search);
    words.set('tab', tab);
    window.history.replaceState(null, '', `?${words.toString()}`);
    setShown(tab);
  }

  useDocumentKeys((event) => {
    if (event.defaultPrevented || isTaken(event.target) || dialog !== null) return;
    const shortcut = adminShortcut(event);
    if (shortcut === null) return;
    event.preventDefault();
    if (shortcut.do === 'keys') setDialog('keys');
    else show(shortcut.tab);
  });

  const otherTheme = theme === 'light' ? 'dark' : 'light';
  const menu = [
    { key: 'theme', label: t(`desk.theme.${otherTheme}`), onClick: () => onTheme(otherTheme) },
    { key: 'seat', label: t('desk.seat.change'), onClick: () => setDialog('seat') },
    { key: 'keys', label: t('desk.keys.all'), onClick: () => setDialog('keys') },
  ];
  const { View, ...tab }: AdminTab = ADMIN_TABS.find(({ name }) => name === shown) ?? ADMIN_TABS[0];
  const keys = [
    { keys: [`1–${ADMIN_TABS.length}`], label: t('admin.keys.tabs') },
    { keys: ['Ctrl', 'Enter'], label: t('admin.keys.save') },
    ...(tab.keys ?? []).map(({ keys: own, label }) => ({ keys: own, label: t(label) })),
  ];

  return (
    <div className="desk admin">
      <DeskTop
        page="admin"
        city={city}
        zone={zone}
        line={line}
        seat={{ words: seatWords(seat, t), onChange: () => setDialog('seat') }}
        menu={menu}
      />
      <main className={`admin-main tab-${shown}`}>
        {line.kind === 'lost' ? (
          <p className="desk-lost" role="alert">
            {t('admin.lost', { time: clockWords(line.sinceMs, zone) })}
          </p>
        ) : null}
        <nav className="desk-tabs" aria-label={t('admin.tabs')}>
          {ADMIN_TABS.map(({ name, label }, index) => (
            <button
              key={name}
              type="button"
              aria-current={name === shown ? 'page' : undefined}
              onClick={() => show(name)}
            >
              <kbd>{index + 1}</kbd>
              {t(label)}
            </button>
          ))}
        </nav>
        <div className="admin-body">
          {asked.data ? (
            <View settings={asked.data.settings} zone={zone} seat={seat} onSeat={() => setDialog('seat')} />
          ) : (
            <p className="admin-note">{t(asked.failureCount > 0 ? 'admin.failed' : 'admin.reading')}</p>
          )}
        </div>
      </main>
      <KeyBar keys={keys} onAll={() => setDialog('keys')} />
      {dialog === 'seat' ? (
        <SeatDialog
          seat={seat}
          units={[...(rules?.units.values() ?? [])]}
          onSave={(chosen) => {
            keepSeat(chosen);
            setSeat(chosen);
            setDialog(null);
          }}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'keys' ? (
        <KeysDialog
          groups={[{ keys: [...keys, { keys: ['?'], label: t('desk.keys.all') }] }]}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </div>
  );
}
