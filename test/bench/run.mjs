import { checkNode } from '../../electron/host/runtime/checkNode.mjs';

if (checkNode()) void import('./runBenches.ts').then(({ runBenches }) => runBenches(process.argv.slice(2)));
