import type { Present } from '../../../../shared/contract/feed.ts';
import { clockWords } from '../../../../shared/time/words.ts';
import { useText } from '../../../hook/useText.ts';
import type { CaseContext } from './CasePage.tsx';
import { deedKey, isDeed } from '../form/offer.ts';

/** Who else has the case open, since when, and which act they are about to write: two people do not do one thing twice. */
export function OthersHere({
  others,
  context,
}: {
  readonly others: readonly Present[];
  readonly context: CaseContext;
}) {
  const t = useText();
  const sinceMs = Math.min(...others.map((one) => one.sinceMs));
  const seats = others.map(({ seat }) => seat).join('、');
  const doing = others.flatMap(({ seat, doing: deed }) =>
    deed !== null && isDeed(deed)
      ? [t('desk.case.seenDoing', { seat: others.length > 1 ? seat : '', action: t(deedKey(deed)) })]
      : [],
  );
  return (
    <output className="desk-seen">
      <i />
      <span>
        {t('desk.case.seen', { seats })}
        <br />
        {t('desk.case.seenSince', { time: clockWords(sinceMs, context.zone) })}
        {doing.map((words) => (
          <b key={words}>{words}</b>
        ))}
      </span>
    </output>
  );
}
