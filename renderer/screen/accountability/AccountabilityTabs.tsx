import type { Dispatch } from 'react';
import type { Actor } from '../../../shared/case/caseFile.ts';
import type { Rules } from '../../../shared/case/rules.ts';
import type { AccountabilityPage } from '../../../shared/contract/accountability.ts';
import type { FindingRow, FindingView } from '../../../shared/contract/finding.ts';
import { useText } from '../../hook/useText.ts';
import type { Seat } from '../desk/seat/seat.ts';
import { useRadar } from './accountabilityData.ts';
import type { AccountabilityState, AccountabilityStep } from './accountabilityState.ts';
import { AppealsTab } from './AppealsTab.tsx';
import { DecisionCard } from './DecisionCard.tsx';
import { ExemptionsTab } from './ExemptionsTab.tsx';
import { FeedTab } from './FeedTab.tsx';
import { FindingCard } from './FindingCard.tsx';
import { FindingList } from './FindingList.tsx';
import { Ladder } from './Ladder.tsx';
import { NoticeSheet } from './NoticeSheet.tsx';
import { PapersTab } from './PapersTab.tsx';
import { radarMonth, shortPeriodWords } from './period.ts';
import { RadarMatrix } from './RadarMatrix.tsx';
import { RepliesTab } from './RepliesTab.tsx';
import { TryOutTab } from './TryOutTab.tsx';

export type AccountabilityTabsProps = {
  readonly state: AccountabilityState;
  readonly step: Dispatch<AccountabilityStep>;
  readonly page: AccountabilityPage;
  readonly rows: readonly FindingRow[];
  readonly opened: {
    readonly id: number | null;
    readonly view: FindingView | null;
    readonly isMissing: boolean;
  };
  readonly seat: Seat | null;
  readonly by: Actor | null;
  readonly rules: Rules | undefined;
  readonly zone: string;
  readonly onDone: () => void;
};

/** The part of the page that is shown. */
export function AccountabilityTabs(props: AccountabilityTabsProps) {
  const { state, step, page, seat, by, rules, zone, onDone } = props;
  const tab = { seat, by, zone, nowMs: page.nowMs, onDone };
  const month = radarMonth(page.period, page.nowMs, zone);
  function show(id: number): void {
    step({ do: 'showTab', tab: 'findings' });
    step({ do: 'open', id });
  }
  switch (state.tab) {
    case 'findings':
      return <Findings {...props} month={month} />;
    case 'appeals':
      return <AppealsTab appeals={page.appeals} {...tab} />;
    case 'exemptions':
      return <ExemptionsTab exemptions={page.exemptions} rules={rules} {...tab} />;
    case 'replies':
      return <RepliesTab replies={page.replies} onOpen={show} {...tab} />;
    case 'feed':
      return <FeedTab key={month} month={month} rules={rules} {...tab} />;
    case 'tryOut':
      return <TryOutTab period={page.period} rules={rules} {...tab} />;
    case 'papers':
      return <PapersTab rows={page.findings} zone={zone} nowMs={page.nowMs} onOpen={show} />;
  }
}

/** The ladder, the findings over the distances, and the finding that is opened with its notice. */
function Findings(props: AccountabilityTabsProps & { readonly month: string }) {
  const { state, step, page, rows, opened, seat, by, zone, month, onDone } = props;
  const t = useText();
  const radar = useRadar(month);
  const period = shortPeriodWords(page.period, t);
  const { view } = opened;
  return (
    <>
      <Ladder
        ladder={page.ladder}
        period={period}
        chosen={state.filter.step}
        onChoose={(chosen) => step({ do: 'filter', filter: { step: chosen } })}
      />
      <div className={`acc-middle ${rows.length === 0 ? 'is-calm' : ''}`}>
        <FindingList
          rows={rows}
          all={page.findings}
          filter={state.filter}
          openId={opened.id}
          period={page.period}
          zone={zone}
          trial={page.trial}
          onFilter={(filter) => step({ do: 'filter', filter })}
          onOpen={(id) => step({ do: 'open', id })}
        />
        <RadarMatrix view={radar.data} failed={radar.failureCount > 0} />
      </div>
      <div className="acc-right">
        {view ? (
          <>
            <FindingCard view={view} zone={zone} />
            <div className="acc-beside">
              <DecisionCard
                view={view}
                seat={seat}
                by={by}
                zone={zone}
                act={state.act}
                onAct={(act) => step({ do: 'openAct', act, id: view.finding.id })}
                onClose={() => step({ do: 'closeAct' })}
                onDone={onDone}
                onSeat={() => step({ do: 'openDialog', dialog: 'seat' })}
                onOpen={(id) => step({ do: 'open', id })}
              />
              <NoticeSheet notice={view.notice} />
            </div>
          </>
        ) : (
          <section className="desk-card acc-unopened">
            <h2>{t(opened.isMissing ? 'accountability.opened.missing' : 'accountability.opened.none')}</h2>
            <p className="quiet">{t('accountability.opened.keys')}</p>
          </section>
        )}
      </div>
    </>
  );
}
