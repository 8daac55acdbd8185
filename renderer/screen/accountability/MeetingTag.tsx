import type { AccountabilityPage } from '../../../shared/contract/accountability.ts';
import { dateWords } from '../../../shared/time/words.ts';
import { useText } from '../../hook/useText.ts';

/** R15: whether the quarter has its special meeting, and how long there is still time. */
export function MeetingTag({
  meeting: { quarter, heldAtMs, daysLeft, ended },
  zone,
  onMeeting,
}: {
  readonly meeting: AccountabilityPage['meeting'];
  readonly zone: string;
  readonly onMeeting: () => void;
}) {
  const t = useText();
  const name = t('accountability.meeting.short', { quarter: quarter.slice(-1) });
  const look = heldAtMs !== null ? 'tag-done' : ended ? 'tag-overdue' : 'tag-soon';
  const state =
    heldAtMs !== null
      ? t('accountability.meeting.heldOn', { date: dateWords(heldAtMs, zone) })
      : ended
        ? t('accountability.meeting.missed')
        : t('accountability.meeting.daysLeft', { days: daysLeft });
  return (
    <button type="button" className={`desk-tag acc-meeting ${look}`} onClick={onMeeting}>
      {name} {state} <kbd>H</kbd>
    </button>
  );
}
