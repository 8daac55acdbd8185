import { checkNode } from './runtime/checkNode.mjs';

if (checkNode()) void import('./cli/main.ts').then(({ run }) => run(process.argv.slice(2)));
