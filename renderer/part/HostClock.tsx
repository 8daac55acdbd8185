import { clockWords } from '../../shared/time/words.ts';
import { useHostNow } from '../hook/useHostNow.ts';

/** The host's time of day. */
export function HostClock({ zone }: { readonly zone: string }) {
  const nowMs = useHostNow(1000);
  return <time className="desk-clock num">{clockWords(nowMs, zone)}</time>;
}
