import { createHash } from 'node:crypto';
import { csvLine } from '../../../../db/export/csv.ts';
import type { CsvCell } from '../../../../db/export/csv.ts';
import { workbookOf } from '../../../../db/export/workbook.ts';
import { readCity, readRules } from '../../../../db/read/city.ts';
import type { ReadableStore } from '../../../../db/store/handle.ts';
import type { FeedItem } from '../../../../shared/accountability/accountabilityEvent.ts';
import type { FeedFormat } from '../../../../shared/accountability/feedItem.ts';
import type { FeedView } from '../../../../shared/contract/accountability.ts';
import { officialPeriod } from '../../../../shared/time/officialDate.ts';
import { formatIso } from '../../../../shared/time/zone.ts';
import { unitShortName } from '../../../../shared/unit/unit.ts';
import { feedView } from '../accountability/feed12345.ts';
import { fileName, MEDIA_TYPES } from './file.ts';
import type { FileBody } from './file.ts';

export type FeedAsked = { readonly month: string; readonly format: FeedFormat; readonly nowMs: number };

/** A month's feed with what a reader of the file must know beside it. */
export type FeedSheet = {
  readonly view: FeedView;
  readonly city: string;
  readonly demo: boolean;
  readonly zone: string;
  readonly unitName: (code: string) => string;
};

const COLUMNS = ['月份', '单位编码', '单位', '考核项目', '类别', '数量', '比例', '折算'] as const;

/** A month's feed and its table, as screen, file and command line show it. */
export function feedSheet(store: ReadableStore, month: string, nowMs: number): FeedSheet {
  const { settings, units } = readRules(store, nowMs);
  return {
    view: feedView(store, month, nowMs),
    city: settings['city.name'],
    demo: readCity(store).demo,
    zone: settings['city.timeZone'],
    unitName: (code) => unitShortName(units, code),
  };
}

/** A month's feed as a file of a kind (R35, R39). */
export async function feedFile(store: ReadableStore, { month, format, nowMs }: FeedAsked): Promise<FileBody> {
  const sheet = feedSheet(store, month, nowMs);
  const state = sheet.view.frozen ? '' : '（预览）';
  const name = fileName(`${sheet.demo ? '演示数据 ' : ''}12345考核推送${month}${state}`, format);
  return { name, type: MEDIA_TYPES[format], bytes: await feedBytes(sheet, format) };
}

/** The bytes of a feed in a format; the same feed gives the same CSV and JSON. */
export async function feedBytes(sheet: FeedSheet, format: FeedFormat): Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return Buffer.from(`\uFEFF${csvLine(COLUMNS)}${rowsOf(sheet).map(csvLine).join('')}`);
    case 'json':
      return Buffer.from(`${JSON.stringify(jsonOf(sheet), null, 2)}\n`);
    case 'xlsx':
      return await feedWorkbook(sheet);
  }
}

/** A line as `sha256sum` writes and checks it. */
export function checksumLine(bytes: Uint8Array, name: string): string {
  return `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;
}

/** What the item counts towards the assessment; null: no weight was set. */
export function weighted({ count, weight }: Pick<FeedItem, 'count' | 'weight'>): number | null {
  return weight === null ? null : Math.round(count * weight * 1000) / 1000;
}

function rowsOf({ view, unitName }: FeedSheet): readonly (readonly CsvCell[])[] {
  return view.items.map((one) => [
    view.month,
    one.unit,
    unitName(one.unit),
    one.item,
    one.kind,
    one.count,
    one.weight ?? '未设定比例',
    weighted(one),
  ]);
}

/** What stands above the table and in the JSON: the state of the feed, its digest, what has no weight. */
function notesOf({ view, city, demo, zone }: FeedSheet): readonly string[] {
  const state = view.frozen
    ? `${formatIso(view.frozen.atMs, zone)} 由 ${view.frozen.seat} 冻结`
    : '预览，尚未冻结，数字可能变化';
  const missing = view.missingWeights.length > 0 ? [`未设定比例：${view.missingWeights.join('、')}`] : [];
  return [
    `${demo ? '演示数据　' : ''}${city} ${officialPeriod(view.month)} 12345 考核推送`,
    `${state}；校验值 SHA-256：${view.digest}`,
    ...missing,
  ];
}

function jsonOf(sheet: FeedSheet): object {
  const { view, city, demo, zone, unitName } = sheet;
  return {
    city,
    demo,
    month: view.month,
    frozenAt: view.frozen && formatIso(view.frozen.atMs, zone),
    algorithm: 'sha256',
    digest: view.digest,
    missingWeights: view.missingWeights,
    items: view.items.map((one) => ({ ...one, unitName: unitName(one.unit), weighted: weighted(one) })),
    changes: view.changes,
    honours: view.honours,
  };
}

async function feedWorkbook(sheet: FeedSheet): Promise<Uint8Array> {
  const { view, unitName } = sheet;
  const notes = notesOf(sheet);
  const widths = [10, 10, 16, 30, 14, 8, 12, 10];
  const honours = view.honours.map((one) => [one.unit, one.unitName, one.posts.join('、'), one.fromYear, one.toYear]);
  return await workbookOf(
    [
      {
        name: '考核项目',
        notes,
        columns: COLUMNS.map((title, at) => ({ title, width: widths[at] ?? 12 })),
        rows: rowsOf(sheet),
      },
      {
        name: '与上次的差异',
        notes,
        columns: ['单位编码', '单位', '考核项目', '上次', '本次'].map((title) => ({ title, width: 16 })),
        rows: view.changes.map((one) => [one.unit, unitName(one.unit), one.item, one.before, one.now]),
      },
      {
        name: '取消评先评优资格',
        notes,
        columns: ['单位编码', '单位', '岗位', '起始年度', '截止年度'].map((title) => ({ title, width: 16 })),
        rows: honours,
      },
    ],
    { title: notes[0] ?? '', madeAtMs: view.frozen?.atMs ?? 0 },
  );
}
