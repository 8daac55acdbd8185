import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildShellWhereOld } from '../../electron/host/runtime/buildWhereOld.ts';
import { top } from '../../electron/host/runtime/top.ts';

test('the bundles of the shell ask for nothing but Electron and Node', async () => {
  await buildShellWhereOld();
  const preload = readFileSync(join(top, 'dist/shell/preload.cjs'), 'utf8');
  // A sandboxed preload script cannot load anything else.
  expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron']);
  const main = readFileSync(join(top, 'dist/shell/main.js'), 'utf8');
  const imported = [...main.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, name]) => name ?? '');
  expect(imported.filter((name) => name !== 'electron' && !name.startsWith('node:'))).toEqual([]);
  expect(imported).toContain('electron');
});
