import { App as AntApp } from 'antd';
import type { DeskList, ListExport, ListFormat } from '../../../../shared/contract/deskTools.ts';
import { useText } from '../../../hook/useText.ts';
import { askHost, tellHost } from '../../../rpc/host.ts';

const LOOK_MS = 300;

/** Fetches a finished file as the browser does, under its own name. */
function fetchFile(id: string): void {
  const link = document.createElement('a');
  link.href = `/export/list/${id}`;
  link.download = '';
  link.click();
}

/** Exports a list while the person goes on working: says how far it is, fetches the file, or says why there is none. */
export function useListExport(): (list: DeskList, format: ListFormat) => Promise<void> {
  const t = useText();
  const { message } = AntApp.useApp();

  async function ended(id: string): Promise<Exclude<ListExport, { kind: 'running' }> | null> {
    for (;;) {
      const state = await askHost('list.state', { id });
      if (state?.kind !== 'running') return state;
      const { done, total } = state;
      const content = (
        <>
          {total === null ? t('desk.export.begins') : t('desk.export.runs', { done, total })}{' '}
          <button type="button" className="desk-link" onClick={() => void tellHost('list.stop', { id })}>
            {t('desk.export.stop')}
          </button>
        </>
      );
      void message.open({ key: id, type: 'loading', content, duration: 0 });
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  return async (list, format) => {
    let key = 'export';
    try {
      const { id } = await tellHost('list.export', { list, format });
      key = id;
      const state = await ended(id);
      if (state?.kind === 'ready') {
        fetchFile(id);
        void message.open({ key, type: 'success', content: t('desk.export.done', { count: state.rows }), duration: 6 });
      } else if (state?.kind === 'stopped') {
        void message.open({ key, type: 'info', content: t('desk.export.stopped'), duration: 3 });
      } else void message.open({ key, type: 'error', content: state?.message ?? t('desk.export.lost'), duration: 10 });
    } catch {
      void message.open({ key, type: 'error', content: t('desk.export.lost'), duration: 10 });
    }
  };
}
