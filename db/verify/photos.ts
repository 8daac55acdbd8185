import type { LoggedCaseEvent } from '../read/caseFile.ts';
import { photosOf } from '../../shared/case/photo.ts';
import { readPhotos } from '../read/photos.ts';
import { photoHash, readPhotoFile } from '../store/photoFolder.ts';
import type { ReadableStore } from '../store/handle.ts';

/** Collects the pictures that the log names while it is read, and then compares each file with its hash. */
export function photoCheck(store: ReadableStore): {
  readonly take: (event: LoggedCaseEvent) => void;
  readonly problems: () => Iterable<string>;
} {
  const named = new Set<string>();
  return {
    take(event) {
      for (const { hash } of photosOf(event)) named.add(hash);
    },
    *problems() {
      const known = readPhotos(store, [...named]);
      for (const hash of named) {
        const bytes = readPhotoFile(store.folder, hash, 'whole');
        if (!known.has(hash) || bytes === null) yield `照片 ${hash} 不在数据目录中，请从备份恢复。`;
        else if (photoHash(bytes) !== hash) yield `照片 ${hash} 的内容与日志所记不符，请从备份恢复。`;
      }
    },
  };
}
