import { useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../../hook/useText.ts';
import { Boundary } from '../../part/Boundary.tsx';
import { clockWords } from '../../../shared/time/words.ts';

export type PanelProps = {
  readonly name: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Host time, for the note of a panel that failed. */
  readonly nowMs: number;
  readonly zone: string;
};

/** A panel of the wall: its heading stays when its body fails, and the other panels go on. */
export function Panel({ name, title, children, nowMs, zone }: PanelProps) {
  return (
    <section className={`panel panel-${name}`}>
      <h2>{title}</h2>
      <Boundary retry={Math.floor(nowMs / 60_000)} renderError={() => <PanelFailed time={clockWords(nowMs, zone)} />}>
        {children}
      </Boundary>
    </section>
  );
}

function PanelFailed({ time }: { readonly time: string }) {
  const t = useText();
  const [since] = useState(time);
  return <p className="panel-failed">{t('wall.panelFailed', { time: since })}</p>;
}
