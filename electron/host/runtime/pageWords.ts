const NAMES = {
  '/wall': '指挥大屏',
  '/desk': '坐席工作台',
  '/assessment': '考评',
  '/accountability': '考核问责',
} as const;

/** Where each page of a host is, a line a page. */
export function pageWords(address: string): string {
  return Object.entries(NAMES)
    .map(([page, name]) => `${name} ${address}${page}`)
    .join('\n');
}
