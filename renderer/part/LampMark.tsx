import { MARK_PATHS } from './markPaths.ts';
import './lampMark.css';

/** The shape of a state: it says without colour what the colour says. The word stands beside it, so it is silent. */
export function LampMark({ shape }: { readonly shape: keyof typeof MARK_PATHS }) {
  return (
    <svg className={`mark mark-${shape}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={MARK_PATHS[shape]} />
    </svg>
  );
}
