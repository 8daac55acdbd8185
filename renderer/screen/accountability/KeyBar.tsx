import { Modal } from 'antd';
import { useText } from '../../hook/useText.ts';
import type { Tab } from './accountabilityState.ts';
import type { OfferedAct } from './findingActs.ts';

/** What the keys act on. */
export type KeysHere = {
  readonly acts: readonly OfferedAct[];
  readonly tab: Tab;
  readonly isOpen: boolean;
  readonly canFreeze: boolean;
};

type Key = { readonly keys: readonly string[]; readonly label: string };

/** The keys that work here: always, and on the opened finding. */
function useKeys({ acts, tab, isOpen, canFreeze }: KeysHere): readonly Key[] {
  const t = useText();
  const isList = tab === 'findings';
  return [
    ...(isList ? [{ keys: ['J', 'K'], label: t('accountability.keys.move') }] : []),
    ...acts.filter(({ refusal }) => refusal === null).map(({ letter, title }) => ({ keys: [letter], label: title })),
    ...(isList && isOpen
      ? [
          { keys: ['D'], label: t('accountability.keys.download') },
          { keys: ['L'], label: t('accountability.keys.cases') },
        ]
      : []),
    ...(isList
      ? [
          { keys: ['G'], label: t('accountability.keys.radar') },
          { keys: ['E'], label: t('accountability.keys.export') },
        ]
      : []),
    { keys: ['1–7'], label: t('accountability.keys.tabs') },
    { keys: ['[', ']'], label: t('accountability.keys.period') },
    ...(canFreeze ? [{ keys: ['Z'], label: t('accountability.keys.freeze') }] : []),
    { keys: ['Esc'], label: t('accountability.keys.close') },
  ];
}

/** The bar under the page: the keys that work here and now. */
export function KeyBar({ here, onAll }: { readonly here: KeysHere; readonly onAll: () => void }) {
  const t = useText();
  const keys = useKeys(here);
  return (
    <footer className="desk-keys">
      <div>
        {keys.map(({ keys: letters, label }) => (
          <span key={label}>
            {letters.map((letter) => (
              <kbd key={letter}>{letter}</kbd>
            ))}
            {label}
          </span>
        ))}
      </div>
      <button type="button" className="desk-plain" onClick={onAll}>
        <kbd>?</kbd>
        {t('desk.keys.all')}
      </button>
    </footer>
  );
}

/** The list of every key. */
export function KeysDialog({ here, onClose }: { readonly here: KeysHere; readonly onClose: () => void }) {
  const t = useText();
  const keys = useKeys(here);
  return (
    <Modal open title={t('desk.keys.title')} footer={null} onCancel={onClose} mask={{ blur: false }} width={640}>
      <div className="desk-keys-list">
        <ul>
          {[...keys, { keys: ['Ctrl', 'Enter'], label: t('accountability.keys.submit') }].map(
            ({ keys: letters, label }) => (
              <li key={label}>
                {letters.map((letter) => (
                  <kbd key={letter}>{letter}</kbd>
                ))}
                {label}
              </li>
            ),
          )}
        </ul>
        <p className="quiet">{t('accountability.keys.note')}</p>
      </div>
    </Modal>
  );
}
