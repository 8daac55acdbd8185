import { Modal } from 'antd';
import type { Actor } from '../../../shared/case/caseFile.ts';
import { partyProblem } from '../../../shared/case/permission.ts';
import type { Rules } from '../../../shared/case/rules.ts';
import type { CommandAnswer } from '../../../shared/contract/desk.ts';
import { useText } from '../../hook/useText.ts';
import { whoWords } from './ActionsPanel.tsx';
import { CommandForm } from './CommandForm.tsx';
import type { FormValues } from './form.ts';

const NOTHING: FormValues = {};
const FROM_FIELD: FormValues = { source: 'supervisor' };

/** A new case: filed by the centre or by a field officer. Another seat is told who files cases. */
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
  const refusal = partyProblem('report', own, null)?.message ?? null;
  return (
    <Modal
      open
      title={t('desk.new')}
      footer={null}
      onCancel={onClose}
      mask={{ blur: false }}
      width={760}
      keyboard={false}
    >
      <div className="desk-report">
        <CommandForm
          name="report"
          by={own}
          behalf={false}
          view={null}
          rules={rules}
          preset={own.party === 'supervisor' ? FROM_FIELD : NOTHING}
          who={whoWords(own, rules, t)}
          refusal={refusal}
          onDone={onDone}
          onClose={onClose}
        />
      </div>
    </Modal>
  );
}
