import { useEffect, useEffectEvent, useState } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import { isComposing } from '../keyboard/shortcut.ts';

/** So long after the last key the host is asked: nobody reads answers between the letters of a word. */
const TYPING_MS = 120;

/** A field whose words are asked for while typing, but not while an input method composes; Enter goes on to the list. */
export function SearchField({
  inputRef,
  label,
  hint,
  shortcut,
  searched,
  onSearch,
  onFirst,
  onEnd,
}: {
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly label: string;
  readonly hint: string;
  /** The key that leads here. */
  readonly shortcut: string;
  /** The words that the list answers to. */
  readonly searched: string;
  readonly onSearch: (text: string) => void;
  /** Goes on to the first case of the list. */
  readonly onFirst: () => void;
  readonly onEnd: () => void;
}) {
  // What is typed and not asked for yet.
  const [typed, setTyped] = useState<string | null>(null);
  const [composing, setComposing] = useState(false);
  const ask = useEffectEvent((text: string) => {
    setTyped(null);
    onSearch(text);
  });
  useEffect(() => {
    if (typed === null || composing) return undefined;
    const timer = setTimeout(() => ask(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, composing]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (isComposing(event.nativeEvent)) return;
    const { currentTarget: field, key } = event;
    if (key === 'Enter' || key === 'ArrowDown') {
      event.preventDefault();
      if (typed === null) onFirst();
      else {
        setTyped(null);
        onSearch(typed);
      }
      field.blur();
    }
    if (key === 'Escape') {
      setTyped(null);
      field.blur();
      onEnd();
    }
  }

  return (
    <span className="desk-search">
      <input
        ref={inputRef}
        type="search"
        maxLength={200}
        aria-label={label}
        placeholder={hint}
        value={typed ?? searched}
        onChange={({ target }) => setTyped(target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
      />
      <kbd>{shortcut}</kbd>
    </span>
  );
}
