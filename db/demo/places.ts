import type { GridCell } from '../../shared/grid/cell.ts';
import { chance } from './chance.ts';

/** Names of the demonstration city; none of them is meant to be a place that exists. */
const ROADS = '景明路 和风路 安澜路 文汇路 丰登路 望江路 朝晖路 育英路 永宁路 长康路 瑞祥路 碧波路 通达路 锦绣路'.split(
  ' ',
);
const RIVERS = '清和河 安济河 丰收河 友好河 新港河 横塘河'.split(' ');
const BRIDGES = '安澜桥 丰收桥 惠民桥 新港桥 望月桥'.split(' ');
const ESTATES = '锦绣花园 和风苑 望江新村 景明家园 朝晖小区 永宁公寓'.split(' ');
const VILLAGES = '新建 永丰 民生 同心 利群 振兴 富民 太平 长春 合兴'.split(' ');
const SIDES = '东侧 西侧 南侧 北侧'.split(' ');
const FRONTS = '门前 沿街 人行道 公交站旁 店铺外 停车场'.split(' ');

type Kind = 'water' | 'works' | 'building' | 'green' | 'carriageway' | 'street';

/** Where things of a category lie, by the beginning of its id; the others lie along a street. */
const KINDS: readonly (readonly [string, Kind])[] = [
  ['event:06025', 'water'],
  ['event:06026', 'water'],
  ['event:06001', 'building'],
  ['event:06017', 'green'],
  ['event:06045', 'green'],
  ['event:06012', 'carriageway'],
  ['event:06013', 'carriageway'],
  ['event:06014', 'carriageway'],
  ['component:', 'carriageway'],
  ['event:08', 'works'],
];

function pick(list: readonly string[], ...words: readonly (string | number)[]): string {
  return list[Math.floor(chance(...words) * list.length)] ?? '';
}

/** An address that suits the category and the cell: a stretch of a river for water, a village in a town. The same for a key. */
export function demoAddress(key: string, category: string, cell: GridCell): string {
  const of = (list: readonly string[], name: string): string => pick(list, key, name);
  const number = (name: string, most: number): number => 1 + Math.floor(chance(key, name) * most);
  const kind = KINDS.find(([begin]) => category.startsWith(begin))?.[1] ?? 'street';
  const road = of(ROADS, 'road');
  const side = of(SIDES, 'side');
  if (kind === 'water') return `${of(RIVERS, 'river')}${of(BRIDGES, 'bridge')}${side}河段`;
  if (cell.name.includes('镇') && chance(key, 'village') < 0.45) {
    const village = `${of(VILLAGES, 'village name')}村 ${number('group', 24)} 组`;
    if (kind === 'building') return `${village}农房${side}`;
    if (kind === 'works') return `${village}安置房工地`;
    return `${village}${kind === 'green' ? '绿化带' : '村道旁'}`;
  }
  switch (kind) {
    case 'works':
      return `${road} ${number('number', 300)} 号工地${side}`;
    case 'building':
      return `${of(ESTATES, 'estate')} ${number('block', 40)} 幢${side}`;
    case 'green':
      return `${road} ${number('number', 300)} 号${side}绿化带`;
    case 'carriageway': {
      const other = ROADS[(ROADS.indexOf(road) + number('other', ROADS.length - 1)) % ROADS.length] ?? road;
      return chance(key, 'crossing') < 0.4
        ? `${road}与${other}交叉口${side}`
        : `${road} ${number('number', 300)} 号前路段`;
    }
    default:
      return `${road} ${number('number', 300)} 号${of(FRONTS, 'front')}`;
  }
}
