import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storePath } from '../../db/store/connect.ts';
import { runHost } from '../../electron/host/headless.ts';

/** A port that was free a moment ago. */
function somePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen({ host: '127.0.0.1', port: 0 }, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Another program: listens on the port as soon as the store is there. */
const LISTENS_LATER = `
  const { existsSync } = require('node:fs');
  const wait = setInterval(() => {
    if (!existsSync(process.argv[1])) return;
    clearInterval(wait);
    require('node:net').createServer().listen({ host: '127.0.0.1', port: Number(process.argv[2]) });
  }, 2);
`;

// The demonstration takes a second to make: between the look for a free port and the listening on it.
test('a port that another program takes while the city is being opened is passed over', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'port-'));
  const firstPort = await somePort();
  const other = spawn(process.execPath, ['-e', LISTENS_LATER, storePath(dataFolder), String(firstPort)]);
  const host = await runHost({ dataFolder, port: undefined, firstPort });
  try {
    expect(other.exitCode).toBeNull();
    expect(new URL(host.address).port).not.toBe(String(firstPort));
    expect((await fetch(`${host.address}/health`)).status).toBe(200);
  } finally {
    await host.stop();
    other.kill();
    rmSync(dataFolder, { recursive: true, maxRetries: 5 });
  }
});
