import { lazy, Suspense } from 'react';
import type { ComponentType } from 'react';
import { useText } from '../hook/useText.ts';
import type { PlainKey } from '../../shared/locale/text.ts';
import { Boundary } from '../part/Boundary.tsx';
import { BrokenPage, LoadingPage, NotFoundPage, StartPage } from './pages.tsx';

type Screen = { readonly title: PlainKey; readonly View: ComponentType };

/** Each screen is a chunk of its own; the wall has a page of its own, `wall.html`. */
const SCREENS: Readonly<Record<string, Screen>> = {
  '/': { title: 'app.name', View: StartPage },
  '/desk': {
    title: 'desk.title',
    View: lazy(async () => ({ default: (await import('../screen/desk/DeskScreen.tsx')).DeskScreen })),
  },
  '/accountability': {
    title: 'accountability.title',
    View: lazy(async () => ({
      default: (await import('../screen/accountability/AccountabilityScreen.tsx')).AccountabilityScreen,
    })),
  },
  '/assessment': {
    title: 'assess.title',
    View: lazy(async () => ({
      default: (await import('../screen/assessment/AssessmentScreen.tsx')).AssessmentScreen,
    })),
  },
  '/admin': {
    title: 'admin.title',
    View: lazy(async () => ({ default: (await import('../screen/admin/AdminScreen.tsx')).AdminScreen })),
  },
};

/** Shows the screen of an address. */
export function App({ path }: { readonly path: string }) {
  const t = useText();
  const address = path.replace(/\/+$/, '') || '/';
  const screen = Object.hasOwn(SCREENS, address) ? SCREENS[address] : undefined;
  const title = t(screen ? screen.title : 'app.notFound.title');
  return (
    <Boundary renderError={(error) => <BrokenPage error={error} />}>
      <title>{address === '/' ? title : `${title} · ${t('app.name')}`}</title>
      <Suspense fallback={<LoadingPage />}>{screen ? <screen.View /> : <NotFoundPage path={path} />}</Suspense>
    </Boundary>
  );
}
