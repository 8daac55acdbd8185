import { DeskSurface } from '../../part/DeskSurface.tsx';
import { AccountabilityPage } from './AccountabilityPage.tsx';
import '../desk/form/desk-actions.css';
import './page.css';
import './ladder.css';
import './lists.css';
import './radar.css';
import './opened.css';
import './decision.css';
import './notice.css';
import './tabs.css';

/** `/accountability`: findings, the ladder, the distance to every line, and what people decide about them. */
export function AccountabilityScreen() {
  return <DeskSurface>{(theme, onTheme) => <AccountabilityPage theme={theme} onTheme={onTheme} />}</DeskSurface>;
}
