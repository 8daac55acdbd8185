import type { NoticeAnnex, NoticeView } from '../../../shared/contract/finding.ts';
import { useText } from '../../hook/useText.ts';

/** A preview needs no more of the list than this; the DOCX holds all of it. */
const SHOWN_ROWS = 12;

/** The notice as it would print (GB/T 9704): red head, number, title, addressee, text, date. */
export function NoticeSheet({ notice }: { readonly notice: NoticeView }) {
  const t = useText();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and the keyboard must reach it
    <article className="acc-sheet" aria-label={t('accountability.notice')} tabIndex={0}>
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
      {notice.annex === null ? null : <Annex annex={notice.annex} />}
    </article>
  );
}

/** The list of cases behind the notice, as far as a preview shows it. */
function Annex({ annex }: { readonly annex: NoticeAnnex }) {
  const t = useText();
  const rest = annex.rows.length - SHOWN_ROWS;
  return (
    <div className="annex">
      <p>{t('accountability.notice.annex', { title: annex.title, count: annex.rows.length })}</p>
      <table>
        <thead>
          <tr>
            {annex.heading.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {annex.rows.slice(0, SHOWN_ROWS).map((row) => (
            <tr key={row.join(' ')}>
              {row.map((cell, column) => (
                <td key={annex.heading[column] ?? column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p>{t('accountability.notice.annexMore', { count: rest })}</p> : null}
    </div>
  );
}
