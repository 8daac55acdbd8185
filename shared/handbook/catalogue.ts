/** Components (部件) are things; events (事件, 事项) are happenings. The same five digits may exist once in each kind. */
export type CategoryKind = 'component' | 'event';

export type Category = {
  readonly kind: CategoryKind;
  /** Two digits of the major and three of the minor, such as `06010`. */
  readonly code: string;
  readonly major: string;
  readonly majorName: string;
  readonly name: string;
};

/** The key of a category everywhere in the store: `component:01001`, `event:06010`. */
export function categoryId(category: Pick<Category, 'kind' | 'code'>): string {
  return `${category.kind}:${category.code}`;
}

/**
 * Reads a catalogue file (`{ categories: […] }`), such as the national one under `resources/catalogue/`.
 * @throws Error in Chinese that names the first wrong entry (counted from 1).
 */
export function parseCatalogue(file: unknown): readonly Category[] {
  const entries = isRecord(file) ? file['categories'] : undefined;
  if (!Array.isArray(entries)) throw new Error('类别目录应含有 categories 列表，请检查文件。');
  const ids = new Set<string>();
  return entries.map((entry: unknown, index) => {
    const place = `类别目录第 ${index + 1} 项`;
    if (!isCategory(entry)) throw new Error(`${place}缺少内容或编码不是五位数字，请检查文件。`);
    const id = categoryId(entry);
    if (ids.has(id)) throw new Error(`${place}的编码 ${entry.code} 与前面重复，请检查文件。`);
    ids.add(id);
    return entry;
  });
}

function isCategory(entry: unknown): entry is Category {
  if (!isRecord(entry)) return false;
  const { kind, code, major, majorName, name } = entry;
  return (
    (kind === 'component' || kind === 'event') &&
    typeof code === 'string' &&
    /^\d{5}$/.test(code) &&
    major === code.slice(0, 2) &&
    isText(majorName) &&
    isText(name)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
