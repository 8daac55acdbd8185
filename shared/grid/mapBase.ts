/** Where the picture under the city's own map comes from. `xyz` and `wmts`: an address; `pmtiles`: a file in the data folder. */
export const MAP_BASE_KINDS = ['none', 'xyz', 'wmts', 'pmtiles'] as const;
export type MapBaseKind = (typeof MAP_BASE_KINDS)[number];

/** The systems in which base maps are drawn; CGCS2000 agrees with WGS-84 to decimetres. */
export const MAP_BASE_SYSTEMS = ['wgs84', 'cgcs2000', 'gcj02'] as const;
export type MapBaseSystem = (typeof MAP_BASE_SYSTEMS)[number];

/** The base map of the city (`map.base`); its tiles are squares of the web's Mercator picture. */
export type MapBase = {
  readonly kind: MapBaseKind;
  /** With `{s}` for the subdomain and `{key}` for the key; for `xyz` also with `{z}`, `{x}`, `{y}`. */
  readonly address: string;
  /** Parted by commas: `0,1,2,3`. */
  readonly subdomains: string;
  readonly key: string;
  /** For `wmts`, as its document of capabilities names them. */
  readonly layer: string;
  readonly matrixSet: string;
  /** The name of the file, without its folder. */
  readonly file: string;
  readonly system: MapBaseSystem;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Who made it, as it is to stand on the map. */
  readonly source: string;
};

export const NO_MAP_BASE: MapBase = {
  kind: 'none',
  address: '',
  subdomains: '',
  key: '',
  layer: '',
  matrixSet: '',
  file: '',
  system: 'wgs84',
  minZoom: 3,
  maxZoom: 18,
  source: '',
};

/** What a screen needs of a base map that is switched on. */
export type MapBaseView = {
  /** Another one for every other base map: part of the tiles' addresses. */
  readonly version: string;
  readonly system: MapBaseSystem;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly approval: string;
  readonly source: string;
};

const KEYS = Object.keys(NO_MAP_BASE).toSorted().join();
const MOST_ZOOM = 22;
const LONGEST = 500;

/** What is wrong with `map.base`, in words that follow its name; null: nothing. */
export function mapBaseProblem(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Object.keys(value).toSorted().join() !== KEYS)
    return `应写全 ${Object.keys(NO_MAP_BASE).join('、')} 各项`;
  const base = value as MapBase;
  const texts = [base.address, base.subdomains, base.key, base.layer, base.matrixSet, base.file, base.source];
  if (!texts.every((text) => typeof text === 'string' && text.length <= LONGEST)) return '中的文字有误或过长';
  if (!MAP_BASE_KINDS.includes(base.kind)) return `的类型只能是 ${MAP_BASE_KINDS.join('、')} 之一`;
  if (!MAP_BASE_SYSTEMS.includes(base.system)) return `的坐标系只能是 ${MAP_BASE_SYSTEMS.join('、')} 之一`;
  const { minZoom, maxZoom } = base;
  if (!isZoom(minZoom) || !isZoom(maxZoom) || minZoom > maxZoom) return `的级别应为 0 至 ${MOST_ZOOM}，最小不大于最大`;
  if (base.kind === 'none') return null;
  if (base.source.trim() === '') return '须写明来源，来源将与审图号一同显示在地图角上';
  return base.kind === 'pmtiles' ? fileProblem(base) : addressProblem(base);
}

/** What hinders a base map, where everything of its own is right: it is shown with its approval number or not at all. */
export function mapApprovalProblem(base: MapBase, approval: string): string | null {
  return base.kind !== 'none' && approval.trim() === ''
    ? '开启底图须有审图号（map.approval）：请先填写审图号，或先关闭底图'
    : null;
}

function isZoom(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_ZOOM;
}

function fileProblem({ file }: MapBase): string | null {
  // A bare name: nothing outside the data folder can be meant.
  return /^[\p{L}\p{N}_-][\p{L}\p{N}_. -]*\.pmtiles$/u.test(file)
    ? null
    : '的文件应写数据目录中 PMTiles 文件的名称，如 city.pmtiles';
}

function addressProblem({ kind, address, subdomains, key, layer, matrixSet }: MapBase): string | null {
  const filled = address.replace(/\{\w+\}/g, '0');
  if (!/^https?:\/\//.test(address) || !URL.canParse(filled)) return '的地址应以 http:// 或 https:// 开头';
  const { username, password } = new URL(filled);
  if (username !== '' || password !== '') return '的地址中不能写用户名和密码';
  const unknown = [...address.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).find((name) => !isHole(name));
  if (unknown !== undefined) return `的地址中不认识 {${unknown}}，可用 {s}、{z}、{x}、{y}、{key}`;
  if (kind === 'xyz' && !['{z}', '{x}', '{y}'].every((hole) => address.includes(hole)))
    return '的地址中须有 {z}、{x}、{y}';
  if (address.includes('{s}') !== (subdomains.trim() !== '')) return '的地址中有 {s} 时须填写子域名，没有时不填';
  if (address.includes('{key}') !== (key.trim() !== '')) return '的地址中有 {key} 时须填写密钥，没有时不填';
  if (kind === 'wmts' && (layer.trim() === '' || matrixSet.trim() === '')) return '须写明 WMTS 的图层和矩阵集';
  return null;
}

function isHole(name: string): boolean {
  return ['s', 'z', 'x', 'y', 'key'].includes(name);
}

/** A tile of the web's Mercator picture: `x` from the west, `y` from the north, among `2 ** z` each. */
export type Tile = { readonly z: number; readonly x: number; readonly y: number };

/** The address of a tile, from a base map of `xyz` or `wmts` that has no problem. */
export function tileAddress(base: MapBase, { z, x, y }: Tile): string {
  const subdomains = base.subdomains.split(/[,，]/).map((name) => name.trim());
  const holes: Readonly<Record<string, string>> = {
    // Neighbours spread over the subdomains; one tile has always the same, so that it is fetched once.
    s: subdomains[(x + y) % subdomains.length] ?? '',
    key: encodeURIComponent(base.key.trim()),
    z: String(z),
    x: String(x),
    y: String(y),
  };
  const address = base.address.replace(/\{(\w+)\}/g, (_, name: string) => holes[name] ?? '');
  if (base.kind !== 'wmts') return address;
  const url = new URL(address);
  const asked = {
    SERVICE: 'WMTS',
    REQUEST: 'GetTile',
    VERSION: '1.0.0',
    LAYER: base.layer.trim(),
    STYLE: 'default',
    TILEMATRIXSET: base.matrixSet.trim(),
    FORMAT: 'tiles',
    TILEMATRIX: z,
    TILEROW: y,
    TILECOL: x,
  };
  for (const [name, value] of Object.entries(asked))
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(value));
  return url.href;
}
