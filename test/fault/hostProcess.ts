import { startHeadless } from '../../electron/host/headless.ts';

// A host to be killed: everything is loaded before it is told which store to open, so that a test need not wait for it.
process.once('message', (dataFolder: string) => {
  startHeadless({ dataFolder, port: 0 }).then(
    ({ address }) => process.send?.(address),
    (fault: unknown) => {
      console.error(fault);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit());
