import type { AgendaItem } from '../../../../shared/contract/wall.ts';
import { useText } from '../../../hook/useText.ts';
import { LampMark } from '../../../part/LampMark.tsx';

const PARTS = ['lastResolutions', 'projects', 'problems', 'difficult'] as const;

type AgendaStepsProps = { readonly agenda: readonly AgendaItem[]; readonly index: number };

/** The contents of the meeting in their order (R16–R19): what is done, what is on, what comes; below it how far it is. */
export function AgendaSteps({ agenda, index }: AgendaStepsProps) {
  const t = useText();
  const now = agenda[index]?.part;
  const parts = PARTS.filter((part) => agenda.some((item) => item.part === part));
  return (
    <ol className="agenda-steps">
      {parts.map((part) => {
        const isDone = agenda.findLastIndex((item) => item.part === part) < index;
        return (
          <li key={part} className={part === now ? 'on' : ''} aria-current={part === now ? 'step' : undefined}>
            {t(`wall.meeting.part.${part}`)}
            {isDone && <LampMark shape="done" />}
          </li>
        );
      })}
      <i className="agenda-course" aria-hidden="true">
        <i style={{ width: `${((index + 1) / agenda.length) * 100}%` }} />
      </i>
    </ol>
  );
}
