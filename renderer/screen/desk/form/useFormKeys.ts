import { useEffect, useEffectEvent } from 'react';
import type { RefObject } from 'react';
import { isComposing } from '../keyboard/shortcut.ts';

/** The keys of a form: Ctrl+Enter sends it from any field, Escape closes it; neither while an input method composes. */
export function useFormKeys(
  box: RefObject<HTMLFormElement | null>,
  { onSubmit, onClose }: { readonly onSubmit: () => void; readonly onClose: () => void },
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // While an input method composes, Enter and Escape belong to it.
    if (isComposing(event)) {
      if (event.key === 'Enter') event.preventDefault();
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      // Of an open list Escape closes the list alone.
      if (event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true') return;
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      // A list that has the focus would open at Enter and cover what the form then says.
      event.stopPropagation();
      event.preventDefault();
      onSubmit();
    }
  });
  useEffect(() => {
    const element = box.current;
    const listen = (event: KeyboardEvent): void => onKey(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, [box]);
}
