import { posix } from 'node:path';

const uiPackages = ['react', 'react-dom', 'antd', '@ant-design', '@tanstack', 'echarts', 'leaflet', '@trpc/client'];
const hostPackages = ['fastify', '@fastify', '@trpc', 'ws', 'pino'];
const storePackages = ['better-sqlite3', 'drizzle-orm'];

/** As much of an ESTree node and of oxlint's rule interface as these two rules read. */
type Node = {
  readonly name?: string;
  readonly source?: { readonly value?: unknown } | null;
  readonly importKind?: string;
  readonly exportKind?: string;
  readonly object?: Node;
  readonly property?: Node;
  readonly callee?: Node;
  readonly arguments?: readonly unknown[];
};
type Context = {
  readonly filename: string;
  readonly report: (finding: { readonly node: Node; readonly message: string }) => void;
};
type Visitor = Readonly<Record<string, (node: Node) => void>>;

type Row = {
  readonly folder: string;
  readonly folders: readonly string[];
  readonly packages?: readonly string[];
  readonly exceptPackages?: readonly string[];
  readonly node: boolean;
  readonly typesFrom?: {
    readonly inFile: string;
    readonly folders: readonly string[];
    readonly packages: readonly string[];
  };
};

/**
 * Who may import whom, the first fitting row decides. `folders`: our own files; `packages`: the only packages
 * allowed; `exceptPackages`: all packages but these; `node`: Node's own modules.
 */
const table: readonly Row[] = [
  { folder: 'shared/contract', folders: ['shared'], packages: ['zod'], node: false },
  { folder: 'shared/grid', folders: ['shared'], packages: ['gcoord'], node: false },
  { folder: 'shared', folders: ['shared'], packages: [], node: false },
  {
    folder: 'db',
    folders: ['shared', 'db', 'resources'],
    exceptPackages: ['electron', ...uiPackages, ...hostPackages],
    node: true,
  },
  {
    folder: 'electron/host',
    folders: ['shared', 'db', 'electron/host', 'resources'],
    exceptPackages: ['electron', ...uiPackages],
    node: true,
  },
  {
    folder: 'electron',
    folders: ['electron/shell', 'electron/preload', 'shared/shell', 'shared/locale'],
    packages: ['electron'],
    node: true,
  },
  {
    folder: 'renderer',
    folders: ['shared', 'renderer', 'resources'],
    exceptPackages: ['electron', ...storePackages, 'fastify', '@fastify', '@trpc/server', 'ws', 'pino'],
    node: false,
    typesFrom: { inFile: 'renderer/rpc/host.ts', folders: ['electron/host/api'], packages: ['@trpc/server'] },
  },
];

/** Enforces the table of folders above. */
const folders = {
  create(context: Context): Visitor {
    const file = posixPath(context.filename);
    const row = table.find((candidate) => within(file, candidate.folder));
    if (row === undefined || file.includes('.config.')) return {};
    const check = (node: Node): void => {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      const typeOnly = node.importKind === 'type' || node.exportKind === 'type';
      if (!allowed(row, { file, source, typeOnly })) {
        context.report({ node, message: `${row.folder}/ may not import '${source}': see the table in this rule.` });
      }
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

/** Time and chance are arguments: no clock, no dice. */
const pure = {
  create(context: Context): Visitor {
    const bare = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues']);
    function report(node: Node, name: string): void {
      context.report({ node, message: `${name} hides an input: take time and chance as arguments.` });
    }
    return {
      MemberExpression(node: Node) {
        const name = `${node.object?.name}.${node.property?.name}`;
        if (bare.has(name)) report(node, name);
      },
      NewExpression(node: Node) {
        if (node.callee?.name === 'Date' && node.arguments?.length === 0) report(node, 'new Date()');
      },
      CallExpression(node: Node) {
        if (node.callee?.name === 'Date') report(node, 'Date()');
      },
    };
  },
};

function allowed(
  row: Row,
  found: { readonly file: string; readonly source: string; readonly typeOnly: boolean },
): boolean {
  const { file, source, typeOnly } = found;
  const types = typeOnly && row.typesFrom?.inFile === file ? row.typesFrom : { folders: [], packages: [] };
  if (source.startsWith('.')) {
    const target = posix.join(posix.dirname(file), source);
    return [...row.folders, ...types.folders].some((folder) => within(target, folder));
  }
  if (source.startsWith('node:')) return row.node;
  const isIn = (names: readonly string[]): boolean => names.some((name) => within(source, name));
  return isIn(types.packages) || (row.packages === undefined ? !isIn(row.exceptPackages ?? []) : isIn(row.packages));
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function posixPath(filename: string): string {
  const top = posix.normalize(process.cwd().replaceAll('\\', '/'));
  return posix.relative(top, filename.replaceAll('\\', '/'));
}

export default { meta: { name: 'house' }, rules: { folders, pure } };
