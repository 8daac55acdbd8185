import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import yauzl from 'yauzl';
import { UnreadableFile } from '../unreadable.ts';

/** The parts of a workbook's archive. */
export type Archive = {
  readonly has: (name: string) => boolean;
  readonly bytesOf: (name: string) => number;
  readonly open: (name: string) => Promise<Readable>;
  readonly close: () => void;
};

const ENTRY_LIMIT = 5_000;
const TOTAL_LIMIT = 8 * 1024 ** 3;
/** A sheet of a million alike rows shrinks to a fiftieth; a bomb to a thousandth. */
const RATIO_LIMIT = 200;
const RATIO_FROM_BYTES = 32 * 1024 ** 2;

/**
 * Opens the archive and looks at what it declares before anything is unpacked; the unpacked bytes are held to that.
 * @throws {UnreadableFile} when it is damaged, too large, or a zip bomb.
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip: ZipFile = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false }).catch(damaged);
  const entries = new Map<string, Entry>();
  try {
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      const { fileName, compressedSize, uncompressedSize } = entry;
      entries.set(fileName.toLowerCase(), entry);
      total += uncompressedSize;
      const isBomb = uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * RATIO_LIMIT;
      if (isBomb || total > TOTAL_LIMIT || entries.size > ENTRY_LIMIT)
        throw new UnreadableFile(
          '文件解压后大得不合常理（疑为压缩炸弹），不予读取。请在 Excel 中重新另存为 .xlsx 或 CSV。',
        );
    }
  } catch (error) {
    zip.close();
    return damaged(error);
  }
  return {
    has: (name) => entries.has(name.toLowerCase()),
    bytesOf: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
    open: async (name) => {
      const entry = entries.get(name.toLowerCase());
      if (!entry)
        throw new UnreadableFile(`表格文件里缺少 ${name}，文件已损坏。请在 Excel 或 WPS 中打开后另存为 .xlsx。`);
      return await zip.openReadStreamPromise(entry).catch(damaged);
    },
    close: () => zip.close(),
  };
}

/** Says that an archive cannot be unpacked; a refusal passes as it is. */
export function damaged(error: unknown): never {
  if (error instanceof UnreadableFile) throw error;
  throw new UnreadableFile('表格文件已损坏或没有下载完整，请重新导出，或在 Excel 中打开后另存为 .xlsx。', null, error);
}
