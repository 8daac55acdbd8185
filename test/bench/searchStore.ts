import type { Actor } from '../../shared/case/caseFile.ts';
import type { NewEvent } from '../../shared/case/event.ts';
import { demoPlaces, generatedStore, STORE_NOW_MS } from './generatedStore.ts';
import type { LifePlaces } from './lifeEvents.ts';

const CASES = 1_000_000;
const IMPORT: Actor = { party: 'import', unit: null, seat: '导入' };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OPEN_CASES = 20_000;

/** What is reported, and in how many of ten thousand cases. What is left over is a name that occurs only now and then. */
const REPORTED: readonly (readonly [string, number])[] = [
  ['暴露垃圾未清运', 1500],
  ['井盖破损松动', 1100],
  ['占道经营影响通行', 1050],
  ['机动车乱停放', 900],
  ['乱张贴小广告', 850],
  ['店外经营', 700],
  ['路灯不亮', 480],
  ['绿化带缺株', 350],
  ['污水外溢有异味', 300],
  ['渣土车抛洒滴漏', 250],
  ['护栏倾斜', 200],
  ['共享单车堆放', 150],
  ['雨水箅子堵塞', 90],
  ['夜间施工噪声扰民', 60],
  ['行道树倒伏', 2],
  ['桥梁栏杆锈蚀', 1],
];
const STREETS = [
  '长江路',
  '解放路',
  '人民中路',
  '珠江路',
  '秀山西路',
  '北京路',
  '张謇大道',
  '通源路',
  '叠石桥',
  '黄海路',
];
const SIDES = ['东侧', '西侧', '门前', '路口向北', '公交站台旁', '小区入口', '菜市场周边', '学校对面'];
const ENDS = ['请及时处置', '有人反映', '影响出行', '已多次出现', '请现场核实'];

/** Numbers in [0, 1) that follow from a case's id. */
function draws(caseId: number): () => number {
  let state = Math.imul(caseId, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(list: readonly T[], share: number): T {
  return list[Math.floor(share * list.length)] as T;
}

function reportedWords(of: () => number): string {
  let share = of() * 10_000;
  for (const [words, weight] of REPORTED) {
    if (share < weight) return words;
    share -= weight;
  }
  // A shop's or a person's name: four of some three thousand characters.
  const name = Array.from({ length: 4 }, () => String.fromCodePoint(0x4e00 + Math.floor(of() * 3000))).join('');
  return `${name}反映的问题`;
}

function lifeOf(caseId: number, { units, categories, cells }: LifePlaces, fromMs: number): readonly NewEvent[] {
  const of = draws(caseId);
  const reportedAtMs = fromMs + Math.floor(((STORE_NOW_MS - fromMs) * caseId) / CASES / 1000) * 1000 - HOUR_MS;
  const cell = pick(cells, of());
  const street = pick(STREETS, of() ** 2);
  const house = 1 + Math.floor(of() * 900);
  const address = `${street} ${house} 号${pick(SIDES, of())}`;
  const at = { by: IMPORT, evidence: null, occurredAtMs: reportedAtMs };
  const imported: NewEvent = {
    ...at,
    kind: 'imported',
    body: {
      number: `${20_240_000 + Math.floor(caseId / 2000)}-${String(caseId % 2000).padStart(4, '0')}`,
      source: 'supervisor',
      category: pick(categories, of()),
      description: `${address}${reportedWords(of)}，${pick(ENDS, of())}`,
      address,
      lat: cell.lat,
      lng: cell.lng,
      cell: cell.code,
      batch: 1,
      flags: [],
    },
  };
  const dispatched: NewEvent = {
    ...at,
    kind: 'importedDispatch',
    body: { task: 1, unit: pick(units, of()), dispatchedAtMs: reportedAtMs, dueAtMs: reportedAtMs + DAY_MS },
  };
  if (caseId > CASES - OPEN_CASES) return [imported, dispatched];
  return [
    imported,
    dispatched,
    {
      ...at,
      occurredAtMs: reportedAtMs + HOUR_MS,
      kind: 'importedClosing',
      body: { known: true, onTime: null },
    },
  ];
}

/** A store of 1,000,000 cases whose texts differ as those of a city do: frequent words, rare ones, and names. */
export function searchStore(folder: string): string {
  const fromMs = STORE_NOW_MS - 730 * 86_400_000;
  const places = demoPlaces();
  return generatedStore(folder, 'search', {
    key: { cases: CASES, open: OPEN_CASES, texts: 2 },
    cases: CASES,
    beganAtMs: fromMs - HOUR_MS,
    eventsOf: (caseId) => lifeOf(caseId, places, fromMs),
  });
}
