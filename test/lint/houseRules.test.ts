import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Lints one line in `host.ts` of each folder, all in one run, and returns the folders with a finding of `rule`. */
function refusedIn(rule: string, lines: readonly (readonly [string, string])[]): readonly string[] {
  const top = mkdtempSync(join(tmpdir(), 'chengguan-lint-'));
  for (const [folder, line] of lines) {
    mkdirSync(join(top, folder), { recursive: true });
    writeFileSync(join(top, folder, 'host.ts'), line);
  }
  const config = {
    jsPlugins: [resolve('test/lint/houseRules.ts')],
    categories: { correctness: 'off' },
    rules: { [rule]: 'error' },
  };
  writeFileSync(join(top, '.oxlintrc.json'), JSON.stringify(config));
  const words = [resolve('node_modules/oxlint/bin/oxlint'), '--format=unix'];
  const { stdout } = spawnSync(process.execPath, words, { cwd: top, encoding: 'utf8' });
  rmSync(top, { recursive: true });
  return lines
    .map(([folder]) => folder)
    .filter((folder) => stdout.replaceAll('\\', '/').includes(`${folder}/host.ts:`));
}

test('an import that the folder table does not name is refused, in whatever form it comes', () => {
  const lines = [
    ['shared/node', `import 'node:fs';`],
    ['shared/package', `import 'zod';`],
    ['shared/relay', `export * from '../../db/read/a.ts';`],
    ['db/up', `import '../../electron/host/a.ts';`],
    ['db/screen', `import 'react';`],
    ['electron/host/shell', `import 'electron';`],
    ['electron/host/lazy', `void import('../../../renderer/a.ts');`],
    ['electron/shell/host', `import '../../host/a.ts';`],
    ['electron/shell/domain', `import '../../../shared/case/a.ts';`],
    ['renderer/store', `import '../../db/a.ts';`],
    ['renderer/node', `import 'node:path';`],
    ['renderer/type', `import type { A } from '../../electron/host/api/a.ts';`],
    ['renderer/rpc', `import { a } from '../../electron/host/api/a.ts';`],
  ] as const;
  expect(refusedIn('house/folders', lines)).toEqual(lines.map(([folder]) => folder));
});

test('an import that the folder table names is allowed', () => {
  const lines = [
    ['shared/contract', `import 'zod'; import '../case/a.ts';`],
    ['shared/grid', `import 'gcoord';`],
    ['db/read', `import '../../shared/case/a.ts'; import 'node:fs'; import 'better-sqlite3';`],
    ['electron/host', `import '../../db/a.ts'; import 'fastify';`],
    ['electron/shell', `import 'electron'; import '../../shared/shell/a.ts';`],
    ['renderer/rpc', `import type { A } from '../../electron/host/api/a.ts'; import 'react';`],
    ['test/db', `import '../../electron/host/a.ts';`],
  ] as const;
  expect(refusedIn('house/folders', lines)).toEqual([]);
});

test('a hidden clock or die is refused, a given instant is not', () => {
  const lines = [
    ['bare', 'Date.now()'],
    ['call', 'Date()'],
    ['chance', 'Math.random()'],
    ['duration', 'performance.now()'],
    ['empty', 'new Date()'],
    ['uuid', 'crypto.randomUUID()'],
  ] as const;
  expect(refusedIn('house/pure', [...lines, ['given', 'new Date(0)']])).toEqual(lines.map(([folder]) => folder));
});
