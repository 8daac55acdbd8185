import { Modal } from 'antd';
import { memo } from 'react';
import { useText } from '../hook/useText.ts';

/** Keys that are pressed for one thing, and what they do. */
export type KeyLine = { readonly keys: readonly string[]; readonly label: string };

type KeyBarProps = { readonly keys: readonly KeyLine[]; readonly onAll: () => void };

/** The bar under a page: the keys that work here and now. */
export const KeyBar = memo(function KeyBar({ keys, onAll }: KeyBarProps) {
  const t = useText();
  return (
    <footer className="desk-keys">
      <div>
        {keys.map((line) => (
          <span key={line.label}>
            <KeyWords {...line} />
          </span>
        ))}
      </div>
      <button type="button" className="desk-plain" onClick={onAll}>
        <kbd>?</kbd>
        {t('desk.keys.all')}
      </button>
    </footer>
  );
});

export type KeysDialogProps = {
  readonly groups: readonly { readonly title?: string; readonly keys: readonly KeyLine[] }[];
  readonly note?: string;
  readonly onClose: () => void;
};

/** The list of every key of a page, in groups. */
export function KeysDialog({ groups, note, onClose }: KeysDialogProps) {
  const t = useText();
  return (
    <Modal open title={t('desk.keys.title')} footer={null} onCancel={onClose} mask={{ blur: false }} width={640}>
      <div className="desk-keys-list">
        {groups
          .filter(({ keys }) => keys.length > 0)
          .map(({ title, keys }) => (
            <section key={title ?? ''} aria-label={title}>
              {title === undefined ? null : <h3>{title}</h3>}
              <ul>
                {keys.map((line) => (
                  <li key={line.label}>
                    <KeyWords {...line} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        {note === undefined ? null : <p className="quiet">{note}</p>}
      </div>
    </Modal>
  );
}

function KeyWords({ keys, label }: KeyLine) {
  return (
    <>
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
      {label}
    </>
  );
}
