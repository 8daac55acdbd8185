import { Button } from 'antd';
import { INITIAL_DUTY_POST, MOST_SHIFTS } from '../../../shared/duty/roster.ts';
import type { DutyShift } from '../../../shared/duty/roster.ts';
import { settingProblem } from '../../../shared/setting/setting.ts';
import { useText } from '../../hook/useText.ts';
import type { AdminTabProps } from './adminTabs.ts';
import { DutyShiftCard } from './DutyShiftCard.tsx';
import { FollowCard } from './FollowCard.tsx';
import { SaveBar } from './SaveBar.tsx';
import { useSetting } from './useSetting.ts';
import './duty.css';
import './wallDesk.css';

const WORKDAYS = [1, 2, 3, 4, 5];

/** Who is on duty when, and what a shift must not forget. */
export function DutyTab(props: AdminTabProps) {
  return (
    <div className="wall-desk-side">
      <RosterCard {...props} />
      <FollowCard {...props} />
    </div>
  );
}

/** The duty roster: shifts by weekday and time, and which seats hold which post. */
function RosterCard({ settings, seat, onSeat }: AdminTabProps) {
  const t = useText();
  const roster = useSetting('duty.roster', settings);
  const { draft, change } = roster;
  const put = (index: number, shift: DutyShift): void =>
    change(draft.map((before, i) => (i === index ? shift : before)));
  const remove = (index: number): void => change(draft.filter((_, i) => i !== index));
  const add = (): void => {
    const from = draft.at(-1)?.to ?? '08:00';
    const name = t('duty.newShift', { number: draft.length + 1 });
    change([...draft, { name, from, to: '17:30', weekdays: WORKDAYS, posts: [INITIAL_DUTY_POST] }]);
  };
  return (
    <section className="desk-card" aria-label={t('duty.title')}>
      <h2>{t('duty.title')}</h2>
      <p className="quiet">{t('duty.note')}</p>
      {draft.length === 0 && <p className="admin-note">{t('duty.empty')}</p>}
      <div className="duty-shifts">
        {[...draft.entries()].map(([index, shift]) => (
          // A shift has no name of its own while it is being written: its place is all that it is known by.
          <DutyShiftCard
            key={index}
            shift={shift}
            onChange={(changed) => put(index, changed)}
            onRemove={() => remove(index)}
          />
        ))}
      </div>
      <Button disabled={draft.length >= MOST_SHIFTS} onClick={add}>
        {t('duty.addShift')}
      </Button>
      <SaveBar setting={roster} seat={seat} onSeat={onSeat} problem={settingProblem('duty.roster', draft)} />
    </section>
  );
}
