import { StrictMode } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { locale } from '../hook/useText.ts';
import '../style/fonts.css';
import '../style/tokens.css';

/** Puts a screen into the page, in the window's language. */
export function showScreen(screen: ReactNode): void {
  const place = document.getElementById('root');
  if (place === null) throw new Error('the page has no #root');
  document.documentElement.lang = locale;
  createRoot(place).render(<StrictMode>{screen}</StrictMode>);
}
