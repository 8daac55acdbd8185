import { BrowserWindow, ipcMain } from 'electron';
import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import { isOfOrigin } from '../../shared/shell/address.ts';
import type { NoticeChannels, OneWayChannels, RequestChannels } from '../../shared/shell/channels.ts';

/** What a page sent, `words`, is looked at by the handler before it is used. */
export type Ipc = {
  readonly answer: <Name extends keyof RequestChannels>(
    channel: Name,
    reply: (
      window: BrowserWindow,
      ...words: readonly unknown[]
    ) => ReturnType<RequestChannels[Name]> | Promise<ReturnType<RequestChannels[Name]>>,
  ) => void;
  readonly listen: (
    channel: keyof OneWayChannels,
    act: (window: BrowserWindow, ...words: readonly unknown[]) => void,
  ) => void;
};

/** The one way to hear a page: only the main frame of one of our windows, while it shows the host at `origin`. */
export function setupIpc(origin: () => string | null): Ipc {
  function sender({ sender: contents, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | null {
    const host = origin();
    const isMainFrame = senderFrame !== null && senderFrame.parent === null;
    return isMainFrame && host !== null && isOfOrigin(senderFrame.url, host)
      ? BrowserWindow.fromWebContents(contents)
      : null;
  }
  return {
    answer(channel, reply) {
      ipcMain.handle(channel, (event, ...words: readonly unknown[]) => {
        const window = sender(event);
        if (window === null) throw new Error(`'${channel}' is not for this page`);
        return reply(window, ...words);
      });
    },
    listen(channel, act) {
      ipcMain.on(channel, (event, ...words: readonly unknown[]) => {
        const window = sender(event);
        if (window === null) throw new Error(`'${channel}' is not for this page`);
        act(window, ...words);
      });
    },
  };
}

/** Tells a page; `webContents.send` itself takes anything. */
export function notify<Name extends keyof NoticeChannels>(
  contents: WebContents,
  channel: Name,
  ...words: Parameters<NoticeChannels[Name]>
): void {
  contents.send(channel, ...words);
}
