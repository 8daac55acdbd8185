import { Dropdown } from 'antd';
import type { CityInfo } from '../../../shared/contract/desk.ts';
import { useText } from '../../hook/useText.ts';
import { DeskMenu } from '../../part/DeskMenu.tsx';
import type { Theme } from '../../part/deskTheme.ts';
import { HostClock } from '../../part/HostClock.tsx';
import { LineState } from '../../part/LineState.tsx';
import type { Line } from '../../part/LineState.tsx';

type AssessmentTopProps = {
  readonly city: CityInfo | undefined;
  readonly zone: string;
  readonly line: Line;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly onKeys: () => void;
};

/** The bar over the page: pages, whether these are demonstration data, how the line stands, the host's clock. */
export function AssessmentTop({ city, zone, line, theme, onTheme, onKeys }: AssessmentTopProps) {
  const t = useText();
  const otherTheme = theme === 'light' ? 'dark' : 'light';
  const menu = [
    { key: 'theme', label: t(`desk.theme.${otherTheme}`), onClick: () => onTheme(otherTheme) },
    { key: 'keys', label: t('assess.keys.all'), onClick: onKeys },
  ];
  return (
    <header className="desk-top">
      <h1>{t('app.name')}</h1>
      <DeskMenu page="assessment" />
      {city?.demo ? <span className="desk-demo">{t('app.demo')}</span> : null}
      {city?.filling ? <span className="desk-note">{t('desk.filling')}</span> : null}
      <span className="assess-space" />
      <LineState line={line} zone={zone} />
      <HostClock zone={zone} />
      <Dropdown menu={{ items: menu }} trigger={['click']}>
        <button type="button" className="desk-plain">
          {t('desk.more')}
        </button>
      </Dropdown>
    </header>
  );
}
