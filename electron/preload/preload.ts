import { contextBridge, ipcRenderer } from 'electron';
import type { NoticeChannels, OneWayChannels, RequestChannels, ShellVerbs } from '../../shared/shell/channels.ts';

function ask<Name extends keyof RequestChannels>(
  channel: Name,
  ...words: Parameters<RequestChannels[Name]>
): Promise<ReturnType<RequestChannels[Name]>> {
  return ipcRenderer.invoke(channel, ...words) as Promise<ReturnType<RequestChannels[Name]>>;
}

function tell<Name extends keyof OneWayChannels>(channel: Name, ...words: Parameters<OneWayChannels[Name]>): void {
  ipcRenderer.send(channel, ...words);
}

const hostState = 'hostState' satisfies keyof NoticeChannels;

/** Verbs for the page, never the transport itself. */
const verbs: ShellVerbs = {
  describe: () => ask('describe'),
  savePdf: (wish) => ask('savePdf', wish),
  openPage: (page) => tell('openPage', page),
  setFullScreen: (on) => tell('setFullScreen', on),
  onHostState: (listener) => {
    const hear = (_event: unknown, state: Parameters<typeof listener>[0]): void => listener(state);
    ipcRenderer.on(hostState, hear);
    return () => ipcRenderer.off(hostState, hear);
  },
};

contextBridge.exposeInMainWorld('shell', verbs);
