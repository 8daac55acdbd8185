import { join } from 'node:path';

/** The product's top folder, wherever it is installed and from wherever it is started. */
export const top = join(import.meta.dirname, '../../..');
