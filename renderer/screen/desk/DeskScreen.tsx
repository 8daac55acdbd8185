import { DeskSurface } from '../../part/DeskSurface.tsx';
import { DeskPage } from './DeskPage.tsx';
import './queues.css';
import './picking.css';
import './palette.css';
import './search.css';
import './desk-case.css';
import './desk-cards.css';
import './desk-watch.css';
import './desk-actions.css';
import './photo/photo.css';
import './around.css';
import './dossier/dossier.css';
import './suggest.css';
import './handovers.css';
import './shift.css';
import './listHead.css';

/** `/desk`: the dispatcher's seat. */
export function DeskScreen() {
  return <DeskSurface>{(theme, onTheme) => <DeskPage theme={theme} onTheme={onTheme} />}</DeskSurface>;
}
