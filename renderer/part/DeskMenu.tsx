import { useText } from '../hook/useText.ts';
import type { PlainKey } from '../../shared/locale/text.ts';

/** The pages that people work at. */
export type DeskPageName = 'desk' | 'accountability' | 'assessment' | 'admin';

const PAGES: readonly { readonly page: DeskPageName | 'wall'; readonly label: PlainKey }[] = [
  { page: 'desk', label: 'app.menu.desk' },
  { page: 'accountability', label: 'app.menu.accountability' },
  { page: 'assessment', label: 'app.menu.assessment' },
  { page: 'admin', label: 'app.menu.admin' },
  { page: 'wall', label: 'app.menu.wall' },
];

/** The menu in the top bar of every page that people work at; the language goes along. */
export function DeskMenu({ page: shown }: { readonly page: DeskPageName }) {
  const t = useText();
  const language = new URLSearchParams(window.location.search).get('lang');
  return (
    <nav aria-label={t('app.menu.label')}>
      {PAGES.map(({ page, label }) => (
        <a
          key={page}
          href={language === null ? `/${page}` : `/${page}?lang=${language}`}
          aria-current={page === shown ? 'page' : undefined}
        >
          {t(label)}
        </a>
      ))}
    </nav>
  );
}
