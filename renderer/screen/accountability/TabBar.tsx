import type { AccountabilityPage } from '../../../shared/contract/accountability.ts';
import { useText } from '../../hook/useText.ts';
import { TABS } from './accountabilityState.ts';
import type { Tab } from './accountabilityState.ts';

type Waiting = { readonly count: number; readonly isLate: boolean };

/** How much waits for somebody on a tab. */
function waitingOn(tab: Tab, page: AccountabilityPage | undefined): Waiting | null {
  if (!page) return null;
  switch (tab) {
    case 'findings':
      return { count: page.findings.filter(({ state }) => state === 'proposed').length, isLate: false };
    case 'appeals':
      return { count: page.appeals.filter(({ state }) => state === 'waiting').length, isLate: false };
    case 'exemptions':
      return { count: page.exemptions.filter(({ state }) => state === 'proposed').length, isLate: false };
    case 'replies': {
      const open = page.replies.filter(({ replied }) => !replied);
      return { count: open.length, isLate: open.some(({ replyDueAtMs }) => (replyDueAtMs ?? Infinity) < page.nowMs) };
    }
    case 'feed':
    case 'tryOut':
    case 'papers':
      return null;
  }
}

/** The parts of the page, each with what waits on it and its key. */
export function TabBar({
  shown,
  page,
  onShow,
}: {
  readonly shown: Tab;
  readonly page: AccountabilityPage | undefined;
  readonly onShow: (tab: Tab) => void;
}) {
  const t = useText();
  return (
    <nav className="desk-tabs" aria-label={t('accountability.tabs')}>
      {TABS.map((tab, index) => {
        const waiting = waitingOn(tab, page);
        return (
          <button key={tab} type="button" aria-current={tab === shown ? 'page' : undefined} onClick={() => onShow(tab)}>
            <kbd>{index + 1}</kbd>
            {t(`accountability.tab.${tab}`)}
            {waiting && waiting.count > 0 ? (
              <b className={`num ${waiting.isLate ? 'late-t' : ''}`}>{waiting.count}</b>
            ) : null}
          </button>
        );
      })}
    </nav>
  );
}
