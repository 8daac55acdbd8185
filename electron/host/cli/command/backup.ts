import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backupPhotos, backupStore } from '../../../../db/store/backup.ts';
import type { CliCommand } from '../command.ts';
import { withReadable } from '../withStore.ts';

/** Copies the store to a new file, also beside a running host. */
export const backup: CliCommand = {
  name: 'backup',
  summary: '把案件库备份到一个新文件，主机运行中也可以',
  usage: '文件',
  help:
    '已有的文件不会被覆盖。案件照片备份到同名加 .photo 的文件夹，本市地图备份到同名加 .map.json 的文件。\n' +
    '恢复时把备份文件以 city.db 为名、照片文件夹以 photo 为名、地图以 map.json 为名，一同放入一个空的数据目录。\n',
  options: {},
  wordCount: [1, 1],
  run: async ({ words: [file = ''], dataFolder, out }) => {
    const path = resolve(file);
    const missing = await withReadable(
      dataFolder,
      async (store) => await backupStore(store, path, (share) => out.progress(`已备份 ${Math.floor(share * 100)}%`)),
    );
    if (missing > 0) out.warn(`有 ${missing} 张照片不在数据目录中，没有备份到；请用 verify 查看是哪几张。`);
    const bytes = statSync(path).size;
    const photos = existsSync(backupPhotos(path)) ? backupPhotos(path) : null;
    const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
    out.say(photos === null ? `已备份到 ${path}（${size}）。` : `已备份到 ${path}（${size}），照片在 ${photos}。`);
    out.give({ file: path, bytes, ...(photos !== null && { photos }) });
    return 0;
  },
};
