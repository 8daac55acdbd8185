import { clockWords } from '../../shared/time/words.ts';
import { useText } from '../hook/useText.ts';

/** The line to the host as a page shows it. */
export type Line =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'lost'; readonly sinceMs: number; readonly attempt: number };

/** Whether the page is in step with the host, and since when not. */
export function LineState({ line, zone }: { readonly line: Line; readonly zone: string }) {
  const t = useText();
  const words =
    line.kind === 'live'
      ? t('desk.live')
      : line.kind === 'connecting'
        ? t('desk.connecting')
        : t('desk.lost', { time: clockWords(line.sinceMs, zone), attempt: line.attempt });
  return (
    <output className={`desk-line desk-line-${line.kind}`}>
      <i />
      {words}
    </output>
  );
}
