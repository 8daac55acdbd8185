import { memo, useLayoutEffect, useRef, useState } from 'react';
import { useNow } from '../../hook/useNow.ts';
import { useText } from '../../hook/useText.ts';
import { PageMarks } from '../../part/PageMarks.tsx';
import { SoundNote } from './SoundNote.tsx';
import type { TickerItem } from '../../../shared/contract/wall.ts';
import type { WallSoundState } from '../../../shared/contract/wallControl.ts';
import { clockWords } from '../../../shared/time/words.ts';

type TickerProps = {
  readonly items: readonly TickerItem[];
  readonly zone: string;
  /** Screens side by side. */
  readonly modules: number;
  readonly sound: WallSoundState;
};

const TURN_MS = 12_000;
/** The latest news only: what happened longer ago is in the lists. */
const MOST_ITEMS = 24;

/**
 * The latest news, turned by whole items every 12 s, nothing runs; what is new comes first at the next turn. Each module of
 * a wide wall has its own share. A sound that the browser blocks is said here, where it moves nothing.
 */
export const Ticker = memo(function Ticker({ items, zone, modules, sound }: TickerProps) {
  const t = useText();
  const turn = Math.floor(useNow(TURN_MS) / TURN_MS);
  const [shown, setShown] = useState({ turn, items, page: 0 });
  if (shown.turn !== turn || (shown.items.length === 0 && items.length > 0))
    setShown({ turn, items, page: shown.items[0]?.sequence === items[0]?.sequence ? shown.page + 1 : 0 });
  const each = Math.ceil(Math.min(MOST_ITEMS, shown.items.length) / modules);
  return (
    <footer className="ticker" aria-label={t('wall.ticker')}>
      {Array.from({ length: modules }, (_, part) => (
        <div key={part} className="ticker-part">
          {part === 0 && sound === 'blocked' && <SoundNote />}
          {part === 0 && shown.items.length === 0 && <p>{t('wall.ticker.none')}</p>}
          <News items={shown.items.slice(part * each, (part + 1) * each)} zone={zone} turned={shown.page} />
        </div>
      ))}
    </footer>
  );
});

/** Items in lines of as many as have room; one line is shown. */
function News({
  items,
  zone,
  turned,
}: {
  readonly items: readonly TickerItem[];
  readonly zone: string;
  readonly turned: number;
}) {
  const list = useRef<HTMLParagraphElement>(null);
  const [pages, setPages] = useState(1);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const measure = (): void => {
      const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight);
      setPages(Math.max(1, Math.round(element.offsetHeight / lineHeight)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const page = turned % pages;
  return (
    <>
      <div className="ticker-line">
        <p ref={list} style={{ translate: `0 calc(var(--ticker-line) * ${-page})` }}>
          {items.map((item) => (
            <span key={item.sequence}>
              <b className="num">{clockWords(item.atMs, zone)}</b> {item.text}
            </span>
          ))}
        </p>
      </div>
      <PageMarks page={page} pages={pages} />
    </>
  );
}
