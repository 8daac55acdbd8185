import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { locale } from '../hook/useText.ts';
import '../style/fonts.css';
import '../style/tokens.css';
import { App } from './App.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
document.documentElement.lang = locale;
createRoot(place).render(
  <StrictMode>
    <App path={window.location.pathname} />
  </StrictMode>,
);
