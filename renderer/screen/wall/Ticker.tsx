import { memo, useState } from 'react';
import { useNow } from '../../hook/useNow.ts';
import { useText } from '../../hook/useText.ts';
import type { TickerItem } from '../../../shared/contract/wall.ts';
import { clockWords } from '../../../shared/time/words.ts';

type TickerProps = { readonly items: readonly TickerItem[]; readonly zone: string; readonly modules: 1 | 2 | 3 };

const TURN_MS = 12_000;

/** The latest news: whole items, renewed every 12 s, nothing runs. Each module of a wide wall has its own share. */
export const Ticker = memo(function Ticker({ items, zone, modules }: TickerProps) {
  const t = useText();
  const turn = Math.floor(useNow(TURN_MS) / TURN_MS);
  const [shown, setShown] = useState({ turn, items });
  if (shown.turn !== turn || (shown.items.length === 0 && items.length > 0)) setShown({ turn, items });
  const each = modules === 1 ? 8 : modules === 2 ? 4 : 2;
  return (
    <footer className="ticker" aria-label={t('wall.ticker')}>
      {shown.items.length === 0 && <p>{t('wall.ticker.none')}</p>}
      {Array.from({ length: modules }, (_, part) => (
        <div key={part} className="ticker-part">
          {shown.items.slice(part * each, (part + 1) * each).map((item) => (
            <span key={item.sequence}>
              <b className="num">{clockWords(item.atMs, zone)}</b> {item.text}
            </span>
          ))}
        </div>
      ))}
    </footer>
  );
});
