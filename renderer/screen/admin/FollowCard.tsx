import { InputNumber } from 'antd';
import { useId } from 'react';
import { settingProblem } from '../../../shared/setting/setting.ts';
import { useText } from '../../hook/useText.ts';
import type { AdminTabProps } from './adminTabs.ts';
import { SaveBar } from './SaveBar.tsx';
import { useSetting } from './useSetting.ts';

const KEYS = ['follow.requestHours', 'follow.reviewDays', 'follow.quietDays'] as const;
type FollowKey = (typeof KEYS)[number];

/** From when a case counts as forgotten and stands in the desk's queue of its own. */
export function FollowCard(props: AdminTabProps) {
  const t = useText();
  return (
    <section className="desk-card" aria-label={t('desk.queue.forgotten')}>
      <h2>{t('desk.queue.forgotten')}</h2>
      <p className="quiet">{t('follow.note')}</p>
      {KEYS.map((key) => (
        <FollowSetting key={key} name={key} {...props} />
      ))}
    </section>
  );
}

function FollowSetting({ name, settings, seat, onSeat }: AdminTabProps & { readonly name: FollowKey }) {
  const t = useText();
  const id = useId();
  const setting = useSetting(name, settings);
  return (
    <>
      <p className="wall-desk-line">
        <label htmlFor={id}>{t(name)}</label>
        <InputNumber
          id={id}
          value={setting.draft}
          min={1}
          precision={0}
          suffix={t(name === 'follow.requestHours' ? 'follow.hours' : 'follow.days')}
          onChange={(value) => setting.change(value ?? settings[name])}
        />
      </p>
      {(setting.isChanged || setting.saving.kind !== 'idle') && (
        <SaveBar setting={setting} seat={seat} onSeat={onSeat} problem={settingProblem(name, setting.draft)} />
      )}
    </>
  );
}
