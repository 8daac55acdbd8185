import { checkNode } from '../../electron/host/runtime/checkNode.mjs';

if (checkNode()) void import('./runFaults.ts').then(({ runFaults }) => runFaults(process.argv.slice(2)));
