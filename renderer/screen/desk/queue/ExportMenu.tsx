import { Dropdown } from 'antd';
import { memo } from 'react';
import type { DeskList } from '../../../../shared/contract/deskTools.ts';
import { useText } from '../../../hook/useText.ts';
import { landmarkOf } from '../../../part/landmark.ts';
import { useListExport } from './useListExport.tsx';

const FORMATS = ['xlsx', 'csv'] as const;

/** A list as a file: the host writes all of it, not only the rows in sight. `shortcut`: the key that opens it. */
export const ExportMenu = memo(function ExportMenu({
  list,
  shortcut,
}: {
  readonly list: DeskList;
  readonly shortcut?: string;
}) {
  const t = useText();
  const exportList = useListExport();
  const items = FORMATS.map((format) => ({
    key: format,
    label: format.toUpperCase(),
    onClick: () => void exportList(list, format),
  }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the menu was just opened: its keys must go to it, not to the list
    <Dropdown menu={{ items }} trigger={['click']} autoFocus getPopupContainer={landmarkOf}>
      <button type="button" className="desk-link desk-export" aria-haspopup="menu">
        {t('desk.export')} {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
      </button>
    </Dropdown>
  );
});
