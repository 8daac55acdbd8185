const LOOK_EVERY_MS = 500;

/**
 * Calls `act` when the shell that npm started this program with has ended. npm passes a signal on to that shell alone, which
 * ends and leaves its program running, with the data folder still taken.
 */
export function onOrphaned(act: () => void): void {
  // Started by hand or as a service, it may outlive its parent.
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, LOOK_EVERY_MS);
  timer.unref();
}
