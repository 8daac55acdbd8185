import { useText } from '../../../hook/useText.ts';
import type { CaseContext } from './CasePage.tsx';
import { clockLines } from './clockLines.ts';

const LOOKS = { done: 'ok-t', late: 'late-t', now: '', dropped: 'quiet' } as const;

/** The arithmetic of every clock in words: the centre's own hours beside the unit's limits (R12). */
export function ClocksCard({ context }: { readonly context: CaseContext }) {
  const t = useText();
  const lines = clockLines(context, t);
  if (lines.length === 0) return null;
  return (
    <section className="desk-card">
      <h2>
        {t('desk.clock.all')}
        <small>{t('desk.clock.count', { count: lines.length })}</small>
      </h2>
      <ul className="desk-clocks">
        {lines.map(({ atMs, title, span, outcome, look }) => (
          <li key={`${title} ${atMs}`}>
            <b>{title}</b>
            <span>{span}</span>
            <em className={LOOKS[look]}>{outcome}</em>
          </li>
        ))}
      </ul>
    </section>
  );
}
