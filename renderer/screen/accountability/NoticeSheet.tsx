import type { NoticeView } from '../../../shared/contract/accountability.ts';
import { useText } from '../../hook/useText.ts';

/** The notice as it would print (GB/T 9704): red head, number, title, addressee, text, date. */
export function NoticeSheet({ notice }: { readonly notice: NoticeView }) {
  const t = useText();
  return (
    <article className="acc-sheet" aria-label={t('accountability.notice')}>
      {notice.mark === null ? null : <p className="acc-sheet-mark">{notice.mark}</p>}
      <p className="org">{notice.issuer}</p>
      <hr />
      <p className="no">{notice.documentNumber === '' ? t('accountability.notice.noNumber') : notice.documentNumber}</p>
      <h3>{notice.title}</h3>
      <p className="to">{notice.addressee}：</p>
      {notice.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p className="sign">
        {notice.issuer}
        <br />
        {notice.date}
      </p>
      {notice.copies.length > 0 ? (
        <p className="copies">{t('accountability.notice.copies', { copies: notice.copies.join('，') })}</p>
      ) : null}
      {notice.annex === null ? null : (
        <p className="annex">
          {t('accountability.notice.annex', { title: notice.annex.title, count: notice.annex.rows.length })}
        </p>
      )}
    </article>
  );
}
