import { Radio, Select } from 'antd';
import { useId, useState } from 'react';
import type { Unit } from '../../../../shared/unit/unit.ts';
import { useText } from '../../../hook/useText.ts';
import { NameDialog } from './NameDialog.tsx';
import { SEAT_PARTIES } from './seat.ts';
import type { Seat } from './seat.ts';

/** Asks who sits here. Nobody signs in yet, and the dialog says so. */
export function SeatDialog({
  seat,
  units,
  onSave,
  onClose,
}: {
  readonly seat: Seat | null;
  readonly units: readonly Unit[];
  readonly onSave: (seat: Seat) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const id = useId();
  const [party, setParty] = useState<Seat['party']>(seat?.party ?? 'centre');
  const [name, setName] = useState(seat?.name ?? '');
  const [unit, setUnit] = useState<string | null>(seat?.unit ?? null);

  return (
    <NameDialog
      title={t('desk.seat.title')}
      text={t('desk.seat.text')}
      done={t('desk.seat.save')}
      name={{
        label: t('desk.seat.name'),
        hint: t('desk.seat.nameHint'),
        value: name,
        most: 40,
        onChange: setName,
      }}
      isWhole={party !== 'unit' || unit !== null}
      onDone={(given) => onSave({ party, name: given, unit: party === 'unit' ? unit : null })}
      onClose={onClose}
    >
      <div className="desk-field">
        <span id={`${id}-party`}>{t('desk.seat.party')}</span>
        <Radio.Group
          aria-labelledby={`${id}-party`}
          value={party}
          options={SEAT_PARTIES.map((value) => ({ value, label: t(`desk.party.${value}`) }))}
          onChange={({ target }) => setParty(target.value as Seat['party'])}
        />
      </div>
      {party === 'unit' ? (
        <div className="desk-field">
          <label htmlFor={`${id}-unit`}>{t('desk.seat.unit')}</label>
          <Select
            id={`${id}-unit`}
            value={unit}
            placeholder={t('desk.form.choose')}
            showSearch={{ optionFilterProp: 'search' }}
            options={units.map(({ code, name: label, shortName }) => ({
              value: code,
              label,
              search: `${label} ${shortName} ${code}`,
            }))}
            onChange={setUnit}
          />
        </div>
      ) : null}
    </NameDialog>
  );
}
