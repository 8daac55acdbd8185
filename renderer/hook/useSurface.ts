import { useLayoutEffect } from 'react';

/** Puts a theme of `style/tokens.css` on the whole document while the screen is shown. */
export function useSurface(surface: 'wall' | 'desk', theme: 'light' | 'dark' = 'light'): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset['surface'] = surface;
    dataset['theme'] = theme;
    return () => {
      delete dataset['surface'];
      delete dataset['theme'];
    };
  }, [surface, theme]);
}
