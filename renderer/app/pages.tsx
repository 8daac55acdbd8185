import { useEffect, useState } from 'react';
import { useSurface } from '../hook/useSurface.ts';
import { useText } from '../hook/useText.ts';
import { askHost } from '../rpc/host.ts';
import './pages.css';

/** `/`: where to go. */
export function StartPage() {
  useSurface('desk');
  const t = useText();
  const [isDemo, setDemo] = useState(false);
  useEffect(() => {
    // Without an answer the page still leads on; the screens say what is wrong with the host.
    void askHost('city.info').then(
      ({ demo }) => setDemo(demo),
      () => undefined,
    );
  }, []);
  return (
    <main className="page">
      <h1>
        {t('app.name')}
        {isDemo && <span className="page-demo">{t('app.demo')}</span>}
      </h1>
      <p>{t('app.start.lead')}</p>
      <nav className="page-links">
        <a href="/wall">
          <b>{t('app.start.wall')}</b>
          <span>{t('app.start.wallNote')}</span>
        </a>
        <a href="/desk">
          <b>{t('app.start.desk')}</b>
          <span>{t('app.start.deskNote')}</span>
        </a>
        <a href="/accountability">
          <b>{t('app.menu.accountability')}</b>
          <span>{t('app.start.accountabilityNote')}</span>
        </a>
        <a href="/assessment">
          <b>{t('app.menu.assessment')}</b>
          <span>{t('app.start.assessmentNote')}</span>
        </a>
        <a href="/admin">
          <b>{t('app.menu.admin')}</b>
          <span>{t('app.start.adminNote')}</span>
        </a>
      </nav>
    </main>
  );
}

/** Any address without a screen. */
export function NotFoundPage({ path }: { readonly path: string }) {
  useSurface('desk');
  const t = useText();
  return (
    <main className="page">
      <h1>{t('app.notFound.title')}</h1>
      <p>{t('app.notFound.text', { path: readable(path) })}</p>
      <p>
        <a href="/">{t('app.notFound.back')}</a>
      </p>
    </main>
  );
}

/** The address as people read it; one that is no right encoding stays as it is. */
function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** A screen that failed as a whole. */
export function BrokenPage({ error }: { readonly error: Error }) {
  const t = useText();
  return (
    <main className="page" role="alert">
      <h1>{t('app.broken.title')}</h1>
      <p>{t('app.broken.text')}</p>
      <pre>{error.message}</pre>
    </main>
  );
}

/** While a screen's code is on its way. */
export function LoadingPage() {
  const t = useText();
  return <p className="page-loading">{t('app.loading')}</p>;
}
