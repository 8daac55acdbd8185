import { PAGES } from './address.ts';
import type { Page } from './address.ts';

export type ShellFacts = { readonly version: string; readonly kiosk: boolean; readonly ownHost: boolean };
export type PdfWish = { readonly name: string; readonly landscape: boolean };
export type PdfResult = 'saved' | 'cancelled' | 'failed';
/** The shell's own host: answering, on its way up again, or given up. */
export type HostState = 'ready' | 'starting' | 'stopped';

/** What a page asks the shell and waits for: channel → signature. */
export type RequestChannels = {
  readonly describe: () => ShellFacts;
  readonly savePdf: (wish: PdfWish) => PdfResult;
};

/** What a page tells the shell. */
export type OneWayChannels = {
  readonly openPage: (page: Page) => void;
  readonly setFullScreen: (on: boolean) => void;
};

/** What the shell tells every page. */
export type NoticeChannels = {
  readonly hostState: (state: HostState) => void;
};

/** `window.shell` in a window of the desktop program; a browser has none. */
export type ShellVerbs = {
  readonly [Name in keyof RequestChannels]: (
    ...words: Parameters<RequestChannels[Name]>
  ) => Promise<ReturnType<RequestChannels[Name]>>;
} & OneWayChannels & {
    /** Calls `listener` at each change, until the returned function is called (an AbortSignal cannot cross the bridge). */
    readonly onHostState: (listener: NoticeChannels['hostState']) => () => void;
  };

/** Checks what a page sent, because the page may come from another machine. */
export function isPdfWish(value: unknown): value is PdfWish {
  const wish = value as Partial<PdfWish> | null;
  return (
    typeof wish === 'object' && wish !== null && typeof wish.name === 'string' && typeof wish.landscape === 'boolean'
  );
}

/** Checks what a page sent. */
export function isPage(value: unknown): value is Page {
  return PAGES.some((page) => page === value);
}

/** A file name for any system from words that a page chose; `fallback` where nothing is left of them. */
export function safeFileName(words: string, fallback: string): string {
  const name = words
    // oxlint-disable-next-line no-control-regex -- control characters are what must go
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const short = [...name].slice(0, 80).join('').trim();
  return short === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short) ? fallback : short;
}
