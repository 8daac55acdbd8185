import { Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import type { Actor } from '../../../../shared/case/caseFile.ts';
import { partyProblem } from '../../../../shared/case/permission.ts';
import type { Rules } from '../../../../shared/case/rules.ts';
import type { CommandAnswer } from '../../../../shared/contract/desk.ts';
import { useText } from '../../../hook/useText.ts';
import { whoWords } from './ActionsPanel.tsx';
import { CommandForm } from './CommandForm.tsx';
import type { FormValues } from './form.ts';

const NOTHING: FormValues = {};
const FROM_FIELD: FormValues = { source: 'supervisor' };

/**
 * A new case: filed by the centre, by a field officer, or by the centre for a field officer who telephoned. Another seat is
 * told who files cases.
 */
export function ReportDialog({
  own,
  rules,
  onDone,
  onClose,
}: {
  readonly own: Actor;
  readonly rules: Rules;
  readonly onDone: (answer: Extract<CommandAnswer, { kind: 'done' }>) => void;
  readonly onClose: () => void;
}) {
  const t = useText();
  const id = useId();
  const [behalf, setBehalf] = useState(false);
  const refusal = partyProblem('report', own, null)?.message ?? null;
  const officer: Actor = { party: 'supervisor', unit: null, seat: own.seat };
  const by = behalf ? officer : own;
  return (
    <Modal
      open
      title={t('desk.new')}
      footer={null}
      onCancel={onClose}
      mask={{ blur: false }}
      width={760}
      style={{ top: 24 }}
      keyboard={false}
    >
      <div className="desk-report">
        {refusal === null && own.party !== 'supervisor' ? (
          <div className="desk-report-for">
            <span id={id}>{t('desk.form.reportFor')}</span>
            <Radio.Group
              aria-labelledby={id}
              value={behalf}
              options={[
                { value: false, label: whoWords(own, rules, t) },
                { value: true, label: t('desk.form.behalf', { who: whoWords(officer, rules, t) }) },
              ]}
              onChange={({ target }) => setBehalf(target.value === true)}
            />
          </div>
        ) : null}
        <CommandForm
          key={by.party}
          name="report"
          by={by}
          behalf={behalf}
          view={null}
          rules={rules}
          preset={by.party === 'supervisor' ? FROM_FIELD : NOTHING}
          who={whoWords(by, rules, t)}
          refusal={refusal}
          onDone={onDone}
          onClose={onClose}
        />
      </div>
    </Modal>
  );
}
