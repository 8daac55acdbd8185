import { checkNode } from '../../electron/host/runtime/checkNode.mjs';

if (checkNode()) void import('./makePictures.ts').then(({ makePictures }) => makePictures(process.argv.slice(2)));
