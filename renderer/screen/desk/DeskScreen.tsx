import { DeskSurface } from '../../part/DeskSurface.tsx';
import { DeskPage } from './DeskPage.tsx';
import './queue/queues.css';
import './bulk/picking.css';
import './keyboard/palette.css';
import './search/search.css';
import './case/desk-case.css';
import './case/desk-cards.css';
import './case/desk-watch.css';
import './form/desk-actions.css';
import './photo/photo.css';
import './case/around.css';
import './dossier/dossier.css';
import './form/suggest.css';
import './case/handovers.css';
import './shift/shift.css';
import './queue/listHead.css';

/** `/desk`: the dispatcher's seat. */
export function DeskScreen() {
  return <DeskSurface>{(theme, onTheme) => <DeskPage theme={theme} onTheme={onTheme} />}</DeskSurface>;
}
