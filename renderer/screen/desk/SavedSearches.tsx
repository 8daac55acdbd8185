import { Input, Modal } from 'antd';
import type { InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useText } from '../../hook/useText.ts';
import { keepSearches, keptSearches, withSearch } from './savedSearches.ts';
import type { SavedSearch } from './savedSearches.ts';
import { isBlank, isUnfiltered, NO_SEARCH } from './searchCriteria.ts';
import type { DeskSearch } from './searchCriteria.ts';
import { isComposing } from './shortcut.ts';

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
  const [naming, setNaming] = useState(false);

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
        <button type="button" className="desk-link" onClick={() => setNaming(true)}>
          {t('desk.find.save')}
        </button>
      )}
      {isUnfiltered(search) ? null : (
        <button type="button" className="desk-link" onClick={() => onSearch({ ...NO_SEARCH, text: search.text })}>
          {t('desk.find.clear')}
        </button>
      )}
      {naming ? (
        <NameDialog
          onSave={(name) => {
            change(withSearch(saved, { name, search }));
            setNaming(false);
          }}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </fieldset>
  );
}

function NameDialog({ onSave, onClose }: { readonly onSave: (name: string) => void; readonly onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState('');
  const field = useRef<InputRef>(null);
  const whole = name.trim() !== '';
  const save = (): void => {
    if (whole) onSave(name.trim());
  };
  return (
    <Modal
      open
      title={t('desk.find.saveTitle')}
      okText={t('desk.find.saveDone')}
      cancelText={t('desk.form.cancel')}
      okButtonProps={{ disabled: !whole }}
      onOk={save}
      onCancel={onClose}
      afterOpenChange={(open) => {
        if (open) field.current?.focus();
      }}
      mask={{ blur: false }}
      width={420}
    >
      <div className="desk-fields desk-dialog">
        <p>{t('desk.find.saveText')}</p>
        <div className="desk-field">
          <label htmlFor="desk-search-name">{t('desk.find.saveName')}</label>
          <Input
            ref={field}
            id="desk-search-name"
            value={name}
            maxLength={20}
            placeholder={t('desk.find.saveHint')}
            onChange={({ target }) => setName(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !isComposing(event.nativeEvent)) save();
            }}
          />
        </div>
      </div>
    </Modal>
  );
}
