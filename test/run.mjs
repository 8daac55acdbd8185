import { checkNode } from '../electron/host/runtime/checkNode.mjs';

if (checkNode()) void import('./runAll.ts').then(({ runAll }) => runAll(process.argv.slice(2)));
