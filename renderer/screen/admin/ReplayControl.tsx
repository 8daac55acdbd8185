import { Select } from 'antd';
import { useId, useState } from 'react';
import { REPLAY_TURNS } from '../../../shared/contract/replay.ts';
import type { WallOrder } from '../../../shared/contract/wallControl.ts';
import { periodRange } from '../../../shared/time/zone.ts';
import { hostNowMs } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import { kindOf, neighbourOf, periodAt, readPeriod } from '../assessment/period.ts';
import { isQuarter, USUAL_SPEED } from '../wall/replay/replayPeriod.ts';
import { PACES } from '../wall/replay/replayState.ts';
import { speedWords } from '../wall/replay/replayWords.ts';
import { WallButton, WallButtons, WallForm } from './WallButtons.tsx';

type ReplayControlProps = { readonly zone: string; readonly onTell: (order: WallOrder) => void };

/** Calls a day or a quarter to the walls at a pace, yesterday by default, and turns the replay that they show. */
export function ReplayControl({ zone, onTell }: ReplayControlProps) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState(() => yesterday(zone));
  const [pace, setPace] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const period = readPeriod(text);
  const speed = pace ?? USUAL_SPEED[period !== null && isQuarter(period) ? 'quarter' : 'day'];

  function play(): void {
    const kind = period === null ? null : kindOf(period);
    if (period === null || (kind !== 'day' && kind !== 'quarter')) return setProblem(t('admin.replay.unread'));
    if (periodRange(period, zone).fromMs > hostNowMs()) return setProblem(t('admin.replay.future'));
    setProblem(null);
    onTell({ do: 'replay', replay: { period, speed } });
  }

  return (
    <>
      <WallForm label={t('admin.replay')} fieldId={id} problem={problem} onSubmit={play}>
        <input
          id={id}
          className="wall-desk-period num"
          value={text}
          placeholder={t('admin.replay.form')}
          title={t('admin.replay.form')}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          aria-invalid={problem !== null}
          onChange={({ target }) => setText(target.value)}
        />
        <Select
          aria-label={t('admin.replay.speed')}
          className="wall-desk-pace"
          value={speed}
          options={PACES.map((value) => ({ value, label: speedWords(value, t) }))}
          onChange={setPace}
        />
        <button type="submit" className="desk-button">
          {t('admin.replay.play')}
        </button>
      </WallForm>
      <WallButtons label={t('admin.replay.turn')}>
        {REPLAY_TURNS.map((turn) => (
          <WallButton key={turn} onPress={() => onTell({ do: 'turnReplay', turn })}>
            {t(`admin.replay.${turn}`)}
          </WallButton>
        ))}
      </WallButtons>
    </>
  );
}

function yesterday(zone: string): string {
  const nowMs = hostNowMs();
  return neighbourOf(periodAt('day', nowMs, zone), -1, { nowMs, zone }) ?? '';
}
