import type { ReactNode } from 'react';
import type { Stage } from '../../../../shared/case/caseFile.ts';
import { responsibleTask } from '../../../../shared/case/caseFile.ts';
import type { Rules } from '../../../../shared/case/rules.ts';
import type { CaseView } from '../../../../shared/contract/desk.ts';
import type { Present } from '../../../../shared/contract/feed.ts';
import type { Translate } from '../../../../shared/locale/text.ts';
import { useHostNow } from '../../../hook/useHostNow.ts';
import { useMedia } from '../../../hook/useMedia.ts';
import { useText } from '../../../hook/useText.ts';
import { Mark } from '../../../part/Mark.tsx';
import type { MarkState } from '../../../part/Mark.tsx';
import { EarlierCard, UnitWorkCard } from './AroundCards.tsx';
import { caseLamp } from '../queue/caseLamp.ts';
import { ClocksCard } from './ClocksCard.tsx';
import { DeadlineCard, DeadlineSum, DeadlineSumCard } from './DeadlineCard.tsx';
import { CaseDossier } from '../dossier/CaseDossier.tsx';
import { PrintButton } from '../dossier/PrintButton.tsx';
import { FactsCard } from './FactsCard.tsx';
import { HandoverCard } from './HandoverCard.tsx';
import { HistoryCard } from './HistoryCard.tsx';
import { NearbyCard } from './NearbyCard.tsx';
import { ObservationCard } from './ObservationCard.tsx';
import { OthersHere } from './OthersHere.tsx';
import { RequestCard } from './RequestCard.tsx';
import { keptSeat } from '../seat/seat.ts';
import { StageStrip } from './StageStrip.tsx';
import { WallButton } from './WallButton.tsx';

/** What every part of the case page is drawn from. */
export type CaseContext = {
  readonly view: CaseView;
  readonly rules: Rules;
  readonly zone: string;
  readonly nowMs: number;
};

function stageWords(view: CaseView, t: Translate): string {
  const { stage, request } = view.file;
  if (view.file.linkedTo !== null) return t('desk.stage.linked');
  if (request) return t(request.kind === 'extension' ? 'desk.stage.waitsExtension' : 'desk.stage.waitsObservation');
  return t(`desk.stage.${stage satisfies Stage}`);
}

function CaseHeader({
  context,
  lamp,
  others,
  onOpen,
  onClose,
}: {
  readonly context: CaseContext;
  readonly lamp: MarkState;
  readonly others: readonly Present[];
  readonly onOpen: (id: number) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const { view, rules } = context;
  const { file } = view;
  const reworks = file.checks.filter(({ result }) => result === 'fail').length;
  const returns = file.tasks.filter(({ end }) => end?.how === 'returned').length;
  const extensions = responsibleTask(file)?.extensions ?? 0;
  const max = rules.settings['extension.max'];
  return (
    <header className="desk-case-head">
      <h2>
        <Mark state={lamp} />
        {view.categoryName}
        <span>{file.address ?? t('desk.list.noAddress')}</span>
        <em className={`desk-tag tag-${lamp}`}>{stageWords(view, t)}</em>
      </h2>
      <p>
        <span className="num">{file.number}</span>
        <span>
          {t(file.category.startsWith('component:') ? 'desk.case.component' : 'desk.case.event')} {view.categoryName}
          {file.condition === null ? '' : `（${file.condition}）`}
        </span>
        {view.unitName === null ? null : <span>{view.unitName}</span>}
        {file.cell === null ? null : <span>{t('desk.case.cell', { cell: file.cell })}</span>}
        <span>{t('desk.case.counts', { reworks, returns, extensions, max })}</span>
        {view.reports > 1 ? <span>{t('desk.case.reports', { count: view.reports })}</span> : null}
        {file.reopened ? <span>{t('desk.case.reopened')}</span> : null}
        {file.linkedTo === null ? null : (
          <button type="button" className="desk-link" onClick={() => onOpen(file.linkedTo ?? file.id)}>
            {t('desk.case.openFirst')}
          </button>
        )}
        <WallButton caseId={file.id} seat={keptSeat()?.name ?? t('desk.notSignedIn')} />
        <PrintButton />
        <CaseDossier context={context} seat={keptSeat()?.name ?? t('desk.notSignedIn')} />
      </p>
      {others.length > 0 ? <OthersHere others={others} context={context} /> : null}
      <button type="button" className="desk-plain desk-close" onClick={onClose} aria-label={t('desk.case.close')}>
        <kbd>Esc</kbd>
      </button>
    </header>
  );
}

/** Here facts and pictures come before what is longer: the deadline's arithmetic, the way from unit to unit. As in the style sheets. */
const LOW_WINDOW = '(max-width: 1700px) and (max-height: 900px)';

export type CasePageProps = {
  readonly view: CaseView;
  readonly rules: Rules;
  readonly zone: string;
  /** Other seats that have the case open. */
  readonly others: readonly Present[];
  readonly actions: ReactNode;
  readonly onOpen: (id: number) => void;
  readonly onLink: ((number: string) => void) | null;
  readonly onClose: () => void;
};

/** A case opened beside the queue: facts in the middle, what may be done and what has happened at the right. */
export function CasePage({ view, rules, zone, others, actions, onOpen, onLink, onClose }: CasePageProps) {
  const nowMs = useHostNow(15_000);
  const context: CaseContext = { view, rules, zone, nowMs };
  const lamp = caseLamp(context);
  const low = useMedia(LOW_WINDOW);
  const facts = <FactsCard context={context} lamp={lamp} />;
  return (
    <article className="desk-case" aria-label={view.file.number}>
      <CaseHeader context={context} lamp={lamp} others={others} onOpen={onOpen} onClose={onClose} />
      <StageStrip context={context} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="desk-case-body" tabIndex={0}>
        <DeadlineCard context={context}>{low ? null : <DeadlineSum context={context} />}</DeadlineCard>
        {view.file.request ? <RequestCard context={context} request={view.file.request} /> : null}
        {low ? facts : null}
        <HandoverCard context={context} />
        <ObservationCard context={context} />
        {low ? <DeadlineSumCard context={context} /> : facts}
        <NearbyCard context={context} onOpen={onOpen} onLink={onLink} />
        <div className="desk-pair">
          <EarlierCard context={context} onOpen={onOpen} />
          <UnitWorkCard context={context} onOpen={onOpen} />
        </div>
        <ClocksCard context={context} />
      </div>
      <aside className="desk-case-side">
        {actions}
        <HistoryCard context={context} />
      </aside>
    </article>
  );
}
