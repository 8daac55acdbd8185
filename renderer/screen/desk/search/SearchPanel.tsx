import { Select } from 'antd';
import { memo, useId, useState } from 'react';
import type { CaseFile } from '../../../../shared/case/caseFile.ts';
import type { Rules } from '../../../../shared/case/rules.ts';
import { useText } from '../../../hook/useText.ts';
import { readPeriod } from '../../assessment/period.ts';
import { SEARCH_STATES, viewAround } from './searchCriteria.ts';
import type { DeskSearch } from './searchCriteria.ts';
import { SavedSearches } from './SavedSearches.tsx';
import { isComposing } from '../keyboard/shortcut.ts';

const AROUND_METRES = 500;

export type SearchPanelProps = {
  readonly search: DeskSearch;
  readonly rules: Rules | undefined;
  /** The open case, around which may be searched. */
  readonly file: Pick<CaseFile, 'lat' | 'lng'> | null;
  readonly onSearch: (change: Partial<DeskSearch>) => void;
};

/** Everything but words by which cases are looked for, and the searches kept for the next time. */
export const SearchPanel = memo(function SearchPanel({ search, rules, file, onSearch }: SearchPanelProps) {
  const t = useText();
  const common = {
    allowClear: true,
    showSearch: { optionFilterProp: 'search' },
    popupMatchSelectWidth: 260,
  } as const;
  const units = [...(rules?.units.values() ?? [])].map(({ code, name, shortName }) => ({
    value: code,
    label: shortName,
    search: `${name} ${shortName} ${code}`,
  }));
  const categories = [...(rules?.categories ?? [])].map(([value, label]) => ({
    value,
    label,
    search: `${label} ${value}`,
  }));
  const states = SEARCH_STATES.map((value) => {
    const label = value === 'open' ? t('desk.find.state.open') : t(`desk.stage.${value}`);
    return { value, label, search: label };
  });
  const place = file && file.lat !== null && file.lng !== null ? { lat: file.lat, lng: file.lng } : null;
  return (
    <form className="desk-find" onSubmit={(event) => event.preventDefault()}>
      <Select
        {...common}
        aria-label={t('desk.find.state')}
        placeholder={t('desk.find.state')}
        value={search.state}
        options={states}
        onChange={(state: DeskSearch['state'] | undefined) => onSearch({ state: state ?? null })}
      />
      <Select
        {...common}
        aria-label={t('desk.find.unit')}
        placeholder={t('desk.find.unit')}
        value={search.unit}
        options={units}
        onChange={(unit: string | undefined) => onSearch({ unit: unit ?? null })}
      />
      <Select
        {...common}
        aria-label={t('desk.find.category')}
        placeholder={t('desk.find.category')}
        value={search.category}
        options={categories}
        onChange={(category: string | undefined) => onSearch({ category: category ?? null })}
      />
      <LineField
        label={t('desk.find.period')}
        hint={t('desk.find.period.hint')}
        fault={t('desk.find.period.unread')}
        value={search.period}
        read={readPeriod}
        onChange={(period) => onSearch({ period })}
      />
      <LineField
        label={t('desk.find.cell')}
        hint={t('desk.find.cell.hint')}
        value={search.cell}
        read={(text) => text.normalize('NFKC').trim()}
        onChange={(cell) => onSearch({ cell })}
      />
      <p className="desk-find-acts">
        {search.view ? (
          <button
            type="button"
            className="desk-chip is-on"
            aria-label={t('desk.find.view.off')}
            onClick={() => onSearch({ view: null })}
          >
            {t('desk.find.view')} <span aria-hidden="true">×</span>
          </button>
        ) : place ? (
          <button
            type="button"
            className="desk-link"
            onClick={() => onSearch({ view: viewAround(place, AROUND_METRES) })}
          >
            {t('desk.find.around', { metres: AROUND_METRES })}
          </button>
        ) : null}
      </p>
      <SavedSearches search={search} onSearch={onSearch} />
    </form>
  );
});

/** A field that is read when it is left or Enter is pressed; `read` null: it makes no sense. */
function LineField({
  label,
  hint,
  fault,
  value,
  read,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly fault?: string;
  readonly value: string | null;
  readonly read: (text: string) => string | null;
  readonly onChange: (value: string | null) => void;
}) {
  const id = useId();
  // What is typed and not read yet; null: the field shows what holds.
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);

  function take(): void {
    if (typed === null) return;
    const text = typed.trim();
    const next = text === '' ? null : read(text);
    if (text !== '' && next === null) {
      setWrong(true);
      return;
    }
    setWrong(false);
    setTyped(null);
    if (next !== value) onChange(next);
  }

  return (
    <>
      <input
        aria-label={label}
        type="text"
        className="desk-find-line"
        placeholder={hint}
        autoComplete="off"
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-fault` : undefined}
        value={typed ?? value ?? ''}
        onChange={({ target }) => {
          setTyped(target.value);
          setWrong(false);
        }}
        onBlur={take}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === 'Enter') take();
          if (event.key === 'Escape') {
            setTyped(null);
            setWrong(false);
            event.currentTarget.blur();
          }
        }}
      />
      {wrong ? (
        <span id={`${id}-fault`} role="alert" className="desk-find-fault">
          {fault}
        </span>
      ) : null}
    </>
  );
}
