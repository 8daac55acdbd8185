import { chinese, translator } from '../../shared/locale/text.ts';

/** The words of the desktop program. */
export const words = translator(chinese);
