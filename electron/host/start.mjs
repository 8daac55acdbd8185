import { checkNode } from './runtime/checkNode.mjs';

if (checkNode()) void import('./runtime/launch.ts').then(({ launch }) => launch(process.argv.slice(2)));
