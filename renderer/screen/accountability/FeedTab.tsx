import { useState } from 'react';
import { FEED_FORMATS, feedPath } from '../../../shared/accountability/feedItem.ts';
import type { FeedView } from '../../../shared/contract/accountability.ts';
import type { Rules } from '../../../shared/case/rules.ts';
import { unitShortName } from '../../../shared/unit/unit.ts';
import { useText } from '../../hook/useText.ts';
import { useFeed } from './accountabilityData.ts';
import { ActForm } from './ActForm.tsx';
import type { TabProps } from './AppealsTab.tsx';
import { instantWords } from './findingWords.ts';

export type FeedTabProps = TabProps & { readonly month: string; readonly rules: Rules | undefined };

/** What the month hands over to the 12345 assessment: items with weights, what differs from the last, who loses honours. */
export function FeedTab(props: FeedTabProps) {
  const { month, rules } = props;
  const t = useText();
  const feed = useFeed(month);
  const view = feed.data;
  if (!view)
    return (
      <section className="desk-card acc-whole">
        <p className="acc-empty">{t(feed.isError ? 'accountability.feed.failed' : 'accountability.reading')}</p>
      </section>
    );
  const counted = view.items.filter(({ count }) => count > 0);
  const zeros = view.items.length - counted.length;
  const name = (code: string): string => (rules ? unitShortName(rules.units, code) : code);
  return (
    <div className="acc-two">
      <section className="desk-card acc-list" aria-label={t('accountability.tab.feed')}>
        <h2>
          {t('accountability.tab.feed')}{' '}
          <small>{t('accountability.feed.note', { month, count: view.items.length })}</small>
        </h2>
        {view.missingWeights.length > 0 ? (
          <p className="acc-alarm" role="alert">
            <b>{t('accountability.feed.noWeights', { count: view.missingWeights.length })}</b>{' '}
            {view.missingWeights.join('、')}。{t('accountability.feed.noWeightsNote')}
          </p>
        ) : null}
        {counted.length === 0 ? (
          <p className="acc-empty">{t('accountability.feed.none')}</p>
        ) : (
          <div className="acc-scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('accountability.column.unit')}</th>
                  <th scope="col">{t('accountability.feed.item')}</th>
                  <th scope="col">{t('accountability.feed.kind')}</th>
                  <th scope="col" className="end">
                    {t('accountability.feed.count')}
                  </th>
                  <th scope="col" className="end">
                    {t('accountability.feed.weight')}
                  </th>
                  <th scope="col" className="end">
                    {t('accountability.feed.value')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {counted.map((item) => (
                  <tr key={`${item.unit} ${item.item} ${item.kind}`}>
                    <td>{name(item.unit)}</td>
                    <td>{item.item}</td>
                    <td className="quiet">{item.kind}</td>
                    <td className="end num">{item.count}</td>
                    <td className={`end num ${item.weight === null ? 'late-t' : ''}`}>
                      {item.weight === null ? t('accountability.feed.notSet') : item.weight}
                    </td>
                    <td className="end num">{item.weight === null ? '—' : rounded(item.count * item.weight)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {zeros > 0 ? <p className="acc-foot">{t('accountability.feed.zeros', { count: zeros })}</p> : null}
      </section>
      <section className="desk-card acc-side" aria-label={t('accountability.feed.side')}>
        <FeedSide view={view} name={name} {...props} />
      </section>
    </div>
  );
}

function rounded(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function FeedSide({
  view,
  name,
  month,
  seat,
  by,
  zone,
  nowMs,
  onDone,
}: FeedTabProps & { readonly view: FeedView; readonly name: (code: string) => string }) {
  const t = useText();
  const [isFreezing, setFreezing] = useState(false);
  return (
    <>
      <h2>{t('accountability.feed.state')}</h2>
      {view.frozen ? (
        <p>
          <em className="desk-tag tag-done">{t('accountability.feed.frozen')}</em>{' '}
          {instantWords(view.frozen.atMs, nowMs, zone)}　{view.frozen.seat}
        </p>
      ) : (
        <p>
          <em className="desk-tag tag-soon">{t('accountability.feed.preview')}</em>{' '}
          {t('accountability.feed.previewNote')}
        </p>
      )}
      <p className="acc-digest" title={t('accountability.feed.digest')}>
        {view.frozen?.digest ?? view.digest}
      </p>
      <p className="acc-buttons">
        {FEED_FORMATS.map((format) => (
          <a key={format} className="desk-button" href={feedPath(month, format)} download="">
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      {view.frozen ? null : isFreezing && by ? (
        <ActForm
          place={`feed.${month}`}
          title={t('accountability.feed.freeze')}
          submit={t('accountability.act.confirm', { act: t('accountability.feed.freeze') })}
          fields={[]}
          callOf={() => ({ to: 'accountability', command: { do: 'freezeFeed', by, fields: { month } } })}
          review={
            <p>
              {t('accountability.feed.freezeReview', { month, count: view.items.length })}
              {view.missingWeights.length > 0
                ? t('accountability.feed.freezeNoWeights', { count: view.missingWeights.length })
                : ''}
            </p>
          }
          refusal={
            seat?.party === 'leader' ? null : t('accountability.refusal.party', { parties: t('desk.party.leader') })
          }
          who={t('desk.form.by', { who: by.seat })}
          zone={zone}
          onDone={onDone}
          onClose={() => setFreezing(false)}
        />
      ) : (
        <p>
          <button
            type="button"
            className="desk-button"
            aria-disabled={by === null}
            title={by === null ? t('accountability.refusal.seat') : ''}
            onClick={() => setFreezing(by !== null)}
          >
            {t('accountability.feed.freeze')}
          </button>
        </p>
      )}
      <h3>{t('accountability.feed.changes')}</h3>
      {view.changes.length === 0 ? (
        <p className="quiet">{t('accountability.feed.noChanges')}</p>
      ) : (
        <ul className="acc-changes">
          {view.changes.map((change) => (
            <li key={`${change.unit} ${change.item}`}>
              <span>
                {name(change.unit)}　{change.item}
              </span>
              <b className="num">
                {change.before ?? '—'} → {change.now}
              </b>
            </li>
          ))}
        </ul>
      )}
      <h3>{t('accountability.feed.honours')}</h3>
      {view.honours.length === 0 ? (
        <p className="quiet">{t('accountability.feed.noHonours')}</p>
      ) : (
        <ul className="acc-changes">
          {view.honours.map((loss) => (
            <li key={loss.finding}>
              <span>
                {loss.unitName}　{loss.posts.join('、')}
              </span>
              <small>
                {loss.fromYear === loss.toYear
                  ? t('accountability.feed.year', { year: loss.fromYear })
                  : t('accountability.feed.years', { from: loss.fromYear, to: loss.toYear })}
              </small>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
