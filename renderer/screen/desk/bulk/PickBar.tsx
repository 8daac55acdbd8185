import { useText } from '../../../hook/useText.ts';
import { MOST_PICKED } from '../deskState.ts';
import type { BulkDeed } from '../deskState.ts';
import { DEEDS } from '../form/offer.ts';
import { BULK_DEEDS } from '../keyboard/shortcut.ts';

/** What may be done to the picked cases in one act. */
export function PickBar({
  count,
  onAct,
  onNone,
}: {
  readonly count: number;
  readonly onAct: (deed: BulkDeed) => void;
  readonly onNone: () => void;
}) {
  const t = useText();
  return (
    <fieldset className="desk-picks" aria-label={t('desk.pick.bar')}>
      <output>{t(count === MOST_PICKED ? 'desk.pick.full' : 'desk.pick.count', { count })}</output>
      {BULK_DEEDS.map((deed) => (
        <button key={deed} type="button" className="desk-button" onClick={() => onAct(deed)}>
          {t(`desk.do.${deed}`)} <kbd>{DEEDS[deed].letter}</kbd>
        </button>
      ))}
      <button type="button" className="desk-link" onClick={onNone}>
        {t('desk.pick.none')} <kbd>Esc</kbd>
      </button>
    </fieldset>
  );
}
