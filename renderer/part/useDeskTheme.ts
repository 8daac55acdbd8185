import { useState, useSyncExternalStore } from 'react';
import type { Theme } from './deskTheme.ts';

const PLACE = 'desk.theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

function keptTheme(): Theme | null {
  const kept = localStorage.getItem(PLACE);
  return kept === 'light' || kept === 'dark' ? kept : null;
}

function subscribe(onChange: () => void): () => void {
  dark.addEventListener('change', onChange);
  return () => dark.removeEventListener('change', onChange);
}

/** The theme that was chosen on this machine, and how to choose another; until then the one of its system, as it changes. */
export function useDeskTheme(): readonly [theme: Theme, choose: (theme: Theme) => void] {
  const [chosen, setChosen] = useState(keptTheme);
  const system = useSyncExternalStore(subscribe, () => (dark.matches ? 'dark' : 'light'));

  function choose(theme: Theme): void {
    localStorage.setItem(PLACE, theme);
    setChosen(theme);
  }

  return [chosen ?? system, choose];
}
