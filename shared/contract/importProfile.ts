import { z } from 'zod';
import { SOURCES } from '../case/caseFile.ts';
import { isTimeZone } from '../time/zone.ts';

const column = z.string().trim().min(1, '列名不能为空');
/** One column, or several of which the first with a value counts. */
const columns = z.union([column, z.array(column).min(1, '至少写一个列名')]);
const condition = z.strictObject({ column, values: z.array(z.string()).min(1, '至少写一个值') });
const codeMap = z.record(z.string(), z.string().min(1, '对照后的编码不能为空'));
const latitude = z.number().min(-90, '纬度在 -90 到 90 之间').max(90, '纬度在 -90 到 90 之间');
const longitude = z.number().min(-180, '经度在 -180 到 180 之间').max(180, '经度在 -180 到 180 之间');

/** A time in one column (with fallbacks), or its date and its time of day in two. */
const moment = z.union([columns, z.strictObject({ date: column, time: column })]);

/**
 * How one city's export becomes cases: column → field, time zone and order of dates, what closed means, and the maps of
 * units, categories and sources. A small JSON file; another city needs a profile, never code.
 */
const importProfileSchema = z.strictObject({
  name: z.string().regex(/^[\w-]+$/, '名称只用字母、数字、下划线和连字符'),
  title: z.string().min(1, '请写中文名称'),
  /** `asWritten`: the wall clock of the city that the store serves; else an IANA zone. A time with its own offset keeps it. */
  timeZone: z
    .string()
    .refine((zone) => zone === 'asWritten' || isTimeZone(zone), '时区应写 asWritten，或 Asia/Shanghai 一类的名称')
    .default('asWritten'),
  /** How a date without a leading year of four digits is read. */
  dateOrder: z.enum(['ymd', 'mdy', 'dmy'], 'dateOrder 应写 ymd、mdy 或 dmy').default('ymd'),
  /** What means "no value", beside an empty cell. */
  blank: z.array(z.string()).default([]),
  number: columns,
  reportedAt: moment,
  dueAt: z.union([moment, z.strictObject({ daysAfterReport: column })]).optional(),
  closedAt: moment.optional(),
  /** Any of them holds: the case is closed. Without it, a case is closed that has a time of closing. */
  closedWhen: z.array(condition).min(1).optional(),
  /** The source closes nothing later than it reports it (a fault of the export): such a time of closing is left out. */
  ignoreCloseAtReport: z.boolean().default(false),
  /** The source's own judgement, for sources without deadlines. */
  onTimeWhen: condition.optional(),
  lateWhen: condition.optional(),
  unit: z.strictObject({
    code: columns,
    name: columns.optional(),
    /** Source value → code of the unit in this city. */
    map: codeMap.default({}),
    /** The unit that stands for a blank; without it the case has no unit and waits for dispatch. */
    whenBlank: z.strictObject({ code: z.string(), name: z.string() }).optional(),
  }),
  /** The columns from the major category to the minor one; they are joined with `/`. */
  category: z.strictObject({ code: columns, name: columns.optional(), map: codeMap.default({}) }),
  source: z
    .strictObject({
      column,
      map: z.record(
        z.string(),
        z.enum(SOURCES, '来源应是 supervisor、public、hotline12345、video、leader、media 或 other'),
      ),
    })
    .optional(),
  description: columns.optional(),
  address: columns.optional(),
  place: z
    .strictObject({
      /** Two columns, or one that holds both as `(lat, lng)`. */
      columns: z.union([z.strictObject({ lat: column, lng: column }), z.strictObject({ point: column })]),
      system: z
        .enum(['wgs84', 'cgcs2000', 'gcj02', 'bd09'], '坐标系应写 wgs84、cgcs2000、gcj02 或 bd09')
        .default('wgs84'),
      /** Points `[lat, lng]` that the source writes when it knows no place. */
      defaultPoints: z.array(z.tuple([latitude, longitude])).default([]),
      /** A place outside is no place of this city. */
      bounds: z.strictObject({ south: latitude, west: longitude, north: latitude, east: longitude }).optional(),
    })
    .optional(),
});

export type ImportProfile = z.infer<typeof importProfileSchema>;

/** A profile from parsed JSON, or what is wrong with it, one line each, in Chinese with the place. */
export function parseImportProfile(
  json: unknown,
): { readonly profile: ImportProfile } | { readonly problems: readonly string[] } {
  const result = importProfileSchema.safeParse(json, { error: wording });
  return result.success ? { profile: result.data } : { problems: problemsOf(result.error) };
}

/** What is wrong with a mapping, one line each, with the place. */
export function problemsOf(error: z.ZodError): readonly string[] {
  return error.issues.map(({ path, message }) => `${path.join('.') || '对应方案'}：${message}`);
}

/** The words of a fault for which the schema has none of its own. */
export function wording(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') return `不认识的项 ${issue.keys.join('、')}，请核对拼写`;
  if (issue.input === undefined) return '缺少这一项';
  return '写法不对，请对照内置方案改正';
}
