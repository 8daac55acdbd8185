import type { EvidenceCase, FindingView } from '../../../shared/contract/finding.ts';
import { useText } from '../../hook/useText.ts';
import { caseHref } from './caseHref.ts';
import { byRole, roleCounts } from './findingWords.ts';
import { useRoving } from './roving.ts';

/** More squares than this would no longer be countable; the list below and the export hold all. */
const MOST = 460;

/** One square a case of the evidence, each opens its case: filled in time, hollow late, red open. */
export function CaseSquares({ view }: { readonly view: FindingView }) {
  const t = useText();
  const box = useRoving<HTMLUListElement>();
  const cases = byRole(view.cases).slice(0, MOST);
  const counts = roleCounts(view.finding);
  if (cases.length === 0) return null;
  return (
    <div className="acc-cases">
      <ul
        ref={box}
        className={`acc-squares ${cases.length > 184 ? 'many' : ''}`}
        aria-label={t('accountability.squares', { count: view.caseCount })}
      >
        {cases.map((one, index) => (
          <Square key={`${one.role} ${one.id}`} one={one} first={index === 0} />
        ))}
      </ul>
      <p className="acc-squares-key">
        {counts.map(({ role, count }) => (
          <span key={role}>
            <i className={`role-${role}`} aria-hidden="true" />
            {t(`accountability.role.${role}`)} <b className="num">{count}</b>
          </span>
        ))}
        <small>
          {view.caseCount > cases.length
            ? t('accountability.squares.more', { count: view.caseCount - cases.length })
            : t('accountability.squares.note')}
        </small>
      </p>
    </div>
  );
}

function Square({ one, first }: { readonly one: EvidenceCase; readonly first: boolean }) {
  const t = useText();
  const words = `${one.number} ${t(`accountability.role.${one.role}`)} ${one.categoryName}${one.address === null ? '' : `，${one.address}`}`;
  return (
    <li>
      <a
        className={`role-${one.role}`}
        href={caseHref(one.id)}
        data-roving=""
        tabIndex={first ? 0 : -1}
        title={words}
        aria-label={words}
      />
    </li>
  );
}
