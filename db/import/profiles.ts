import { stat } from 'node:fs/promises';
import baltimore from '../../resources/profile/baltimore.json' with { type: 'json' };
import boston2011 from '../../resources/profile/boston_2011.json' with { type: 'json' };
import dallas from '../../resources/profile/dallas.json' with { type: 'json' };
import kansasCity from '../../resources/profile/kansas_city.json' with { type: 'json' };
import miamiDade from '../../resources/profile/miami_dade.json' with { type: 'json' };
import pingshan2018 from '../../resources/profile/pingshan_2018.json' with { type: 'json' };
import type { ImportProfile } from '../../shared/contract/importProfile.ts';
import { parseImportProfile } from '../../shared/contract/importProfile.ts';
import { UnreadableFile } from './read/unreadable.ts';
import { readJson } from './tablePlan.ts';

const builtIn: readonly unknown[] = [boston2011, baltimore, pingshan2018, kansasCity, dallas, miamiDade];

/** The profiles that the product brings. */
export function builtInProfiles(): readonly ImportProfile[] {
  return builtIn.map((json) => accept(json, '内置方案'));
}

/** A built-in profile by its name, else the profile in that file. @throws {UnreadableFile} for neither, or a wrong one. */
export async function loadProfile(nameOrPath: string): Promise<ImportProfile> {
  const known = builtInProfiles();
  const found = known.find(({ name }) => name === nameOrPath);
  if (found) return found;
  const isFile = await stat(nameOrPath).then(
    (entry) => entry.isFile(),
    () => false,
  );
  if (!isFile)
    throw new UnreadableFile(
      `没有名为“${nameOrPath}”的映射方案，也没有这个文件。内置方案：${known.map(({ name }) => name).join('、')}。`,
    );
  return accept(await readJson(nameOrPath), nameOrPath);
}

function accept(json: unknown, where: string): ImportProfile {
  const parsed = parseImportProfile(json);
  if ('profile' in parsed) return parsed.profile;
  throw new UnreadableFile(`映射方案（${where}）有误。${parsed.problems.join('；')}。`);
}
