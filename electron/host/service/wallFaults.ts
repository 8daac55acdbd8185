import type { Logger } from 'pino';
import type { WallFault } from '../../../shared/contract/wallFault.ts';

/** Many walls that fail at every change must not fill the log. */
const MOST_A_MINUTE = 20;
const MINUTE_MS = 60_000;

/** Takes what walls tell of their failed panels into the log, so many a minute; `measureMs` is a running stopwatch. */
export function noteWallFaults(log: Logger, measureMs: () => number): (fault: WallFault) => void {
  let minuteFromMs = -Infinity;
  let noted = 0;
  return ({ panel, fault }) => {
    const nowMs = measureMs();
    if (nowMs - minuteFromMs >= MINUTE_MS) {
      minuteFromMs = nowMs;
      noted = 0;
    }
    noted += 1;
    if (noted <= MOST_A_MINUTE) log.warn({ panel, fault }, 'a panel of a wall failed');
    else if (noted === MOST_A_MINUTE + 1) log.warn('more panels of walls fail; the rest of this minute is left out');
  };
}
