import { checkNode } from '../../electron/host/runtime/checkNode.mjs';

if (checkNode()) void import('./runSoak.ts').then(({ runSoak }) => runSoak(process.argv.slice(2)));
