import { Button } from 'antd';
import { useDocumentKeys } from '../../hook/useDocumentKeys.ts';
import { useText } from '../../hook/useText.ts';
import type { Seat } from '../desk/seat/seat.ts';
import { isComposing } from '../desk/keyboard/shortcut.ts';
import type { SettingDraft } from './useSetting.ts';

type SaveBarProps = {
  readonly setting: Pick<SettingDraft<unknown>, 'isChanged' | 'saving' | 'reset' | 'save'>;
  readonly seat: Seat | null;
  readonly onSeat: () => void;
  /** What is wrong with the draft, in words; null: nothing. */
  readonly problem: string | null;
};

/** Saves what was changed, by Ctrl+Enter too; says why it cannot be saved, and what came of it. */
export function SaveBar({ setting, seat, onSeat, problem }: SaveBarProps) {
  const t = useText();
  const { isChanged, saving, reset, save } = setting;
  const canSave = isChanged && problem === null;

  function submit(): void {
    if (!canSave) return;
    if (seat === null) onSeat();
    else save(seat);
  }
  useDocumentKeys((event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
    event.preventDefault();
    submit();
  });

  const problems =
    problem !== null && isChanged
      ? [problem]
      : saving.kind === 'refused'
        ? saving.problems
        : saving.kind === 'lost'
          ? [t('admin.save.lost')]
          : [];
  return (
    <div className="admin-save">
      <Button type="primary" disabled={!canSave} loading={saving.kind === 'sending'} onClick={submit}>
        {t('admin.save')}
      </Button>
      <Button disabled={!isChanged} onClick={reset}>
        {t('admin.save.reset')}
      </Button>
      <small>{t('admin.save.keys')}</small>
      <output>
        {saving.kind === 'done' && !isChanged ? <b className="ok-t">{t('admin.save.done')}</b> : null}
        {isChanged && problem === null && saving.kind === 'idle' ? (
          <b className="soon-t">{t(seat === null ? 'admin.save.noSeat' : 'admin.save.changed')}</b>
        ) : null}
      </output>
      {problems.map((text) => (
        <p key={text} className="desk-problem" role="alert">
          {text}
        </p>
      ))}
    </div>
  );
}
