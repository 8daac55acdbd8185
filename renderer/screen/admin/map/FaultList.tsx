import { useText } from '../../../hook/useText.ts';
import type { ListedFault } from './gridCheck.ts';

type FaultListProps = {
  readonly faults: readonly ListedFault[];
  readonly chosen: number | null;
  /** The map marks it. */
  readonly onChoose: (fault: number) => void;
  /** The map goes near. */
  readonly onOpen: (fault: number) => void;
};

/** More than this no person goes through one by one; the map shows them all. */
const MOST_LISTED = 300;

/** The faults of a grid, one after the other by the arrow keys; Enter or a click goes near. */
export function FaultList({ faults, chosen, onChoose, onOpen }: FaultListProps) {
  const t = useText();
  const listed = faults.slice(0, MOST_LISTED);

  function onKeyDown(event: React.KeyboardEvent<HTMLButtonElement>): void {
    const buttons = [...(event.currentTarget.closest('ul')?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(event.currentTarget);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons[Math.min(buttons.length - 1, Math.max(0, next))]?.focus();
  }

  return (
    <section className="grid-faults" aria-label={t('grid.faults')}>
      <h3>
        {t('grid.faults')}
        <small>{t('grid.faults.keys')}</small>
      </h3>
      <ul>
        {listed.map(({ kind, place, message, at }, index) => (
          <li key={`${kind} ${place} ${message} ${at?.join() ?? ''}`}>
            <button
              type="button"
              aria-current={index === chosen ? 'true' : undefined}
              tabIndex={index === (chosen ?? 0) ? 0 : -1}
              onFocus={() => onChoose(index)}
              onClick={() => onOpen(index)}
              onKeyDown={onKeyDown}
            >
              <span className={`desk-tag fault-tag-${kind}`}>{t(`grid.kind.${kind}`)}</span>
              <b>{place}</b>
              <span>{message}</span>
            </button>
          </li>
        ))}
      </ul>
      {faults.length > listed.length && (
        <p className="quiet">{t('grid.more', { count: faults.length - listed.length })}</p>
      )}
    </section>
  );
}
