import { Dropdown } from 'antd';
import type { CityInfo } from '../../../shared/contract/desk.ts';
import { useText } from '../../hook/useText.ts';
import { DeskMenu } from '../../part/DeskMenu.tsx';
import { HostClock } from '../../part/HostClock.tsx';
import { LineState } from '../../part/LineState.tsx';
import type { Line } from '../../part/LineState.tsx';
import type { Seat } from '../desk/seat.ts';

export type AccountabilityTopProps = {
  readonly city: CityInfo | undefined;
  readonly zone: string;
  readonly line: Line;
  readonly seat: Seat | null;
  readonly menu: readonly { readonly key: string; readonly label: string; readonly onClick: () => void }[];
  readonly onSeat: () => void;
};

/** The bar over the page: pages, how the line stands, who sits here, the host's clock. */
export function AccountabilityTop({ city, zone, line, seat, menu, onSeat }: AccountabilityTopProps) {
  const t = useText();
  return (
    <header className="desk-top">
      <h1>{t('app.name')}</h1>
      <DeskMenu page="accountability" />
      {city?.demo ? <span className="desk-demo">{t('app.demo')}</span> : null}
      {city?.filling ? <span className="desk-note">{t('desk.filling')}</span> : null}
      <span className="acc-gap" />
      <LineState line={line} zone={zone} />
      <button type="button" className="desk-seat" onClick={onSeat}>
        {seat ? `${t(`desk.party.${seat.party}`)}　${seat.name}（${t('desk.notSignedIn')}）` : t('desk.seat.choose')}
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
