import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useText } from '../../../hook/useText.ts';
import type { CaseContext } from '../case/CasePage.tsx';
import { historyWho } from '../case/HistoryCard.tsx';
import { photoSrc } from '../photo/uploadPhoto.ts';
import { dossierFacts, paperTime, shownHistory, shownPhotos } from './dossierParts.ts';

/** The case file (案卷) as one sheet of A4. It stands in the page only while it is printed. */
export function CaseDossier({ context, seat }: { readonly context: CaseContext; readonly seat: string }) {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes its picture as soon as these return.
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing ? createPortal(<Sheet context={context} seat={seat} />, document.body) : null;
}

function Sheet({ context, seat }: { readonly context: CaseContext; readonly seat: string }) {
  const t = useText();
  const { view, nowMs } = context;
  const { lines, left } = shownHistory(view.history);
  const photos = shownPhotos(view.photos);
  return (
    <article className="dossier">
      <header>
        <h1>{t('desk.dossier.title')}</h1>
        <p>
          <b>{view.file.number}</b>
          <span>{t('desk.dossier.printed', { time: paperTime(nowMs, context), seat })}</span>
        </p>
      </header>
      <table>
        <tbody>
          {dossierFacts(context, t).map((row) => (
            <tr key={row[0]?.name}>
              {row.map(({ name, value }) => [
                <th key={name} scope="row">
                  {name}
                </th>,
                <td key={`${name} value`} colSpan={row.length === 1 ? 3 : 1}>
                  {value}
                </td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
      {photos.length > 0 ? (
        <div className="dossier-photos">
          {photos.map(({ hash, stage, atMs }) => (
            <figure key={hash}>
              <img src={photoSrc(hash, 'thumb')} alt="" />
              <figcaption>
                {t(`desk.photo.stage.${stage}`)}　{paperTime(atMs, context)}　{hash.slice(0, 12)}
              </figcaption>
            </figure>
          ))}
        </div>
      ) : null}
      <h2>
        {t('desk.history.title')}
        <small>{t('desk.history.count', { count: view.history.length })}</small>
      </h2>
      <ol className={lines.length > 9 ? 'two' : undefined}>
        {lines.map((line) => (
          <li key={line.sequence}>
            <time>{paperTime(line.occurredAtMs, context)}</time>
            <p>
              <b>{line.title}</b>
              {line.detail === null ? '' : `　${line.detail}`}　{historyWho(line)}
              {line.evidence === null
                ? ''
                : `　${t('desk.history.entered', { time: paperTime(line.recordedAtMs, context), evidence: line.evidence })}`}
            </p>
          </li>
        ))}
      </ol>
      {left > 0 ? <p className="dossier-left">{t('desk.dossier.left', { count: left })}</p> : null}
      <footer>{t('desk.dossier.foot')}</footer>
    </article>
  );
}
