import { useState } from 'react';
import { useText } from '../../../hook/useText.ts';
import { NameDialog } from '../seat/NameDialog.tsx';
import { keepSearches, keptSearches, withSearch } from './savedSearches.ts';
import type { SavedSearch } from './savedSearches.ts';
import { isBlank, isUnfiltered, NO_SEARCH } from './searchCriteria.ts';
import type { DeskSearch } from './searchCriteria.ts';

/** The searches kept on this machine: one press brings one back. */
export function SavedSearches({
  search,
  onSearch,
}: {
  readonly search: DeskSearch;
  readonly onSearch: (search: DeskSearch) => void;
}) {
  const t = useText();
  const [saved, setSaved] = useState<readonly SavedSearch[]>(keptSearches);
  // The name that is being given to this search; null: none.
  const [newName, setNewName] = useState<string | null>(null);

  function change(searches: readonly SavedSearch[]): void {
    keepSearches(searches);
    setSaved(searches);
  }

  if (saved.length === 0 && isBlank(search)) return null;
  return (
    <fieldset className="desk-find-saved" aria-label={t('desk.find.views')}>
      {saved.map(({ name, search: kept }) => (
        <span key={name}>
          <button type="button" onClick={() => onSearch(kept)}>
            {name}
          </button>
          <button
            type="button"
            aria-label={t('desk.find.remove', { name })}
            onClick={() => change(saved.filter((one) => one.name !== name))}
          >
            ×
          </button>
        </span>
      ))}
      {isBlank(search) ? null : (
        <button type="button" className="desk-link" onClick={() => setNewName('')}>
          {t('desk.find.save')}
        </button>
      )}
      {isUnfiltered(search) ? null : (
        <button type="button" className="desk-link" onClick={() => onSearch({ ...NO_SEARCH, text: search.text })}>
          {t('desk.find.clear')}
        </button>
      )}
      {newName === null ? null : (
        <NameDialog
          title={t('desk.find.saveTitle')}
          text={t('desk.find.saveText')}
          done={t('desk.find.saveDone')}
          name={{
            label: t('desk.find.saveName'),
            hint: t('desk.find.saveHint'),
            value: newName,
            most: 20,
            onChange: setNewName,
          }}
          onDone={(given) => {
            change(withSearch(saved, { name: given, search }));
            setNewName(null);
          }}
          onClose={() => setNewName(null)}
        />
      )}
    </fieldset>
  );
}
