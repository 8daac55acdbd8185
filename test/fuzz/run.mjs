import { checkNode } from '../../electron/host/runtime/checkNode.mjs';

if (checkNode()) void import('./runFuzz.ts').then(({ runFuzz }) => runFuzz(process.argv.slice(2)));
