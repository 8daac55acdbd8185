import { Input, Modal, Radio, Select } from 'antd';
import type { InputRef } from 'antd';
import { useId, useRef, useState } from 'react';
import type { Unit } from '../../../shared/unit/unit.ts';
import { useText } from '../../hook/useText.ts';
import { SEAT_PARTIES } from './seat.ts';
import type { Seat } from './seat.ts';
import { isComposing } from './shortcut.ts';

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
  const nameField = useRef<InputRef>(null);
  const whole = name.trim() !== '' && (party !== 'unit' || unit !== null);

  function save(): void {
    if (whole) onSave({ party, name: name.trim(), unit: party === 'unit' ? unit : null });
  }

  return (
    <Modal
      open
      title={t('desk.seat.title')}
      okText={t('desk.seat.save')}
      cancelText={t('desk.form.cancel')}
      okButtonProps={{ disabled: !whole }}
      onOk={save}
      onCancel={onClose}
      afterOpenChange={(open) => {
        if (open) nameField.current?.focus();
      }}
      mask={{ blur: false }}
      width={480}
    >
      <div className="desk-fields desk-dialog">
        <p>{t('desk.seat.text')}</p>
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
        <div className="desk-field">
          <label htmlFor={`${id}-name`}>{t('desk.seat.name')}</label>
          <Input
            ref={nameField}
            id={`${id}-name`}
            value={name}
            maxLength={40}
            placeholder={t('desk.seat.nameHint')}
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
