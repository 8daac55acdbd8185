import type { Lamp } from '../../shared/contract/wall.ts';
import './mark.css';

/** The state of a case as a shape; `done` is a tick. The word stands beside it, so screen readers pass it over. */
export type MarkState = Lamp | 'done';

/** The shapes in a box of 24 by 24. */
export const MARK_PATHS: Readonly<Record<MarkState, string>> = {
  normal: 'M12 5.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z',
  soon: 'M12 3l10 17.5H2z',
  overdue: 'M12 1l11 11-11 11L1 12z',
  observation: 'M4.5 4.5h15v15h-15z',
  hazard: 'M12 1.2l3.1 7.2 7.8.7-5.9 5.2 1.8 7.6L12 17.9l-6.8 4 1.8-7.6L1.1 9.1l7.8-.7z',
  done: 'M4 12.5l5.5 5.5L20 6.5',
};

/** Circle, triangle, diamond, hollow square, star or tick. */
export function Mark({ state }: { readonly state: MarkState }) {
  return (
    <svg className={`mark mark-${state}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={MARK_PATHS[state]} />
    </svg>
  );
}
