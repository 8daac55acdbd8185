import type { GridCell } from '../../shared/grid/cell.ts';

/** What the demonstration city is made of, besides the rules: its cells, and the number from which chance is drawn. */
export type DemoCity = {
  readonly seed: string;
  readonly cells: readonly GridCell[];
  readonly cellByCode: ReadonlyMap<string, GridCell>;
  /** The same cells, town by town. */
  readonly towns: readonly (readonly GridCell[])[];
};

/** How often a category is reported; conditions by their share. The shares follow a published bulletin (48 %, 15 %, 13 %). */
type Frequent = {
  readonly category: string;
  readonly condition: string | null;
  readonly weight: number;
  readonly hazard?: true;
};

const often = (category: string, weight: number, condition: string | null = null): Frequent => ({
  category,
  condition,
  weight,
});
const danger = (category: string, weight: number, condition: string | null = null): Frequent => ({
  category,
  condition,
  weight,
  hazard: true,
});

export const FREQUENT: readonly Frequent[] = [
  often('event:07001', 48),
  often('event:06036', 13),
  often('event:06010', 2.5),
  often('event:06012', 1.7),
  often('event:06007', 1),
  often('event:06017', 1.4),
  often('event:06035', 0.8),
  often('event:06042', 1.1),
  often('event:06014', 0.5),
  often('event:06025', 1.1),
  often('event:06013', 1.6),
  often('event:06004', 0.6, '乱涂乱画'),
  often('event:06045', 0.4),
  often('event:06026', 0.4),
  often('event:06001', 0.5, '正在搭建'),
  often('event:06001', 0.4, '已经建成'),
  often('event:06011', 1),
  often('event:07003', 0.9, '灯箱、电子屏'),
  often('event:07006', 1.2),
  often('event:07007', 0.8),
  often('event:08001', 0.6),
  often('event:08002', 0.9),
  often('event:08004', 0.8),
  often('event:08006', 0.8),
  often('event:08007', 0.7, '破损、倒伏'),
  often('event:09001', 3),
  often('event:09005', 3.4),
  often('event:09006', 2.4),
  often('event:09009', 1.8),
  often('event:09010', 2),
  often('event:09011', 1.4, '乱停放'),
  often('event:09012', 0.6),
  danger('event:06013', 0.14, '路面塌陷，围护排险'),
  danger('event:10002', 0.16),
  danger('component:01001', 0.1, '缺失、移位、断裂'),
  danger('component:01003', 0.15, '缺失、移位、断裂'),
  often('component:01001', 0.45, '破损'),
  often('component:01002', 0.7, '破损'),
  often('component:01004', 0.7, '堵塞'),
  often('component:01027', 0.4, '倾斜、倒伏'),
];

/** Units that answer for a category by the beginning of its id; the others fall to the cell's own town or street. */
const ANSWERABLE: readonly { readonly category: string; readonly units: readonly string[] }[] = [
  { category: 'event:06001', units: ['B01'] },
  { category: 'event:06012', units: ['E01'] },
  { category: 'event:06042', units: ['E01'] },
  { category: 'event:06013', units: ['E02', 'B04'] },
  { category: 'event:06017', units: ['E03'] },
  { category: 'event:06045', units: ['E03'] },
  { category: 'event:06025', units: ['B06'] },
  { category: 'event:06026', units: ['B06', 'B07'] },
  { category: 'event:0700', units: ['', 'B01'] },
  { category: 'event:08', units: ['B04', 'B01'] },
  { category: 'event:09009', units: ['B03'] },
  { category: 'event:09010', units: ['', 'B01'] },
  { category: 'event:09', units: ['B01', ''] },
  { category: 'event:10002', units: ['E07', 'E10', 'E04'] },
  { category: 'component:01001', units: ['E05'] },
  { category: 'component:01002', units: ['E02', 'E05'] },
  { category: 'component:01003', units: ['E02'] },
  { category: 'component:01004', units: ['E02'] },
  { category: 'component:01027', units: ['E07', 'E08', 'E09'] },
];

/** The unit that a dispatcher of the demonstration city picks; one that has returned the case is passed over. */
export function answerableUnit(
  category: string,
  cell: GridCell | undefined,
  pick: number,
  returned: readonly string[],
): string {
  const own = cell?.units[0] ?? 'B01';
  const named = ANSWERABLE.find(({ category: begin }) => category.startsWith(begin))?.units ?? [''];
  const candidates = named.map((unit) => (unit === '' ? own : unit)).filter((unit) => !returned.includes(unit));
  return (
    candidates[Math.floor(pick * candidates.length)] ??
    [own, 'B01', 'B04'].find((unit) => !returned.includes(unit)) ??
    own
  );
}
