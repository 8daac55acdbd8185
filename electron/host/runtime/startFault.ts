const CANNOT_WRITE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'EIO']);

/**
 * Why the host could not start, in one Chinese line that says what to do; undefined for a fault of the program itself,
 * which a person must see whole.
 */
export function startFault(
  fault: unknown,
  { dataFolder, port }: { readonly dataFolder: string; readonly port: number | undefined },
): string | undefined {
  if (!(fault instanceof Error)) return undefined;
  if (fault.name === 'UnusableStore') return fault.message;
  const { code, syscall } = fault as NodeJS.ErrnoException;
  if (syscall === 'listen' && port === undefined) return `没有可用的端口（${code}）：请稍后重试。`;
  if (syscall === 'listen' && code === 'EADDRINUSE') {
    return `端口 ${port} 已被占用：请换一个端口，或不写 --port，由程序自选。`;
  }
  if (syscall === 'listen') {
    return `端口 ${port} 不能使用（${code}）：请换一个 1024 以上的端口，或不写 --port，由程序自选。`;
  }
  if (code === 'ENOSPC') return `数据目录 ${dataFolder} 所在的磁盘已满：请清理后重试，或用 --data 指定其他目录。`;
  if (code === 'ENOTDIR') return `数据目录 ${dataFolder} 不是目录：请用 --data 指定一个目录。`;
  if (code === undefined || !CANNOT_WRITE.has(code)) return undefined;
  return `数据目录 ${dataFolder} 不能写入（${code}）：请检查路径和权限，或用 --data 指定其他目录。`;
}
