import { useSyncExternalStore } from 'react';

/** Whether a media query of style sheets, such as `(max-height: 900px)`, holds of the window now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
  );
}
