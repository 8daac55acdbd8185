import { useEffect, useEffectEvent, useRef } from 'react';
import type { WallSoundState } from '../../../shared/contract/wallControl.ts';
import { fallenDue, isQuiet, volumesAt } from '../../../shared/wall/sound.ts';
import { usePlayer } from '../../sound/usePlayer.ts';
import type { Overview } from './overview.ts';
import type { Remote } from './remote.ts';
import type { WallPicture } from './wallState.ts';

/** The alarm comes again after so long, until a seat has heard it. */
const ALARM_EVERY_MS = 6000;
/** A busy city would chime without end. */
const CHIME_PAUSE_MS = 60_000;

export type WallSoundInput = {
  readonly picture: WallPicture | null;
  readonly overview: Overview | null;
  /** Host time of the overview. */
  readonly nowMs: number;
  /** The picture is live: nobody can end the alarm of an old one. */
  readonly isLive: boolean;
  /** Switched off by the wall's address. */
  readonly isMute: boolean;
  readonly trial: Remote['trial'];
};

/** Sounds the alarm of hazards that no seat has heard and the chime of limits about to pass; says whether the wall can be heard. */
export function useWallSound({ picture, overview, nowMs, isLive, isMute, trial }: WallSoundInput): WallSoundState {
  const sound = picture?.sound ?? null;
  const isWanted = !isMute && sound !== null && (sound.hazard || sound.soon) && sound.volume + sound.quietVolume > 0;
  const { state, play } = usePlayer(isWanted);
  const zone = picture?.city.zone ?? '';
  const volumes = sound === null ? { hazard: 0, soon: 0 } : volumesAt(sound, nowMs, zone);
  const isUnheard = overview?.hazards.some(({ hazardHeardAtMs }) => hazardHeardAtMs === null) ?? false;
  const rings = isUnheard && isLive && state === 'ready' && volumes.hazard > 0;

  useEffect(() => {
    if (!rings) return;
    play('hazard', volumes.hazard);
    const again = setInterval(() => play('hazard', volumes.hazard), ALARM_EVERY_MS);
    return () => clearInterval(again);
  }, [rings, play, volumes.hazard]);

  const lookedAtMs = useRef<number | null>(null);
  const chimedAtMs = useRef(Number.NEGATIVE_INFINITY);
  const look = useEffectEvent((toMs: number): void => {
    const fromMs = lookedAtMs.current;
    lookedAtMs.current = toMs;
    // After a gap nothing is news any more.
    if (!isLive || sound === null || overview === null || fromMs === null || toMs - fromMs > CHIME_PAUSE_MS) return;
    const fallen = fallenDue(overview.nextDue, { minutes: sound.soonMinutes, fromMs, toMs });
    // One sound at a time, the graver one.
    if (fallen === 0 || rings || toMs - chimedAtMs.current < CHIME_PAUSE_MS) return;
    chimedAtMs.current = toMs;
    play('soon', volumes.soon);
  });
  useEffect(() => look(nowMs), [nowMs]);

  const tryOut = useEffectEvent((tone: 'hazard' | 'soon'): void => play(tone, (sound?.volume ?? 0) / 100));
  useEffect(() => {
    if (trial !== null) tryOut(trial.tone);
  }, [trial]);

  if (!isWanted || state === 'off') return 'off';
  if (state === 'blocked') return 'blocked';
  return sound !== null && isQuiet(sound, nowMs, zone) ? 'quiet' : 'on';
}
