import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { clockWords } from '../../../shared/time/words.ts';
import { useText } from '../../hook/useText.ts';
import { Boundary } from '../../part/Boundary.tsx';
import { HEADINGS } from './headings.ts';
import { tellFault } from './tellFault.ts';

export type PanelGuardProps = {
  readonly name: keyof typeof HEADINGS;
  readonly children: ReactNode;
  /** Host time, for since when the panel stands still; it is tried again whenever this goes on. */
  readonly nowMs: number;
  readonly zone: string;
};

/** Keeps a panel's failure inside its frame: its heading stays, the host's log hears of it, and the other panels go on. */
export function PanelGuard({ name, children, nowMs, zone }: PanelGuardProps) {
  const t = useText();
  const [failedAtMs, setFailedAtMs] = useState<number | null>(null);
  return (
    <Boundary
      retry={nowMs}
      onError={(error) => {
        tellFault(name, error);
        setFailedAtMs((before) => before ?? nowMs);
      }}
      renderError={() => (
        <section className={`panel panel-${name} panel-failed`}>
          <h2>{t(HEADINGS[name])}</h2>
          <p className="none">{t('wall.panelFailed', { time: clockWords(failedAtMs ?? nowMs, zone) })}</p>
        </section>
      )}
    >
      {children}
      <Shown onShown={() => setFailedAtMs(null)} />
    </Boundary>
  );
}

/** Tells once that what stands beside it could be shown. */
function Shown({ onShown }: { readonly onShown: () => void }): null {
  // Only when it appears: it disappears together with a panel that fails.
  useEffect(onShown, []); // oxlint-disable-line react-hooks/exhaustive-deps
  return null;
}
