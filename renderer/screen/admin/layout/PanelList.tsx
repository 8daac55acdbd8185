import type { Arrangement } from '../../../../shared/wall/arrangement.ts';
import { PANELS } from '../../../../shared/wall/panel.ts';
import type { PanelName } from '../../../../shared/wall/panel.ts';
import { useText } from '../../../hook/useText.ts';
import { HEADINGS } from '../../wall/headings.ts';

export type PanelListProps = {
  readonly places: Arrangement;
  readonly wrong: ReadonlySet<PanelName>;
  readonly onAdd: (panel: PanelName) => void;
  readonly onRemove: (panel: PanelName) => void;
  /** The identity of a panel's button, for the focus. */
  readonly idOf: (panel: PanelName) => string;
};

/** Every panel there is: those on the wall with their size, the others to be added. */
export function PanelList({ places, wrong, onAdd, onRemove, idOf }: PanelListProps) {
  const t = useText();
  return (
    <section className="desk-card" aria-label={t('layout.panels')}>
      <h2>
        {t('layout.panels')} <small>{t('layout.panels.count', { count: places.length })}</small>
      </h2>
      <ul className="layout-panels">
        {PANELS.map((name) => {
          const place = places.find(({ panel }) => panel === name);
          const panel = t(HEADINGS[name]);
          return (
            <li key={name} className={place ? 'is-placed' : ''}>
              <span className={wrong.has(name) ? 'late-t' : ''}>{panel}</span>
              <small className="num">{place ? t('layout.size', place) : null}</small>
              <button
                id={idOf(name)}
                type="button"
                className="desk-link"
                aria-label={t(place ? 'layout.removePanel' : 'layout.addPanel', { panel })}
                onClick={() => (place ? onRemove(name) : onAdd(name))}
              >
                {t(place ? 'layout.remove' : 'layout.add')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
