import { QUEUES } from '../../../../shared/contract/desk.ts';
import { useText } from '../../../hook/useText.ts';
import type { TopMenuItem } from '../../../part/DeskTop.tsx';
import type { DeskStep } from '../deskState.ts';
import { deedKey } from '../form/offer.ts';
import type { CaseDeed, Offer } from '../form/offer.ts';
import type { PaletteEntry } from './palette.ts';
import { EXPORT_KEY, QUEUE_KEYS } from './shortcut.ts';

export type PaletteDeeds = {
  readonly offers: readonly Offer[];
  readonly menu: readonly TopMenuItem[];
  readonly step: (step: DeskStep) => void;
  readonly onAct: (deed: CaseDeed) => void;
  readonly onNew: () => void;
  readonly onFilter: () => void;
  readonly onExport: () => void;
  readonly onPickAll: () => void;
};

const PAGES = ['accountability', 'assessment', 'admin', 'wall'] as const;

/** What the command palette offers at this desk now: first what may be done with the open case. */
export function usePalette(deeds: PaletteDeeds): readonly PaletteEntry[] {
  const t = useText();
  const { offers, menu, step, onAct, onNew, onFilter, onExport, onPickAll } = deeds;
  const language = new URLSearchParams(window.location.search).get('lang');
  const goTo = (page: string, query: Readonly<Record<string, string>> = {}): void => {
    const words = new URLSearchParams({ ...query, ...(language !== null && { lang: language }) });
    window.location.assign(words.size === 0 ? `/${page}` : `/${page}?${words.toString()}`);
  };
  const whole = (
    group: 'case' | 'queue' | 'desk' | 'page',
    entries: readonly (Pick<PaletteEntry, 'key' | 'label' | 'run'> & Partial<PaletteEntry>)[],
  ): readonly PaletteEntry[] => {
    const words = t(`desk.palette.${group}`);
    return entries.map((entry) => ({
      letter: null,
      reason: null,
      ...entry,
      key: `${group}-${entry.key}`,
      group: words,
    }));
  };
  return [
    ...whole(
      'case',
      offers.map(({ deed, letter, reason }) => ({
        key: deed.replace('.', '-'),
        label: t(deedKey(deed)),
        letter,
        reason,
        run: () => onAct(deed),
      })),
    ),
    ...whole(
      'queue',
      QUEUES.map((queue, index) => ({
        key: queue,
        label: t(`desk.queue.${queue}`),
        letter: QUEUE_KEYS[index] ?? null,
        run: () => step({ do: 'showQueue', queue }),
      })),
    ),
    ...whole('desk', [
      { key: 'new', label: t('desk.new'), letter: 'N', run: onNew },
      { key: 'filter', label: t('desk.palette.filter'), letter: '.', run: onFilter },
      { key: 'find', label: t('desk.find.open'), run: () => step({ do: 'search', change: {} }) },
      { key: 'export', label: t('desk.keys.export'), letter: EXPORT_KEY, run: onExport },
      { key: 'pickAll', label: t('desk.palette.pickAll'), run: onPickAll },
      ...menu.map(({ key, label, onClick }) => ({ key, label, run: onClick })),
    ]),
    ...whole('page', [
      ...PAGES.map((page) => ({ key: page, label: t(`app.menu.${page}`), run: () => goTo(page) })),
      {
        key: 'meeting',
        label: t('accountability.meeting.act'),
        run: () => goTo('accountability', { dialog: 'meeting' }),
      },
    ]),
  ];
}
