import { DeskSurface } from '../../part/DeskSurface.tsx';
import { AdminPage } from './AdminPage.tsx';
import '../desk/form/desk-actions.css';
import './admin.css';

/** `/admin`: how the walls look and sound, and the city's own map. */
export function AdminScreen() {
  return <DeskSurface>{(theme, onTheme) => <AdminPage theme={theme} onTheme={onTheme} />}</DeskSurface>;
}
