import { Modal } from 'antd';
import { memo } from 'react';
import type { PlainKey } from '../../../shared/locale/text.ts';
import { useText } from '../../hook/useText.ts';
import { deedKey } from './offer.ts';
import type { Offer } from './offer.ts';

const EVERYWHERE: readonly { readonly keys: readonly string[]; readonly label: PlainKey }[] = [
  { keys: ['J', 'K'], label: 'desk.keys.move' },
  { keys: ['Enter'], label: 'desk.keys.open' },
  { keys: ['[', ']'], label: 'desk.keys.neighbour' },
  { keys: ['0–9', '-'], label: 'desk.keys.queue' },
  { keys: ['/'], label: 'desk.keys.search' },
  { keys: ['.'], label: 'desk.keys.filter' },
  { keys: ['Ctrl', 'K'], label: 'desk.keys.palette' },
  { keys: [' '], label: 'desk.keys.pick' },
  { keys: ['Shift', 'J', 'K'], label: 'desk.keys.pickMore' },
  { keys: ['Ctrl', 'A'], label: 'desk.keys.pickAll' },
  { keys: ['P', 'U'], label: 'desk.keys.picked' },
  { keys: ['='], label: 'desk.shift.title' },
  { keys: ['N'], label: 'desk.keys.new' },
  { keys: ['Esc'], label: 'desk.keys.close' },
  { keys: ['Ctrl', 'Enter'], label: 'desk.keys.submit' },
  { keys: ['?'], label: 'desk.keys.all' },
];

/** The list of every key: those that always work, and those of the open case. */
export function KeysDialog({ offers, onClose }: { readonly offers: readonly Offer[]; readonly onClose: () => void }) {
  const t = useText();
  const here = offers.filter(({ reason }) => reason === null);
  return (
    <Modal open title={t('desk.keys.title')} footer={null} onCancel={onClose} mask={{ blur: false }} width={640}>
      <div className="desk-keys-list">
        <h3>{t('desk.keys.everywhere')}</h3>
        <ul>
          {EVERYWHERE.map(({ keys, label }) => (
            <li key={label}>
              {keys.map((key) => (
                <kbd key={key}>{key === ' ' ? t('desk.keys.space') : key}</kbd>
              ))}
              {t(label)}
            </li>
          ))}
        </ul>
        {here.length > 0 ? <h3>{t('desk.keys.here')}</h3> : null}
        <ul>
          {here.map(({ deed, letter }) => (
            <li key={deed}>
              <kbd>{letter}</kbd>
              {t(deedKey(deed))}
            </li>
          ))}
        </ul>
        <p className="quiet">{t('desk.keys.note')}</p>
      </div>
    </Modal>
  );
}

/** The bar under the desk: the keys that work here and now. */
export const KeyBar = memo(function KeyBar({
  offers,
  onAll,
}: {
  readonly offers: readonly Offer[];
  readonly onAll: () => void;
}) {
  const t = useText();
  const here = offers.filter(({ reason }) => reason === null).slice(0, 6);
  return (
    <footer className="desk-keys">
      <div>
        <span>
          <kbd>J</kbd>
          <kbd>K</kbd>
          {t('desk.keys.move')}
        </span>
        <span>
          <kbd>Enter</kbd>
          {t('desk.keys.open')}
        </span>
        {here.map(({ deed, letter }) => (
          <span key={deed}>
            <kbd>{letter}</kbd>
            {t(deedKey(deed))}
          </span>
        ))}
        <span>
          <kbd>Ctrl</kbd>
          <kbd>K</kbd>
          {t('desk.keys.palette')}
        </span>
        <span>
          <kbd>0–9</kbd>
          {t('desk.keys.queue')}
        </span>
        <span>
          <kbd>[</kbd>
          <kbd>]</kbd>
          {t('desk.keys.neighbour')}
        </span>
      </div>
      <button type="button" className="desk-plain" onClick={onAll}>
        <kbd>?</kbd>
        {t('desk.keys.all')}
      </button>
    </footer>
  );
});
