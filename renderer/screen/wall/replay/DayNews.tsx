import { clockWords } from '../../../../shared/time/words.ts';
import { useText } from '../../../hook/useText.ts';
import { useHeightRem } from '../../../hook/useWholeRows.ts';
import { Panel } from '../Panel.tsx';
import { newsOf } from './replayed.ts';
import type { Replayed } from './replayed.ts';

const ROW_REM = 4;

/** The lines of news of the day by then, the newest first; as many as have room. */
export function DayNews({ shown, zone }: { readonly shown: Replayed; readonly zone: string }) {
  const t = useText();
  const { ref, heightRem } = useHeightRem();
  const fit = Math.max(1, Math.floor(heightRem / ROW_REM));
  const news = newsOf(shown, fit);
  return (
    <Panel name="day-news" title={t('replay.news')}>
      <div ref={ref} className="rows">
        {news.length === 0 && <p className="none">{t('replay.news.none')}</p>}
        <ul style={{ gridTemplateRows: `repeat(${fit}, 1fr)` }}>
          {news.map(({ step, atMs, text }) => (
            <li key={step} className="replay-news">
              <b className="num">{clockWords(atMs, zone)}</b>
              <span className="short">{text}</span>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
