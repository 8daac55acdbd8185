import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App as AntApp, Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { KeptOrigins } from '../../../shared/contract/admin.ts';
import { hostNowMs } from '../../hook/useHostNow.ts';
import { useText } from '../../hook/useText.ts';
import { askHost, tellHost } from '../../rpc/host.ts';
import { instantText, readInstant } from '../desk/form/instant.ts';
import { actorOf } from '../desk/seat/seat.ts';
import { isComposing } from '../desk/keyboard/shortcut.ts';
import type { AdminTabProps } from './adminTabs.ts';
import './privacy.css';

type Field = 'before' | 'case' | 'reason';
const EMPTY: Readonly<Record<Field, string>> = { before: '', case: '', reason: '' };

/** Personal data that came with pictures: how much is kept, its erasure for a reason, and what was erased before. */
export function PrivacyTab({ zone, seat, onSeat }: AdminTabProps) {
  const t = useText();
  const id = useId();
  const client = useQueryClient();
  const { modal } = AntApp.useApp();
  const [values, setValues] = useState(EMPTY);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const kept = useQuery({ queryKey: ['admin', 'photoOrigins'], queryFn: () => askHost('admin.photoOrigins') }).data;

  function change(field: Field, value: string): void {
    setValues({ ...values, [field]: value });
    setProblem(null);
    setDone(null);
  }

  async function erase(beforeMs: number): Promise<void> {
    if (seat === null) return;
    try {
      const by = actorOf(seat, t('desk.notSignedIn'));
      const number = values.case.trim() || null;
      const answer = await tellHost('admin.erasePhotoOrigins', { by, case: number, beforeMs, reason: values.reason });
      if (answer.kind === 'refused') {
        setProblem(answer.problems.join('；'));
        return;
      }
      setValues(EMPTY);
      setDone(answer.count);
      await client.invalidateQueries({ queryKey: ['admin', 'photoOrigins'] });
    } catch {
      setProblem(t('admin.save.lost'));
    }
  }

  function ask(): void {
    if (seat === null) {
      onSeat();
      return;
    }
    const nowMs = hostNowMs();
    const isWhole = values.before.trim() === '';
    const beforeMs = isWhole ? nowMs + 1 : readInstant(`${values.before} 00:00`, { nowMs, zone });
    if (isWhole && values.case.trim() === '') setProblem(t('admin.privacy.which'));
    else if (beforeMs === null) setProblem(t('admin.privacy.unread'));
    else if (values.reason.trim() === '') setProblem(t('admin.privacy.noReason'));
    else
      modal.confirm({
        title: t('admin.privacy.sure'),
        content: t('admin.privacy.review'),
        okText: t('admin.privacy.erase'),
        cancelText: t('admin.privacy.back'),
        autoFocusButton: 'cancel',
        mask: { blur: false },
        onOk: () => erase(beforeMs),
      });
  }

  const input = (field: 'before' | 'case', hint: string) => (
    <Input
      id={`${id}-${field}`}
      value={values[field]}
      placeholder={hint}
      autoComplete="off"
      onChange={({ target }) => change(field, target.value)}
    />
  );
  return (
    <div className="privacy-columns">
      <form
        className="desk-card privacy-form"
        aria-label={t('admin.privacy.title')}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <h2>{t('admin.privacy.title')}</h2>
        <p>{t('admin.privacy.what')}</p>
        <p>
          <b>{kept ? t('admin.privacy.count', { count: kept.count }) : t('admin.reading')}</b>
          {kept && kept.firstAddedAtMs !== null
            ? t('admin.privacy.first', { time: instantText(kept.firstAddedAtMs, zone) })
            : null}
        </p>
        <label htmlFor={`${id}-before`}>{t('admin.privacy.before')}</label>
        {input('before', '2026-01-01')}
        <label htmlFor={`${id}-case`}>{t('admin.privacy.case')}</label>
        {input('case', '')}
        <label htmlFor={`${id}-reason`}>{t('admin.privacy.reason')}</label>
        <Input.TextArea
          id={`${id}-reason`}
          value={values.reason}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={({ target }) => change('reason', target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isComposing(event.nativeEvent)) ask();
          }}
        />
        {problem === null ? null : (
          <p className="desk-problem" role="alert">
            {problem}
          </p>
        )}
        <div>
          <Button danger htmlType="submit">
            {t('admin.privacy.erase')}
          </Button>
          <output>{done === null ? null : <b className="ok-t">{t('admin.privacy.done', { count: done })}</b>}</output>
        </div>
      </form>
      <Erasures kept={kept} zone={zone} />
    </div>
  );
}

function Erasures({ kept, zone }: { readonly kept: KeptOrigins | undefined; readonly zone: string }) {
  const t = useText();
  return (
    <section className="desk-card" aria-label={t('admin.privacy.erasures')}>
      <h2>{t('admin.privacy.erasures')}</h2>
      {kept?.erasures.length === 0 ? <p className="quiet">{t('admin.privacy.none')}</p> : null}
      <ol className="privacy-erasures">
        {kept?.erasures.map((one) => (
          <li key={one.sequence}>
            <p>
              <span className="num">{instantText(one.atMs, zone)}</span>　{one.seat}
            </p>
            <p>
              {one.case === null
                ? t('admin.privacy.ofAll', { count: one.count, time: instantText(one.beforeMs, zone) })
                : t('admin.privacy.ofCase', { count: one.count, number: one.case })}
            </p>
            <p className="quiet">{one.reason}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
