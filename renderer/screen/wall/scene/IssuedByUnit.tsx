import { useText } from '../../../hook/useText.ts';
import { Panel } from '../Panel.tsx';
import { Bars } from '../Shares.tsx';
import type { ScenePanelProps } from './Ladder.tsx';

/** How many findings were issued about each unit this year, the most first. */
export function IssuedByUnit({ issued }: ScenePanelProps) {
  const t = useText();
  const counts = new Map<string, number>();
  for (const one of issued.findings) if (one.issued) counts.set(one.unitName, (counts.get(one.unitName) ?? 0) + 1);
  const rows = [...counts].map(([name, count]) => ({ name, count })).toSorted((a, b) => b.count - a.count);
  return (
    <Panel
      name="by-unit"
      title={
        <>
          {t('wall.byUnit')} <small>{t('wall.issued.note', { year: issued.month.slice(0, 4) })}</small>
        </>
      }
    >
      {rows.length === 0 ? <p className="none">{t('wall.issued.none')}</p> : <Bars rows={rows} />}
    </Panel>
  );
}
