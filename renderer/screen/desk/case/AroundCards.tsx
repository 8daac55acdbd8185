import type { EarlierCase } from '../../../../shared/contract/desk.ts';
import { useHostNow } from '../../../hook/useHostNow.ts';
import { useText } from '../../../hook/useText.ts';
import type { CaseContext } from './CasePage.tsx';
import { spanWords, timeWords } from '../words.ts';

type AroundProps = { readonly context: CaseContext; readonly onOpen: (id: number) => void };

/** What was reported at the same place before, whatever it was: a place that comes back again and again is seen here. */
export function EarlierCard({ context, onOpen }: AroundProps) {
  const t = useText();
  const { total, cases } = context.view.earlier;
  const metres = context.rules.settings['duplicate.metres'];
  return (
    <section className="desk-card">
      <h2>
        {t('desk.earlier.title')}
        {total > 0 ? <small>{t('desk.earlier.note', { metres, count: total })}</small> : null}
      </h2>
      {total === 0 ? <p className="quiet">{t('desk.earlier.none', { metres })}</p> : null}
      <ul className="desk-around">
        {cases.map((one) => (
          <li key={one.id}>
            <button type="button" className="desk-link" onClick={() => onOpen(one.id)}>
              {one.categoryName}
            </button>
            <span className="num">{timeWords(one.reportedAtMs, context)}</span>
            <span className="quiet">{earlierWords(one, t)}</span>
          </li>
        ))}
      </ul>
      {total > cases.length ? <p className="quiet">{t('desk.earlier.more', { count: total - cases.length })}</p> : null}
    </section>
  );
}

function earlierWords(one: EarlierCase, t: ReturnType<typeof useText>): string {
  const parts = [t(`desk.stage.${one.stage}`), one.unitName, t('desk.earlier.metres', { metres: one.metres })];
  if (one.reworks > 0) parts.push(t('desk.earlier.reworks', { count: one.reworks }));
  return parts.filter((part) => part !== null).join('　');
}

/** What else the responsible unit has open, and what of it is due first: whether it can do this one too. */
export function UnitWorkCard({ context, onOpen }: AroundProps) {
  const t = useText();
  const nowMs = useHostNow(60_000);
  const { unitWork, unitName } = context.view;
  if (!unitWork || unitName === null) return null;
  const { open, overdue, next } = unitWork;
  return (
    <section className="desk-card">
      <h2>
        {t('desk.unitWork.title', { unit: unitName })}
        {open > 0 ? <small>{t('desk.unitWork.note', { open, overdue })}</small> : null}
      </h2>
      {open === 0 ? <p className="quiet">{t('desk.unitWork.none')}</p> : null}
      <ul className="desk-around">
        {next.map((one) => (
          <li key={one.id}>
            <button type="button" className="desk-link" onClick={() => onOpen(one.id)}>
              {one.categoryName}
            </button>
            <span className={one.dueAtMs < nowMs ? 'num late-t' : 'num'}>
              {one.dueAtMs < nowMs
                ? t('desk.over', { time: spanWords(nowMs - one.dueAtMs, t) })
                : t('desk.left', { time: spanWords(one.dueAtMs - nowMs, t) })}
            </span>
            <span className="quiet">
              {t(`desk.stage.${one.stage}`)}　{one.address ?? t('desk.list.noAddress')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
