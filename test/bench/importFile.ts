import { closeSync, existsSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export const IMPORT_ROWS = 500_000;

const UNITS = 40;
const CATEGORIES = [
  '市容环境/暴露垃圾',
  '市容环境/积存渣土',
  '街面秩序/占道经营',
  '施工管理/工地扬尘',
  '公用设施/井盖破损',
];
const FROM_MS = Date.parse('2017-01-01T00:00:00Z');
const DAY_MS = 86_400_000;

/** The mapping profile of the generated file. */
const PROFILE = {
  name: 'bench',
  title: '测速',
  number: '案件编号',
  reportedAt: '上报时间',
  dueAt: '截止时间',
  closedAt: '结案时间',
  unit: { code: '单位编码', name: '单位名称' },
  category: { code: '类别' },
  description: '问题描述',
  address: '地址',
  place: { columns: { lat: '纬度', lng: '经度' } },
};

/** A CSV file of generated rows, most of them closed, and its profile. Written once. */
export function importFile(folder: string): { readonly file: string; readonly profile: string } {
  const [file, profile] = [join(folder, `import-${IMPORT_ROWS}.csv`), join(folder, 'import-profile.json')];
  writeFileSync(profile, JSON.stringify(PROFILE));
  if (existsSync(file)) return { file, profile };
  const out = openSync(`${file}.part`, 'w');
  writeSync(out, '案件编号,上报时间,截止时间,结案时间,单位编码,单位名称,类别,问题描述,地址,纬度,经度\n');
  for (let first = 0; first < IMPORT_ROWS; first += 1000)
    writeSync(out, Array.from({ length: 1000 }, (_, i) => `${csvRow(first + i)}\n`).join(''));
  closeSync(out);
  renameSync(`${file}.part`, file);
  return { file, profile };
}

function csvRow(n: number): string {
  // A multiplicative walk: scattered, and the same on every machine.
  const share = ((n * 2_654_435_761) % 4_294_967_296) / 4_294_967_296;
  const reportedAtMs = FROM_MS + Math.floor((n * 700 * DAY_MS) / IMPORT_ROWS);
  const dueAtMs = reportedAtMs + Math.floor((1 + share * 9) * DAY_MS);
  const closedAtMs = share > 0.97 ? null : reportedAtMs + Math.floor(share * 10 * DAY_MS);
  const unit = n % UNITS;
  return [
    `BJ${String(n + 1).padStart(9, '0')}`,
    written(reportedAtMs),
    written(dueAtMs),
    closedAtMs === null ? '' : written(closedAtMs),
    `U${String(unit).padStart(3, '0')}`,
    `第 ${unit} 处置单位`,
    CATEGORIES[n % CATEGORIES.length],
    `长江路 ${n % 900} 号门前有人反映，请及时处置`,
    `长江路 ${n % 900} 号`,
    (31.8 + share / 5).toFixed(6),
    (121.1 + share / 4).toFixed(6),
  ].join(',');
}

/** A time as offices write it. */
function written(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}
