import type { HistoryLine } from '../../../../shared/contract/desk.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import { useText } from '../../../hook/useText.ts';
import { WholeDates } from '../../../part/WholeDates.tsx';
import type { CaseContext } from './CasePage.tsx';
import { momentWords } from '../words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Every event of the case, the newest on top, with both times where they differ. */
export function HistoryCard({ context }: { readonly context: CaseContext }) {
  const t = useText();
  const lines = context.view.history.toSorted((a, b) => b.sequence - a.sequence);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="desk-card desk-history" tabIndex={0} aria-label={t('desk.history.title')}>
      <h2>
        {t('desk.history.title')} <small>{t('desk.history.count', { count: lines.length })}</small>
      </h2>
      <ol>
        {lines.map((line, index) => (
          <HistoryEntry key={line.sequence} line={line} isNewest={index === 0} context={context} />
        ))}
      </ol>
    </section>
  );
}

/** Who did a step as the history and a conflict show it; a seat that is named after its party says it once. */
export function historyWho({ unitName, party, seat }: HistoryLine): string {
  const who = unitName ?? party;
  return who === '' || seat.startsWith(who) ? seat : seat === '' ? who : `${who}，${seat}`;
}

/** What a step used of what it may, up to three hours in minutes, beyond in hours; never less than it used. */
function usedWords({ usedMs, allowedMs }: NonNullable<HistoryLine['used']>, t: Translate): string {
  if (allowedMs > 3 * HOUR_MS) {
    const [used, allowed] = [Math.ceil((usedMs * 10) / HOUR_MS) / 10, Math.round((allowedMs * 10) / HOUR_MS) / 10];
    return t('desk.history.usedHours', { used, allowed });
  }
  return t('desk.history.used', { used: Math.ceil(usedMs / MINUTE_MS), allowed: Math.round(allowedMs / MINUTE_MS) });
}

function HistoryEntry({
  line,
  isNewest,
  context,
}: {
  readonly line: HistoryLine;
  readonly isNewest: boolean;
  readonly context: CaseContext;
}) {
  const t = useText();
  const { occurredAtMs, recordedAtMs, evidence, used, title, detail } = line;
  const recorded = momentWords(recordedAtMs, context, t);
  const late = used && !used.onTime;
  const bothTimes = Math.abs(recordedAtMs - occurredAtMs) >= MINUTE_MS;
  return (
    <li className={isNewest ? 'new' : undefined}>
      <time>{momentWords(occurredAtMs, context, t)}</time>
      <div>
        {used ? <em className={late ? 'late-t' : 'ok-t'}>{usedWords(used, t)}</em> : null}
        <b>{title}</b>
        {detail === null ? null : (
          <p>
            <WholeDates text={detail} />
          </p>
        )}
        <p className="quiet">{historyWho(line)}</p>
        {evidence !== null ? (
          <p className="quiet">{t('desk.history.entered', { time: recorded, evidence })}</p>
        ) : bothTimes ? (
          <p className="quiet">{t('desk.history.recorded', { time: recorded })}</p>
        ) : null}
      </div>
    </li>
  );
}
