import { askHost } from '../../rpc/host.ts';

/** The same fault of the same panel is told again after so long. */
const AGAIN_AFTER_MS = 600_000;
const FAULT_CHARS = 500;
const told = new Map<string, number>();

/** Tells the host's log that a panel failed. A wall has no keyboard: nobody reads what stands in its console. */
export function tellFault(panel: string, { message }: Error): void {
  const fault = message.slice(0, FAULT_CHARS);
  const key = `${panel} ${fault}`;
  const nowMs = Date.now();
  if (nowMs - (told.get(key) ?? -Infinity) < AGAIN_AFTER_MS) return;
  told.set(key, nowMs);
  // A host that does not answer cannot be told; the panel says itself that it stands still.
  askHost('wall.fault', { panel, fault }).catch(() => told.delete(key));
}
