import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { CityInfo } from '../../shared/contract/desk.ts';
import { useText } from '../hook/useText.ts';
import { DeskMenu } from './DeskMenu.tsx';
import type { DeskPageName } from './DeskMenu.tsx';
import { HostClock } from './HostClock.tsx';
import { LineState } from './LineState.tsx';
import type { Line } from './LineState.tsx';
import { landmarkOf } from './landmark.ts';

/** An entry of the menu at the end of the bar. */
export type TopMenuItem = { readonly key: string; readonly label: string; readonly onClick: () => void };

export type DeskTopProps = {
  readonly page: DeskPageName;
  readonly city: CityInfo | undefined;
  readonly zone: string;
  readonly line: Line;
  /** Who sits here, in words; null: nobody is asked for. */
  readonly seat: { readonly words: string; readonly onChange: () => void } | null;
  readonly menu: readonly TopMenuItem[];
  /** What only this page has, between the pages and the line. */
  readonly children?: ReactNode;
};

/** The bar over every page that people work at: pages, how the line stands, who sits here, the host's clock. */
export function DeskTop({ page, city, zone, line, seat, menu, children }: DeskTopProps) {
  const t = useText();
  return (
    <header className="desk-top">
      <h1>{t('app.name')}</h1>
      <DeskMenu page={page} />
      {city?.demo ? <span className="desk-demo">{t('app.demo')}</span> : null}
      {city?.filling ? <span className="desk-note">{t('desk.filling')}</span> : null}
      {children ?? <span className="desk-gap" />}
      <LineState line={line} zone={zone} />
      {seat === null ? null : (
        <button type="button" className="desk-seat" onClick={seat.onChange}>
          {seat.words}
        </button>
      )}
      <HostClock zone={zone} />
      <Dropdown menu={{ items: [...menu] }} trigger={['click']} getPopupContainer={landmarkOf}>
        <button type="button" className="desk-plain">
          {t('desk.more')}
        </button>
      </Dropdown>
    </header>
  );
}
