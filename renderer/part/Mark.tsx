import type { Lamp } from '../../shared/contract/wall.ts';
import { MARK_PATHS } from './markPaths.ts';
import './mark.css';

/** The state of a case as a shape; `done` is a tick, `ended` (declined or voided) a bar. The word stands beside it, so screen readers pass it over. */
export type MarkState = Lamp | 'done' | 'ended';

/** Circle, triangle, diamond, hollow square, star, tick or bar. */
export function Mark({ state }: { readonly state: MarkState }) {
  return (
    <svg className={`mark mark-${state}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={MARK_PATHS[state]} />
    </svg>
  );
}
