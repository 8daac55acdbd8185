import { Modal } from 'antd';
import { useText } from '../../hook/useText.ts';
import type { OfferedAct } from './findingActs.ts';

type Key = { readonly keys: readonly string[]; readonly label: string };

/** The keys that work here: always, and on the opened finding. */
function useKeys(acts: readonly OfferedAct[]): readonly Key[] {
  const t = useText();
  return [
    { keys: ['J', 'K'], label: t('accountability.keys.move') },
    ...acts.filter(({ refusal }) => refusal === null).map(({ letter, title }) => ({ keys: [letter], label: title })),
    { keys: ['D'], label: t('accountability.keys.download') },
    { keys: ['E'], label: t('accountability.keys.export') },
    { keys: ['L'], label: t('accountability.keys.cases') },
    { keys: ['G'], label: t('accountability.keys.radar') },
    { keys: ['1–7'], label: t('accountability.keys.tabs') },
    { keys: ['[', ']'], label: t('accountability.keys.period') },
    { keys: ['Z'], label: t('accountability.keys.freeze') },
    { keys: ['Esc'], label: t('accountability.keys.close') },
  ];
}

/** The bar under the page: the keys that work here and now. */
export function KeyBar({ acts, onAll }: { readonly acts: readonly OfferedAct[]; readonly onAll: () => void }) {
  const t = useText();
  const keys = useKeys(acts);
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
export function KeysDialog({ acts, onClose }: { readonly acts: readonly OfferedAct[]; readonly onClose: () => void }) {
  const t = useText();
  const keys = useKeys(acts);
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
