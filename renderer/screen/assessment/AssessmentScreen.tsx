import { DeskSurface } from '../../part/DeskSurface.tsx';
import { AssessmentPage } from './AssessmentPage.tsx';
import './assessment.css';
import './figureTable.css';
import './explanation.css';
import './trend.css';

/** `/assessment`: every figure of every unit, each opened to its cases. */
export function AssessmentScreen() {
  return <DeskSurface>{(theme, onTheme) => <AssessmentPage theme={theme} onTheme={onTheme} />}</DeskSurface>;
}
