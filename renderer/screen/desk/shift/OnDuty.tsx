import type { DutyRoster } from '../../../../shared/duty/roster.ts';
import { onDutyAt } from '../../../../shared/duty/roster.ts';
import { useHostNow } from '../../../hook/useHostNow.ts';
import { useText } from '../../../hook/useText.ts';

/** Under the queues: which shift runs with how many seats at each post, and the way to one's own shift. */
export function OnDuty({
  roster,
  zone,
  onShift,
}: {
  readonly roster: DutyRoster;
  readonly zone: string;
  readonly onShift: () => void;
}) {
  const t = useText();
  const { now } = onDutyAt(roster, useHostNow(30_000), zone);
  return (
    <button type="button" className="desk-duty" onClick={onShift}>
      <b>
        {t('desk.shift.title')} <kbd>=</kbd>
      </b>
      {now.length === 0 ? <small>{t(roster.length === 0 ? 'desk.shift.noRoster' : 'desk.shift.nobody')}</small> : null}
      {now.map(({ name, to, posts }) => (
        <small key={name}>
          {t('desk.shift.until', { name, to })}
          {posts.map(({ post, seats }) => (
            <span key={post}>
              {post} {seats.length}
            </span>
          ))}
        </small>
      ))}
    </button>
  );
}
