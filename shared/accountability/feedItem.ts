/** The two items of the 12345 assessment into which supervised and designated cases enter (R35, practice 1.10). */
export const HOTLINE_KINDS = ['日常考核', '督办考核'] as const;
export type HotlineKind = (typeof HOTLINE_KINDS)[number];

/** What `feed.mapping` maps: supervised cases (个案督办) and designated ones (指定交办). */
export const MAPPED = ['supervision', 'designation'] as const;
export type Mapped = (typeof MAPPED)[number];

/** R35 maps to items of 12345; R39 hands over assessment data and major cases. */
type Part = Mapped | 'data' | 'major';

/** The name of each item, in the order in which a feed lists them. */
export const FEED_ITEMS = [
  { key: 'dispatched', part: 'data', name: '派遣数' },
  { key: 'due', part: 'data', name: '应结案数' },
  { key: 'closed', part: 'data', name: '结案数' },
  { key: 'timely', part: 'data', name: '及时结案数' },
  { key: 'exemptDue', part: 'data', name: '豁免期内到期数' },
  { key: 'signOffDue', part: 'data', name: '应签收数' },
  { key: 'signOffTimely', part: 'data', name: '按时签收数' },
  { key: 'returned', part: 'data', name: '回退数' },
  { key: 'reworked', part: 'data', name: '返工案件数' },
  { key: 'reworks', part: 'data', name: '返工次数' },
  { key: 'supervised', part: 'supervision', name: '督办案件数' },
  { key: 'supervisedTimely', part: 'supervision', name: '督办案件按时办结数' },
  { key: 'led', part: 'designation', name: '指定交办牵头案件数' },
  { key: 'ledTimely', part: 'designation', name: '指定交办牵头案件按时办结数' },
  { key: 'cooperating', part: 'designation', name: '指定交办配合案件数' },
  { key: 'cooperatingTimely', part: 'designation', name: '指定交办配合案件按时办结数' },
  { key: 'circulars', part: 'data', name: '印发通报数' },
  { key: 'major', part: 'major', name: '重大责任追究案件数' },
] as const satisfies readonly { readonly key: string; readonly part: Part; readonly name: string }[];

export type FeedCounts = { readonly [K in (typeof FEED_ITEMS)[number]['key']]: number };

const OWN_KINDS = { data: '考核数据', major: '重大责任追究' } as const;

/** `feed.mapping`: each of the two parts into one item of 12345, or into both. */
export type FeedMapping = { readonly [P in Mapped]?: HotlineKind | readonly HotlineKind[] };

/** The kinds under which an item is handed over; a part that is not mapped goes nowhere but under its own name. */
export function kindsOf(part: Part, mapping: FeedMapping): readonly string[] {
  if (part === 'data' || part === 'major') return [OWN_KINDS[part]];
  const mapped = mapping[part];
  return mapped === undefined ? ['未设定项目'] : [mapped].flat();
}

/**
 * The weight of an item (`feed.weights`, A22): by `督办考核/督办案件数` where the item enters two kinds with different
 * weights, else by the item's name; null: none was set.
 */
export function weightOf(kind: string, item: string, weights: Readonly<Record<string, number>>): number | null {
  for (const key of [`${kind}/${item}`, item]) if (Object.hasOwn(weights, key)) return weights[key] ?? null;
  return null;
}

/** Whether a key of `feed.weights` names an item. */
export function isWeightKey(key: string): boolean {
  const [kind, item] = key.includes('/') ? key.split('/', 2) : [null, key];
  const isKind =
    kind === null ||
    (HOTLINE_KINDS as readonly unknown[]).includes(kind) ||
    Object.values<unknown>(OWN_KINDS).includes(kind);
  return isKind && FEED_ITEMS.some(({ name }) => name === item);
}

export const FEED_FORMATS = ['xlsx', 'csv', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** Where a month's feed lies at the host as a file. */
export function feedPath(month: string, format: FeedFormat): string {
  return `/file/feed/${month}.${format}`;
}
