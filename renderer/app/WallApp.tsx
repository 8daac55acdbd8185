import { useText } from '../hook/useText.ts';
import { Boundary } from '../part/Boundary.tsx';
import { WallScreen } from '../screen/wall/WallScreen.tsx';
import { BrokenPage } from './pages.tsx';

/** The wall in a page of its own: nothing that only other screens need stands between it and its first picture. */
export function WallApp() {
  const t = useText();
  return (
    <Boundary renderError={(error) => <BrokenPage error={error} />}>
      <title>{`${t('app.start.wall')} · ${t('app.name')}`}</title>
      <WallScreen />
    </Boundary>
  );
}
