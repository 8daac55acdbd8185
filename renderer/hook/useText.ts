import { chinese, translator } from '../../shared/locale/text.ts';
import type { Locale, Translate } from '../../shared/locale/text.ts';

/** The language of this window: Chinese, or English with `?lang=en` in the address. */
export const locale: Locale = new URLSearchParams(window.location.search).get('lang') === 'en' ? 'en' : 'zh-CN';

const translate = translator(locale === 'en' ? (await import('../../shared/locale/english.ts')).english : chinese);

/** The words of this window's language. */
export function useText(): Translate {
  return translate;
}
