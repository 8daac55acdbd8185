import type { WallSoundState } from '../../../../shared/contract/wallControl.ts';
import { useText } from '../../../hook/useText.ts';
import { SoundNote } from '../SoundNote.tsx';
import { isQuarter } from './replayPeriod.ts';

type ReplayKeysProps = { readonly period: string; readonly sound: WallSoundState };

/** In place of the ticker, which tells of now: that the wall cannot be heard, and the keys that control the replay. */
export function ReplayKeys({ period, sound }: ReplayKeysProps) {
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
      <div>
        {sound === 'blocked' && <SoundNote />}
        {keys.map(([key, does]) => (
          <span key={key}>
            <kbd>{key}</kbd> {does}
          </span>
        ))}
      </div>
    </footer>
  );
}
