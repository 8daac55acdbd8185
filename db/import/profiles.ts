import baltimore from '../../resources/profile/baltimore.json' with { type: 'json' };
import boston2011 from '../../resources/profile/boston_2011.json' with { type: 'json' };
import dallas from '../../resources/profile/dallas.json' with { type: 'json' };
import kansasCity from '../../resources/profile/kansas_city.json' with { type: 'json' };
import miamiDade from '../../resources/profile/miami_dade.json' with { type: 'json' };
import pingshan2018 from '../../resources/profile/pingshan_2018.json' with { type: 'json' };
import type { ImportProfile } from '../../shared/contract/importProfile.ts';
import { parseImportProfile } from '../../shared/contract/importProfile.ts';
import { loadMapping } from './tablePlan.ts';

/** The profiles that the product brings, by name. */
const BUILT_IN: Readonly<Record<string, unknown>> = {
  boston_2011: boston2011,
  baltimore,
  pingshan_2018: pingshan2018,
  kansas_city: kansasCity,
  dallas,
  miami_dade: miamiDade,
};

/** A built-in profile by its name, else the profile in that file. @throws {UnreadableFile} for neither, or a wrong one. */
export async function loadProfile(nameOrPath: string): Promise<ImportProfile> {
  return await loadMapping(nameOrPath, BUILT_IN, (json) => {
    const parsed = parseImportProfile(json);
    return 'profile' in parsed ? { mapping: parsed.profile } : parsed;
  });
}
