import { checkNode } from './runtime/checkNode.mjs';

if (checkNode()) void import('./runtime/buildWhereOld.ts').then(({ buildForPackage }) => buildForPackage());
