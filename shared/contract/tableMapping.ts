import { z } from 'zod';
import { MAP_LAYERS } from '../grid/mapFile.ts';
import { problemsOf, wording } from './importProfile.ts';

const column = z.string().trim().min(1, '列名不能为空');
/** One column, or several whose words are joined. */
const columns = z.union([column, z.array(column).min(1, '至少写一个列名')]);

/**
 * How the table of another handbook becomes rows of this one. A category is found by its name in the catalogue, else by
 * its kind and code; one that the catalogue does not have joins it under that code.
 */
const handbookMappingSchema = z.strictObject({
  category: z.strictObject({
    kind: z.union([
      z.enum(['component', 'event'], 'kind 应写 component、event 或 {"column": 列名}'),
      z.strictObject({ column }),
    ]),
    /** The columns of the code, from the major to the minor one; only its digits count. */
    code: columns,
    name: column,
    /** The code and the name stand in one column: `01-04 违章接坡`. */
    together: z.boolean().default(false),
  }),
  condition: column.optional(),
  /** The words of the source → the words of this city. */
  conditionWords: z.record(z.string(), z.string().min(1, '对照后的词不能为空')).default({}),
  limit: column,
  /** A cell holds several limits, each behind its condition: `在建 2UD; 已建成 15D`. */
  severalLimits: z.boolean().default(false),
  requirement: column.optional(),
  closingCondition: column.optional(),
  /** What stands in every row where the table has no column for it. */
  fixed: z
    .strictObject({
      requirement: z.string().default(''),
      closingCondition: z.string().default(''),
      source: z.string().default(''),
      version: z.string().default(''),
    })
    .prefault({}),
});

const system = z
  .enum(['wgs84', 'cgcs2000', 'gcj02', 'bd09'], '坐标系应写 wgs84、cgcs2000、gcj02 或 bd09')
  .default('wgs84');

/** Which properties of a GeoJSON feature hold what, and in which system its coordinates are. */
const gridMappingSchema = z.strictObject({
  properties: z
    .strictObject({
      code: column.optional(),
      name: column.optional(),
      town: column.optional(),
      units: column.optional(),
      supervisor: column.optional(),
    })
    .prefault({}),
  system,
  codes: z.enum(['national', 'any'], 'codes 应写 national（15 位编码）或 any').default('national'),
});

/** Which properties of a map's GeoJSON hold what, its own words for layers, and the system of its coordinates. */
const mapMappingSchema = z.strictObject({
  properties: z
    .strictObject({ layer: column.optional(), name: column.optional(), code: column.optional() })
    .prefault({}),
  layers: z.record(z.string(), z.enum(MAP_LAYERS, `图层应写 ${MAP_LAYERS.join('、')} 之一`)).default({}),
  system,
});

export type HandbookMapping = z.infer<typeof handbookMappingSchema>;
export type GridMapping = z.infer<typeof gridMappingSchema>;
export type MapMapping = z.infer<typeof mapMappingSchema>;
type Parsed<Mapping> = { readonly mapping: Mapping } | { readonly problems: readonly string[] };

/** The mapping of a handbook from parsed JSON, or what is wrong with it, in Chinese with the place. */
export function parseHandbookMapping(json: unknown): Parsed<HandbookMapping> {
  const result = handbookMappingSchema.safeParse(json, { error: wording });
  return result.success ? { mapping: result.data } : { problems: problemsOf(result.error) };
}

/** The same for a grid. */
export function parseGridMapping(json: unknown): Parsed<GridMapping> {
  const result = gridMappingSchema.safeParse(json, { error: wording });
  return result.success ? { mapping: result.data } : { problems: problemsOf(result.error) };
}

/** The same for a city's own map. */
export function parseMapMapping(json: unknown): Parsed<MapMapping> {
  const result = mapMappingSchema.safeParse(json, { error: wording });
  return result.success ? { mapping: result.data } : { problems: problemsOf(result.error) };
}
