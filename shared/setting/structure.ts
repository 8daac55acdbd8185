import { HOTLINE_KINDS, isWeightKey, MAPPED } from '../accountability/feedItem.ts';

const MAPPING_FORM = `应写作 {"supervision":["督办考核"],"designation":["日常考核"]}，考核项目为 ${HOTLINE_KINDS.join('、')} 之一或两者`;
const WEIGHT_FORM = '应写作 {"督办案件按时办结数":2}，比例为 -1000 至 1000 的数';

/** What is wrong with `feed.mapping` (A21), or null. */
export function feedMappingProblem(value: unknown): string | null {
  if (!isRecord(value)) return MAPPING_FORM;
  for (const [part, kinds] of Object.entries(value)) {
    if (!(MAPPED as readonly string[]).includes(part)) return `中没有“${part}”一项：只有 ${MAPPED.join('、')}`;
    const list: readonly unknown[] = [kinds].flat();
    const known = list.every((kind) => (HOTLINE_KINDS as readonly unknown[]).includes(kind));
    if (list.length === 0 || !known || new Set(list).size < list.length) return MAPPING_FORM;
  }
  return null;
}

/** What is wrong with `feed.weights` (A22), or null. */
export function feedWeightsProblem(value: unknown): string | null {
  if (!isRecord(value)) return WEIGHT_FORM;
  for (const [key, weight] of Object.entries(value)) {
    if (!isWeightKey(key)) return `中没有“${key}”这个考核项目，请核对名称`;
    if (typeof weight !== 'number' || !(Math.abs(weight) <= 1000)) return WEIGHT_FORM;
  }
  return null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
