import { App as AntApp, Button, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Actor } from '../../../../shared/case/caseFile.ts';
import { NOTE_SIGNS } from '../../../../shared/contract/deskTools.ts';
import type { HandoverNote } from '../../../../shared/contract/deskTools.ts';
import { hostNowMs } from '../../../hook/useHostNow.ts';
import { useText } from '../../../hook/useText.ts';
import { tellHost } from '../../../rpc/host.ts';
import type { RowContext } from '../queue/CaseRow.tsx';
import { draftKey, dropDraft, keepDraft, keptDraft } from '../form/draft.ts';
import { isComposing } from '../keyboard/shortcut.ts';
import { momentWords } from '../words.ts';

const DRAFT = draftKey(null, 'handOver');

/** What the shifts before left to this one, and the note that it leaves to the next; what is typed stays until it is sent. */
export function HandoverNotes({
  own,
  notes,
  context,
}: {
  readonly own: Actor;
  readonly notes: readonly HandoverNote[];
  readonly context: RowContext;
}) {
  const t = useText();
  const id = useId();
  const client = useQueryClient();
  const { message } = AntApp.useApp();
  const [text, setText] = useState(() => String(keptDraft(DRAFT)?.values['text'] ?? ''));
  const [sending, setSending] = useState(false);

  async function send(): Promise<void> {
    const note = text.trim();
    if (note === '' || sending) return;
    setSending(true);
    try {
      await tellHost('shift.handOver', { by: own, text: note });
      dropDraft(DRAFT);
      setText('');
      void message.success(t('desk.shift.sent'));
      await client.invalidateQueries({ queryKey: ['desk', 'shift'] });
    } catch {
      void message.error(t('desk.shift.notSent'));
    } finally {
      setSending(false);
    }
  }

  return (
    <section aria-label={t('desk.shift.notes')}>
      <h3>
        <label htmlFor={id}>{t('desk.shift.write')}</label>
      </h3>
      <Input.TextArea
        id={id}
        value={text}
        maxLength={NOTE_SIGNS}
        autoSize={{ minRows: 4, maxRows: 8 }}
        placeholder={t('desk.shift.hint')}
        onChange={({ target }) => {
          setText(target.value);
          keepDraft(DRAFT, { values: { text: target.value }, savedAtMs: hostNowMs() });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isComposing(event.nativeEvent)) void send();
        }}
      />
      <Button type="primary" loading={sending} disabled={text.trim() === ''} onClick={() => void send()}>
        {t('desk.shift.send')}
      </Button>
      <h3>{t('desk.shift.notes')}</h3>
      {notes.length === 0 ? <p className="quiet">{t('desk.shift.noNotes')}</p> : null}
      <ol>
        {notes.map((note) => (
          <li key={note.sequence}>
            <p className="quiet">
              {momentWords(note.writtenAtMs, context, t)}　{note.shift} {note.seat}
            </p>
            <p>{note.text}</p>
            <p className="quiet">{t('desk.shift.left', { taken: note.taken, open: note.open })}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
