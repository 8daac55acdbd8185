import { useEffect, useRef } from 'react';

/** Gives the focus to an element, by its identity, once it is on the page. */
export function useFocusAfter(): (id: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    document.querySelector<HTMLElement>(`#${CSS.escape(wanted.current)}`)?.focus();
    wanted.current = null;
  });
  return (id) => {
    wanted.current = id;
  };
}
