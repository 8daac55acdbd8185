import { useMemo } from 'react';
import { crossedWords } from '../../../shared/accountability/crossedWords.ts';
import type { Actor } from '../../../shared/case/caseFile.ts';
import { ruleOf } from '../../../shared/accountability/rule.ts';
import type { FindingView } from '../../../shared/contract/finding.ts';
import { dateWords } from '../../../shared/time/words.ts';
import { useText } from '../../hook/useText.ts';
import type { Seat } from '../desk/seat/seat.ts';
import type { ActAnswer } from './act.ts';
import type { FindingAct } from './accountabilityState.ts';
import { ActForm } from './ActForm.tsx';
import { findingActs } from './findingActs.ts';
import { daysBetween, dismissWords, instantWords, issueWords, replyLeftWords } from './findingWords.ts';

export type DecisionCardProps = {
  readonly view: FindingView;
  readonly seat: Seat | null;
  readonly by: Actor | null;
  readonly zone: string;
  readonly act: FindingAct | null;
  readonly onAct: (act: FindingAct) => void;
  readonly onClose: () => void;
  readonly onDone: (act: FindingAct, answer: ActAnswer) => void;
  readonly onSeat: () => void;
  readonly onOpen: (id: number) => void;
};

/** What was decided, or what may be: the system proposes, a person decides and says why. */
export function DecisionCard(props: DecisionCardProps) {
  const { view, seat, by, zone, act, onAct } = props;
  const t = useText();
  const { finding, row, notice } = view;
  const acts = useMemo(() => findingActs(view, seat, t), [view, seat, t]);
  const open = acts.find(({ name }) => name === act) ?? null;
  return (
    <section className="desk-card acc-decide" aria-label={t('accountability.decision')}>
      <h2>{t(finding.state === 'proposed' ? 'accountability.decision.open' : 'accountability.decision')}</h2>
      {finding.decision ? <Decided view={view} zone={zone} /> : null}
      {open && by ? (
        <ActForm
          key={`${finding.id} ${open.name}`}
          place={`${finding.id}.${open.name}`}
          title={open.title}
          submit={open.submit}
          fields={open.fields}
          callOf={(values) => ({ to: 'accountability', command: open.commandOf(by, values) })}
          review={<Review view={view} act={open.name} />}
          refusal={open.refusal}
          who={t('desk.form.by', { who: by.seat })}
          zone={zone}
          onDone={(answer) => props.onDone(open.name, answer)}
          onClose={props.onClose}
        />
      ) : (
        <ul className="acc-options">
          {acts.map(({ name, title, note, letter, refusal }) => (
            <li key={name}>
              <button
                type="button"
                className={`acc-option ${name === 'issue' ? 'main' : ''}`}
                aria-disabled={refusal !== null}
                onClick={() => (seat === null ? props.onSeat() : refusal === null && onAct(name))}
              >
                <b>{title}</b>
                <kbd>{letter}</kbd>
                <small>{refusal ?? note}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <dl className="acc-facts">
        <div>
          <dt>{t('accountability.decision.to')}</dt>
          <dd>{notice.addressee}</dd>
        </div>
        {notice.copies.length > 0 ? (
          <div>
            <dt>{t('accountability.decision.copies')}</dt>
            <dd>{notice.copies.join('、')}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('accountability.decision.issuer')}</dt>
          <dd>{notice.issuer}</dd>
        </div>
        <div>
          <dt>{t('accountability.decision.follows')}</dt>
          <dd>{row.consequence}</dd>
        </div>
      </dl>
      <Earlier {...props} />
      <p className="acc-download">
        <a className="desk-button" href={notice.href} download="">
          {t('accountability.download')} <kbd>D</kbd>
        </a>
      </p>
    </section>
  );
}

function Decided({ view, zone }: { readonly view: FindingView; readonly zone: string }) {
  const t = useText();
  const { finding, row, nowMs } = view;
  const { decision } = finding;
  if (!decision) return null;
  return (
    <div className="acc-decided">
      <p>
        <b>
          {decision.state === 'issued'
            ? (decision.documentNumber ?? issueWords(row.step, t))
            : dismissWords(row.step, t)}
        </b>{' '}
        <small>
          {instantWords(decision.atMs, nowMs, zone)}　{decision.by.seat}
        </small>
      </p>
      <p>{t('accountability.decision.reason', { reason: decision.reason })}</p>
      <Reply view={view} zone={zone} />
    </div>
  );
}

/** The written reply: received, due, or overdue with the days that have passed. */
function Reply({ view, zone }: { readonly view: FindingView; readonly zone: string }) {
  const t = useText();
  const { finding, nowMs } = view;
  if (finding.result)
    return (
      <p>
        <b className="ok-t">{t('accountability.reply.recorded')}</b> {finding.result.text}{' '}
        <small>{instantWords(finding.result.atMs, nowMs, zone)}</small>
      </p>
    );
  if (finding.replyDueAtMs === null) return null;
  const days = daysBetween(nowMs, finding.replyDueAtMs, zone);
  const isOver = finding.replyDueAtMs < nowMs;
  return (
    <p className={isOver ? 'late-t' : days <= 3 ? 'soon-t' : ''} role={isOver ? 'alert' : undefined}>
      {t('accountability.reply.due', { date: dateWords(finding.replyDueAtMs, zone) })}
      {replyLeftWords(finding.replyDueAtMs, { nowMs, zone }, t)}
    </p>
  );
}

/** What follows when it is confirmed, in words, before anybody can confirm it. */
function Review({ view, act }: { readonly view: FindingView; readonly act: FindingAct }) {
  const t = useText();
  const { row, notice, replyDays, finding } = view;
  const reply = ruleOf(finding.clause).reply && replyDays !== null;
  switch (act) {
    case 'issue':
      return (
        <p>
          {t('accountability.review.issue', {
            unit: row.unitName,
            title: crossedWords(row, t),
            issuer: notice.issuer,
            addressee: notice.addressee,
          })}
          {reply ? t('accountability.review.reply', { days: replyDays }) : ''}
        </p>
      );
    case 'dismiss':
      return <p>{t('accountability.review.dismiss', { unit: row.unitName, title: crossedWords(row, t) })}</p>;
    case 'major':
      return <p>{t('accountability.review.major', { unit: row.unitName })}</p>;
    case 'result':
      return <p>{t('accountability.review.result', { unit: row.unitName })}</p>;
    case 'conclude':
      return <p>{t('accountability.review.conclude', { unit: row.unitName })}</p>;
  }
}

/** What was already issued about the unit this year. */
function Earlier({ view, zone, onOpen }: DecisionCardProps) {
  const t = useText();
  const earlier = view.earlier.toSorted((a, b) => (b.decidedAtMs ?? 0) - (a.decidedAtMs ?? 0));
  return (
    <div className="acc-earlier">
      <h3>{t('accountability.earlier')}</h3>
      {earlier.length === 0 ? (
        <p className="quiet">{t('accountability.earlier.none')}</p>
      ) : (
        <ul>
          {earlier.map((row) => (
            <li key={row.id}>
              <button type="button" className="desk-link" onClick={() => onOpen(row.id)}>
                {row.decidedAtMs === null ? row.period : dateWords(row.decidedAtMs, zone)}　{crossedWords(row, t)}
              </button>
              <small>{row.documentNumber ?? ''}</small>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
