import type { HistoryLine } from '../../../shared/contract/desk.ts';
import { useText } from '../../hook/useText.ts';
import type { CaseContext } from './CasePage.tsx';
import { momentWords } from './words.ts';

const MINUTE_MS = 60_000;

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

/** One step as the history and a conflict show it. */
export function historyWho({ unitName, party, seat }: HistoryLine): string {
  return [unitName ?? party, seat].filter((part, index, all) => part !== '' && all.indexOf(part) === index).join('，');
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
        {used ? (
          <em className={late ? 'late-t' : 'ok-t'}>
            {t('desk.history.used', {
              used: Math.ceil(used.usedMs / MINUTE_MS),
              allowed: Math.round(used.allowedMs / MINUTE_MS),
            })}
          </em>
        ) : null}
        <b>{title}</b>
        {detail === null ? null : <p>{detail}</p>}
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
