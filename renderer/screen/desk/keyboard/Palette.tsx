/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an option of a select cannot hold a reason and a key */
import { Modal } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useText } from '../../../hook/useText.ts';
import { matching } from './palette.ts';
import type { PaletteEntry } from './palette.ts';
import { isComposing } from './shortcut.ts';
import { usePalette } from './usePalette.ts';
import type { PaletteDeeds } from './usePalette.ts';

export type PaletteProps = {
  readonly deeds: PaletteDeeds;
  readonly onSearch: (text: string) => void;
  readonly onClose: () => void;
};

/** Everything that can be done here, found by its words: queues, the open case's deeds, pages, and a search for the rest. */
export function Palette(props: PaletteProps) {
  const t = useText();
  return (
    <Modal
      open
      title={t('desk.palette.title')}
      footer={null}
      onCancel={props.onClose}
      mask={{ blur: false }}
      width={640}
      className="desk-palette"
      focusable={{ focusTriggerAfterClose: false }}
    >
      <PaletteBody {...props} />
    </Modal>
  );
}

function PaletteBody({ deeds, onSearch, onClose }: PaletteProps) {
  const t = useText();
  const entries = usePalette(deeds);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => field.current?.focus(), []);
  const text = typed.normalize('NFKC').trim();
  const search: readonly PaletteEntry[] =
    text === ''
      ? []
      : [
          {
            key: 'search',
            group: t('desk.palette.desk'),
            label: t('desk.palette.search', { text }),
            letter: null,
            reason: null,
            run: () => onSearch(text),
          },
        ];
  const found = matching(entries, typed);
  const doable = found.filter(({ reason }) => reason === null);
  // What is typed is most often a command; where no command can be meant, it is a case.
  const shown = [...doable, ...search, ...found.filter(({ reason }) => reason !== null)];
  const current = Math.min(at, shown.length - 1);

  function run(entry: PaletteEntry | undefined): void {
    if (!entry || entry.reason !== null) return;
    onClose();
    entry.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While an input method composes, its keys are its own.
    if (isComposing(event.nativeEvent)) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (by !== null) {
      event.preventDefault();
      const next = (current + by + shown.length) % Math.max(1, shown.length);
      setAt(next);
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(shown[current]);
    }
  }

  return (
    <div className="desk-dialog">
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[current] ? `${id}-${shown[current].key}` : undefined}
        aria-autocomplete="list"
        aria-label={t('desk.palette.field')}
        placeholder={t('desk.palette.field')}
        autoComplete="off"
        maxLength={200}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        className="desk-palette-list"
        id={`${id}-list`}
        role="listbox"
        aria-label={t('desk.palette.list')}
      >
        {shown.map((entry, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field holds the focus and its keys
          <div
            key={entry.key}
            id={`${id}-${entry.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            aria-disabled={entry.reason !== null}
            onClick={() => run(entry)}
            onMouseMove={() => setAt(index)}
          >
            <small>{entry.group}</small>
            <span>{entry.label}</span>
            {entry.reason === null ? null : <em>{entry.reason}</em>}
            {entry.letter === null ? null : <kbd>{entry.letter}</kbd>}
          </div>
        ))}
      </div>
      {shown.length === 0 ? <p>{t('desk.palette.none')}</p> : null}
    </div>
  );
}
