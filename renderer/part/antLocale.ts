import type { ConfigProviderProps } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import type { Locale } from '../../shared/locale/text.ts';

type AntLocale = NonNullable<ConfigProviderProps['locale']>;

/** Ant Design's own words. Its types take these modules for CommonJS, so the compiler sees one `default` too many. */
export function antLocale(locale: Locale): AntLocale {
  return (locale === 'en' ? enUS : zhCN) as unknown as AntLocale;
}
