import type { FileHandle } from 'node:fs/promises';
import { open, stat } from 'node:fs/promises';
import { UnreadableFile } from './unreadable.ts';

const BLOCK_BYTES = 64 * 1024;

/** What tells whether a file is still the one that was looked at first. */
export type FileStamp = { readonly bytes: number; readonly mark: string };

/** @throws {UnreadableFile} when there is no such file, or it is none that can be read. */
export async function stampOf(path: string): Promise<FileStamp> {
  const found = await stat(path, { bigint: true }).catch(refuse(path));
  if (!found.isFile()) throw new UnreadableFile(`${path} 不是文件，请给出表格文件的路径。`);
  return { bytes: Number(found.size), mark: `${found.size} ${found.mtimeNs} ${found.ino}` };
}

/** @throws {UnreadableFile} when the file grew, shrank, was replaced or vanished since the stamp was taken. */
export async function checkUnchanged(path: string, stamp: FileStamp): Promise<void> {
  const now = await stampOf(path).catch(() => null);
  if (now?.mark === stamp.mark) return;
  const what = now === null ? '被移走或删除' : '被改动';
  throw new UnreadableFile(`文件在读取过程中${what}，请等导出完成后，复制一份再导入。`);
}

/** The bytes of a file, block by block, from one handle; a block is only good until the next is asked for. */
export async function* blocksOf(path: string): AsyncGenerator<Buffer> {
  const handle: FileHandle = await open(path).catch(refuse(path));
  try {
    const buffer = Buffer.allocUnsafe(BLOCK_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, BLOCK_BYTES, null).catch(refuse(path));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** The first bytes of a file. */
export async function headOf(path: string): Promise<Buffer> {
  for await (const block of blocksOf(path)) return Buffer.from(block.subarray(0, 8192));
  return Buffer.alloc(0);
}

function refuse(path: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.code === 'ENOENT') throw new UnreadableFile(`找不到文件 ${path}，请核对路径。`, null, error);
    if (error.code === 'EACCES' || error.code === 'EPERM')
      throw new UnreadableFile(`没有读取 ${path} 的权限，请检查文件权限或是否被其他程序占用。`, null, error);
    throw new UnreadableFile(`读取 ${path} 失败（${error.code ?? error.message}），请检查磁盘后重试。`, null, error);
  };
}
