import { Radio } from 'antd';
import { SHADINGS } from '../../../shared/wall/shading.ts';
import type { Shading } from '../../../shared/wall/shading.ts';
import { useText } from '../../hook/useText.ts';
import type { AdminTabProps } from './adminTabs.ts';
import { SaveBar } from './SaveBar.tsx';
import { useSetting } from './useSetting.ts';

/** By what every wall shades the grid, until a desk's remote control says otherwise. */
export function ShadingCard({ settings, seat, onSeat }: AdminTabProps) {
  const t = useText();
  const shading = useSetting('wall.shading', settings);
  return (
    <section className="desk-card" aria-label={t('admin.control.shading')}>
      <h2>{t('admin.control.shading')}</h2>
      <p className="quiet">{t('admin.shading.note')}</p>
      <Radio.Group
        aria-label={t('admin.control.shading')}
        className="admin-shadings"
        value={shading.draft}
        onChange={({ target }) => shading.change(target.value as Shading)}
      >
        {SHADINGS.map((one) => (
          <Radio key={one} value={one}>
            {t(`admin.shading.${one}`)} <small>{t(`admin.shading.${one}.note`)}</small>
          </Radio>
        ))}
      </Radio.Group>
      <SaveBar setting={shading} seat={seat} onSeat={onSeat} problem={null} />
    </section>
  );
}
