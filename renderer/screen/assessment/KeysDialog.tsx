import { Modal } from 'antd';
import type { PlainKey } from '../../../shared/locale/text.ts';
import { useText } from '../../hook/useText.ts';

type KeyLine = { readonly keys: readonly string[]; readonly label: PlainKey };

const KEYS: readonly KeyLine[] = [
  { keys: ['←', '↑', '↓', '→'], label: 'assess.keys.cells' },
  { keys: ['Enter'], label: 'assess.keys.open' },
  { keys: ['Esc'], label: 'assess.keys.close' },
  { keys: ['[', ']'], label: 'assess.keys.neighbour' },
  { keys: ['D', 'M', 'Q', 'Y'], label: 'assess.keys.kind' },
  { keys: ['P'], label: 'assess.keys.period' },
  { keys: ['T'], label: 'assess.keys.view' },
  { keys: ['G'], label: 'assess.keys.columns' },
  { keys: ['E'], label: 'assess.keys.export' },
];
const MORE_KEYS: readonly KeyLine[] = [
  { keys: ['Home', 'End'], label: 'assess.keys.ends' },
  { keys: ['F'], label: 'assess.keys.values' },
  { keys: ['?'], label: 'assess.keys.all' },
];

function KeyWords({ keys, label }: KeyLine) {
  const t = useText();
  return (
    <>
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
      {t(label)}
    </>
  );
}

/** The list of every key. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  return (
    <Modal open title={t('assess.keys.title')} footer={null} onCancel={onClose} mask={{ blur: false }} width={640}>
      <div className="desk-keys-list">
        <ul>
          {[...KEYS, ...MORE_KEYS].map((line) => (
            <li key={line.label}>
              <KeyWords {...line} />
            </li>
          ))}
        </ul>
        <p className="quiet">{t('assess.keys.note')}</p>
      </div>
    </Modal>
  );
}

/** The bar under the page: the keys that work here. */
export function KeyBar({ onAll }: { readonly onAll: () => void }) {
  const t = useText();
  return (
    <footer className="desk-keys">
      <div>
        {KEYS.map((line) => (
          <span key={line.label}>
            <KeyWords {...line} />
          </span>
        ))}
      </div>
      <button type="button" className="desk-plain" onClick={onAll}>
        <kbd>?</kbd>
        {t('assess.keys.all')}
      </button>
    </footer>
  );
}
