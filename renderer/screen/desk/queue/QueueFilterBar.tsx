import { memo, useDeferredValue } from 'react';
import type { QueueFilter, QueueName } from '../../../../shared/contract/desk.ts';
import { QUEUE_GROUPING } from '../../../../shared/contract/desk.ts';
import { useText } from '../../../hook/useText.ts';
import { useQueueGroups } from '../deskData.ts';
import { SearchField } from '../search/SearchField.tsx';

/** So many groups have room in a line; the others are found by their words. */
const SHOWN_GROUPS = 4;

/** Narrows a queue by words, and by the field officers or units that most of its cases belong to. */
export const QueueFilterBar = memo(function QueueFilterBar({
  queue,
  filter,
  loading,
  onFilter,
  onFirst,
}: {
  readonly queue: QueueName;
  readonly filter: QueueFilter;
  /** The rows of the queue are not there yet. */
  readonly loading: boolean;
  readonly onFilter: (change: Partial<QueueFilter>) => void;
  readonly onFirst: () => void;
}) {
  const t = useText();
  // The rows come first: to ask takes time too.
  const groups = useQueueGroups(queue, useDeferredValue(queue) === queue && !loading);
  const grouping = QUEUE_GROUPING[queue];
  const chosen = groups.findIndex(({ code }) => code === filter.group);
  const shown = groups.filter((_, index) => index < SHOWN_GROUPS || index === chosen);
  return (
    <div className="desk-filter">
      <SearchField
        label={t('desk.filter.label')}
        hint={t(`desk.filter.hint.${grouping}`)}
        shortcut="."
        searched={filter.text}
        onSearch={(text) => onFilter({ text })}
        onFirst={onFirst}
        onEnd={() => onFilter({ text: '', group: null })}
      />
      {groups.length > 1 ? (
        <fieldset aria-label={t(`desk.filter.by.${grouping}`)}>
          {shown.map(({ code, name, count }) => (
            <button
              key={code}
              type="button"
              aria-pressed={code === filter.group}
              onClick={() => onFilter({ group: code === filter.group ? null : code })}
            >
              {name} <span className="num">{count}</span>
            </button>
          ))}
        </fieldset>
      ) : null}
    </div>
  );
});
