/** The faults of disk and store that need no stack to be understood, by their codes. */
const knownFaults: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘已满，请清理后重试。',
  SQLITE_FULL: '磁盘已满，请清理后重试；已确认写入的内容不受影响。',
  SQLITE_BUSY: '案件库正被另一个程序占用，请稍后重试。',
  SQLITE_CORRUPT: '案件库已损坏，请从备份恢复。',
  SQLITE_NOTADB: '案件库已损坏，请从备份恢复。',
  SQLITE_READONLY: '案件库不能写入，请检查数据目录的权限。',
};
const namedFaults: Readonly<Record<string, string>> = {
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '磁盘只读',
  ENOENT: '没有这个目录或文件',
  ENOTDIR: '路径中有一段不是目录',
  EEXIST: '已有同名文件',
  EISDIR: '这是目录，不是文件',
};
/** Errors whose message is written for the user. */
const spokenErrors = new Set(['WrongUse', 'UnreadableFile', 'UnusableStore']);

/**
 * What a fault means for the user and what to do. One that nobody foresaw keeps its own words, with the place where it
 * arose, so that it can be mended.
 */
export function faultWords(error: unknown): string {
  if (!(error instanceof Error)) return `未能完成：${String(error)}`;
  if (spokenErrors.has(error.name)) return error.message;
  const { code, path } = error as { readonly code?: string; readonly path?: string };
  const known = knownFaults[code ?? ''];
  if (known !== undefined) return known;
  const named = namedFaults[code ?? ''];
  if (named !== undefined && path !== undefined) return `${path} 不能读写（${named}），请检查路径和权限。`;
  return `未能完成：${error.stack ?? error.message}`;
}
