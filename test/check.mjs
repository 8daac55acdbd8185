import { checkNode } from '../electron/host/runtime/checkNode.mjs';

if (checkNode()) void import('./runChecks.ts').then(({ runChecks }) => runChecks());
