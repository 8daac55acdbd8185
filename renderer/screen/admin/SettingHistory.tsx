import { useQuery } from '@tanstack/react-query';
import { settingProblem } from '../../../shared/setting/setting.ts';
import type { SettingKey, Settings } from '../../../shared/setting/setting.ts';
import { formatDateTime } from '../../../shared/time/words.ts';
import { useText } from '../../hook/useText.ts';
import { askHost } from '../../rpc/host.ts';

type SettingHistoryProps<Key extends SettingKey> = {
  readonly settingKey: Key;
  readonly zone: string;
  /** Takes an earlier value as the draft. */
  readonly onTake: (value: Settings[Key]) => void;
};

/** When a setting was changed and by which seat, the newest first; an earlier value can be taken back as a draft. */
export function SettingHistory<Key extends SettingKey>({ settingKey, zone, onTake }: SettingHistoryProps<Key>) {
  const t = useText();
  const entries = useQuery({
    queryKey: ['admin', 'history', settingKey],
    queryFn: () => askHost('admin.settingHistory', { key: settingKey }),
  }).data;
  if (entries === undefined) return null;
  return (
    <section className="desk-card" aria-label={t('history.title')}>
      <h2>{t('history.title')}</h2>
      {entries.length === 0 ? <p className="quiet">{t('history.none')}</p> : null}
      <ol className="setting-history">
        {entries.map(({ sequence, atMs, seat, value }, index) => {
          const time = formatDateTime(atMs, zone);
          return (
            <li key={sequence}>
              <span className="num">{time}</span>
              <small title={seat}>{seat}</small>
              {index === 0 ? (
                <small>{t('history.now')}</small>
              ) : (
                <button
                  type="button"
                  className="desk-link"
                  // What could be set once may not fit any more.
                  disabled={settingProblem(settingKey, value) !== null}
                  aria-label={t('history.takeOf', { time })}
                  onClick={() => onTake(value as Settings[Key])}
                >
                  {t('history.take')}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
