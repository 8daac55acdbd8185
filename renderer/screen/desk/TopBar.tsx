import { memo } from 'react';
import type { Ref } from 'react';
import type { CityInfo, DeskSummary } from '../../../shared/contract/desk.ts';
import { useHostNow } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import { DeskTop } from '../../part/DeskTop.tsx';
import type { TopMenuItem } from '../../part/DeskTop.tsx';
import type { Line } from '../../part/LineState.tsx';
import { Mark } from '../../part/Mark.tsx';
import type { DeskStep } from './deskState.ts';
import { SearchField } from './search/SearchField.tsx';
import type { Seat } from './seat/seat.ts';
import { timerWords } from '../../../shared/time/words.ts';

export type TopBarProps = {
  readonly city: CityInfo | undefined;
  readonly zone: string;
  readonly line: Line;
  readonly hazard: DeskSummary['hazard'];
  readonly seat: Seat | null;
  readonly menu: readonly TopMenuItem[];
  readonly searchRef: Ref<HTMLInputElement>;
  /** The words that the list answers to. */
  readonly searched: string;
  readonly step: (step: DeskStep) => void;
  readonly onSearch: (text: string) => void;
  /** Goes on to the first case of the list. */
  readonly onFirst: () => void;
  readonly onNew: () => void;
};

/** The bar over the desk: pages, search, the unconfirmed hazard, how the line stands, who sits here, the host's clock. */
export const TopBar = memo(function TopBar(props: TopBarProps) {
  const { city, zone, line, hazard, seat, menu, searchRef, step } = props;
  const t = useText();
  return (
    <DeskTop
      page="desk"
      city={city}
      zone={zone}
      line={line}
      seat={{
        words: seat ? `${seat.name}（${t('desk.notSignedIn')}）` : t('desk.seat.choose'),
        onChange: () => step({ do: 'openDialog', dialog: 'seat' }),
      }}
      menu={menu}
    >
      <SearchField
        inputRef={searchRef}
        label={t('desk.search.label')}
        hint={t('desk.search')}
        shortcut="/"
        searched={props.searched}
        onSearch={props.onSearch}
        onFirst={props.onFirst}
        onEnd={() => step({ do: 'endSearch' })}
      />
      <button type="button" className="desk-button" onClick={props.onNew}>
        {t('desk.new')} <kbd>N</kbd>
      </button>
      {hazard ? <HazardChip hazard={hazard} onOpen={(id) => step({ do: 'openCase', id })} /> : null}
    </DeskTop>
  );
});

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
