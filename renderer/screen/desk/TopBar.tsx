import { Dropdown } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import type { CityInfo, DeskSummary } from '../../../shared/contract/desk.ts';
import { useHostNow } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import { DeskMenu } from '../../part/DeskMenu.tsx';
import { HostClock } from '../../part/HostClock.tsx';
import { LineState } from '../../part/LineState.tsx';
import type { Line } from '../../part/LineState.tsx';
import { Mark } from '../../part/Mark.tsx';
import { isComposing } from './shortcut.ts';
import type { Seat } from './seat.ts';
import { timerWords } from '../../../shared/time/words.ts';

export type TopBarProps = {
  readonly city: CityInfo | undefined;
  readonly zone: string;
  readonly line: Line;
  readonly hazard: DeskSummary['hazard'];
  readonly seat: Seat | null;
  readonly menu: readonly { readonly key: string; readonly label: string; readonly onClick: () => void }[];
  readonly searchRef: Ref<HTMLInputElement>;
  /** The words that the list answers to. */
  readonly searched: string;
  readonly onSearch: (text: string) => void;
  readonly onSearchEnd: () => void;
  /** Goes on to the first case of the list. */
  readonly onFirst: () => void;
  readonly onHazard: (caseId: number) => void;
  readonly onNew: () => void;
  readonly onSeat: () => void;
};

/** The bar over the desk: pages, search, the unconfirmed hazard, how the line stands, who sits here, the host's clock. */
export function TopBar(props: TopBarProps) {
  const { city, zone, line, hazard, seat, menu, searchRef } = props;
  const t = useText();
  return (
    <header className="desk-top">
      <h1>{t('app.name')}</h1>
      <DeskMenu page="desk" />
      {city?.demo ? <span className="desk-demo">{t('app.demo')}</span> : null}
      {city?.filling ? <span className="desk-note">{t('desk.filling')}</span> : null}
      <SearchField
        inputRef={searchRef}
        searched={props.searched}
        onSearch={props.onSearch}
        onFirst={props.onFirst}
        onEnd={props.onSearchEnd}
      />
      <button type="button" className="desk-button" onClick={props.onNew}>
        {t('desk.new')} <kbd>N</kbd>
      </button>
      {hazard ? <HazardChip hazard={hazard} onOpen={props.onHazard} /> : null}
      <LineState line={line} zone={zone} />
      <button type="button" className="desk-seat" onClick={props.onSeat}>
        {seat ? `${seat.name}（${t('desk.notSignedIn')}）` : t('desk.seat.choose')}
      </button>
      <HostClock zone={zone} />
      <Dropdown menu={{ items: [...menu] }} trigger={['click']}>
        <button type="button" className="desk-plain">
          {t('desk.more')}
        </button>
      </Dropdown>
    </header>
  );
}

/** So long after the last key the host is asked: nobody reads answers between the letters of a word. */
const TYPING_MS = 120;

function SearchField({
  inputRef,
  searched,
  onSearch,
  onFirst,
  onEnd,
}: {
  readonly inputRef: Ref<HTMLInputElement>;
  readonly searched: string;
  readonly onSearch: (text: string) => void;
  readonly onFirst: () => void;
  readonly onEnd: () => void;
}) {
  const t = useText();
  // What is typed and not asked for yet.
  const [typed, setTyped] = useState<string | null>(null);
  const [composing, setComposing] = useState(false);
  const ask = useEffectEvent((text: string) => {
    setTyped(null);
    onSearch(text);
  });
  useEffect(() => {
    if (typed === null || composing) return undefined;
    const timer = setTimeout(() => ask(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, composing]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (isComposing(event.nativeEvent)) return;
    const { currentTarget: field, key } = event;
    if (key === 'Enter' || key === 'ArrowDown') {
      event.preventDefault();
      if (typed === null) onFirst();
      else {
        setTyped(null);
        onSearch(typed);
      }
      field.blur();
    }
    if (key === 'Escape') {
      setTyped(null);
      field.blur();
      onEnd();
    }
  }

  return (
    <span className="desk-search">
      <input
        ref={inputRef}
        type="search"
        maxLength={200}
        aria-label={t('desk.search.label')}
        placeholder={t('desk.search')}
        value={typed ?? searched}
        onChange={({ target }) => setTyped(target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
      />
      <kbd>/</kbd>
    </span>
  );
}

function HazardChip({
  hazard,
  onOpen,
}: {
  readonly hazard: NonNullable<DeskSummary['hazard']>;
  readonly onOpen: (caseId: number) => void;
}) {
  const t = useText();
  const nowMs = useHostNow(1000);
  return (
    <button type="button" className="desk-hazard" onClick={() => onOpen(hazard.caseId)}>
      <Mark state="hazard" />
      <span role="alert">{t('desk.hazard')}</span> <span className="num">{timerWords(nowMs - hazard.sinceMs)}</span>
      {hazard.count > 1 ? <span>{t('desk.hazard.more', { count: hazard.count })}</span> : null}
    </button>
  );
}
