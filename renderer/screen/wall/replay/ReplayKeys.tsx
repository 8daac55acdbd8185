import { useText } from '../../../hook/useText.ts';
import { isQuarter } from './replayPeriod.ts';

/** In place of the ticker, which tells of now: the keys that control the replay. */
export function ReplayKeys({ period }: { readonly period: string }) {
  const t = useText();
  const long = isQuarter(period);
  const keys = [
    [t('replay.key.play'), t('replay.key.play.does')],
    ['← →', t(long ? 'replay.key.move.quarter' : 'replay.key.move.day')],
    ['↑ ↓', t('replay.key.speed.does')],
    ['PgUp PgDn', t(long ? 'replay.key.period.quarter' : 'replay.key.period.day')],
    ['Esc', t('replay.key.leave.does')],
  ] as const;
  return (
    <footer className="ticker replay-keys">
      <p>
        {keys.map(([key, does]) => (
          <span key={key}>
            <kbd>{key}</kbd> {does}
          </span>
        ))}
      </p>
    </footer>
  );
}
