import { memo } from 'react';
import { useText } from '../../hook/useText.ts';
import { useHeightRem } from '../../hook/useWholeRows.ts';
import type { Stage } from '../../../shared/case/caseFile.ts';
import { Panel } from './Panel.tsx';
import type { Overview } from './overview.ts';
import type { WallPicture } from './wallState.ts';

type SharesProps = { readonly overview: Overview; readonly picture: WallPicture };

const ROW_REM = 3.7;
const STAGES = ['verification', 'acceptance', 'dispatch', 'signOff', 'handling', 'observation', 'check'] as const;

/** Which categories the open cases are of: the most frequent ones, as many as have room. */
export const Often = memo(function Often({ overview, picture }: SharesProps) {
  const t = useText();
  const rows = mostFirst(overview.byCategory, (category) => picture.categories[category]);
  return (
    <Panel
      name="often"
      title={
        <>
          {t('wall.often')} <small>{t('wall.often.note')}</small>
        </>
      }
    >
      <Bars rows={rows} />
    </Panel>
  );
});

/** In which stage the open cases stand. */
export const Stages = memo(function Stages({ overview }: Pick<SharesProps, 'overview'>) {
  const t = useText();
  const rows = STAGES.map((stage) => ({
    name: t(`wall.stage.${stage}`),
    count: overview.byStage.get(stage satisfies Stage) ?? 0,
  }));
  return (
    <Panel name="stages" title={t('wall.stages')}>
      <Bars rows={rows} />
    </Panel>
  );
});

type ShareRow = { readonly name: string; readonly count: number };

/** Counts by code as rows of bars, the most frequent first. */
export function mostFirst(
  counts: ReadonlyMap<string, number>,
  nameOf: (code: string) => string | undefined,
): readonly ShareRow[] {
  return [...counts]
    .map(([code, count]) => ({ name: nameOf(code) ?? code, count }))
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** As many whole bars as have room. */
export function Bars({ rows }: { readonly rows: readonly ShareRow[] }) {
  const { ref, heightRem } = useHeightRem();
  const fit = Math.max(1, Math.floor(heightRem / ROW_REM));
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <div ref={ref} className="rows">
      <ul className="bars" style={{ gridTemplateRows: `repeat(${fit}, 1fr)` }}>
        {rows.slice(0, fit).map(({ name, count }) => (
          <li key={name}>
            <span className="short">{name}</span>
            <i aria-hidden="true">
              <i style={{ width: `${(count / most) * 100}%` }} />
            </i>
            <b className="num">{count}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
