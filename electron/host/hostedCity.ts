import type { AccountabilityAnswer, AccountabilityCall } from '../../shared/contract/accountability.ts';
import type {
  EraseAnswer,
  EraseCall,
  GridAnswer,
  GridCall,
  SettingAnswer,
  SettingCall,
} from '../../shared/contract/admin.ts';
import type { CommandAnswer, CommandCall } from '../../shared/contract/desk.ts';
import { readCity } from '../../db/read/city.ts';
import { lastSequence } from '../../db/read/log.ts';
import { dropUnattached } from '../../db/write/photo.ts';
import { dropParts } from '../../db/store/photoFolder.ts';
import type { WritableStore } from '../../db/store/handle.ts';
import type { HostContext } from './api/procedure.ts';
import { openFeed } from './feed/feed.ts';
import { LOOPBACK } from './gateway/address.ts';
import { openGateway } from './gateway/gateway.ts';
import type { HostOptions } from './createHost.ts';
import { executeAccountability } from './service/accountability/execute.ts';
import { feedOf } from './service/accountability/feed12345.ts';
import { answerSetting } from './service/adminSetting.ts';
import { openBaseMap } from './service/baseMap/baseMap.ts';
import { cityMap } from './service/cityMap.ts';
import { executeCommand } from './service/commands.ts';
import { recordEnded } from './service/deadlineClock.ts';
import { prepareDemo } from './service/demoCity.ts';
import { answerGrid } from './service/gridChange.ts';
import { erasePhotoOrigins } from './service/photo/eraseOrigins.ts';
import { takePhoto } from './service/photo/takePhoto.ts';
import { openListExports } from './service/listExport/listExports.ts';
import { openReports } from './service/report/reports.ts';
import { warmUp } from './service/report/warmUp.ts';
import { handOver } from './service/shift.ts';
import { startTicker } from './service/ticker.ts';
import { createWall } from './service/wall.ts';
import { noteWallFaults } from './service/wallFaults.ts';
import { watchedStore } from './service/watchedStore.ts';

/** A picture whose form was never sent is kept for so long. */
const UNSENT_MS = 7 * 86_400_000;

/** A city with everything that runs over its store. */
export type HostedCity = {
  readonly port: number;
  readonly execute: (call: CommandCall) => CommandAnswer;
  readonly act: (call: AccountabilityCall) => AccountabilityAnswer;
  /** To be called after every commit that did not go through `execute`: screens follow, the deadline clock looks again. */
  readonly committed: () => void;
  readonly screens: () => number;
  /** Takes nothing new, finishes what runs, and leaves the store to the caller. */
  readonly stop: () => Promise<void>;
};

/**
 * Opens the gateway and the feed over a store: what passed while the host was off is recorded first, so that it stands in
 * the first picture.
 */
export async function hostCity(
  opened: WritableStore,
  { address = LOOPBACK, port, clock, measureMs, log, entry = null }: HostOptions,
  beginEmpty: HostContext['beginEmpty'],
): Promise<HostedCity> {
  const store = watchedStore(opened, log, measureMs);
  const demo = prepareDemo(store, clock.nowMs());
  recordEnded(store, clock.nowMs());
  dropParts(store.folder);
  dropUnattached(store, clock.nowMs() - UNSENT_MS);
  const filling = (): boolean => demo?.filling() ?? false;
  const wall = createWall(store, { nowMs: clock.nowMs(), measureMs, filling });
  const base = openBaseMap(store, { nowMs: clock.nowMs, log });
  const grid = cityMap(store, base.view);
  const reports = openReports({ folder: store.folder, log });

  function execute(call: CommandCall): CommandAnswer {
    const cellAt = (lng: number, lat: number) => grid.cellAt(lng, lat)?.code ?? null;
    const { answer, sequence } = executeCommand(store, call, { nowMs: clock.nowMs(), cellAt });
    if (sequence !== null) committed();
    return answer;
  }
  function act(call: AccountabilityCall): AccountabilityAnswer {
    const { answer, sequence } = executeAccountability(store, call, { nowMs: clock.nowMs(), feedOf });
    if (sequence !== null) committed();
    return answer;
  }
  function changeSetting(call: SettingCall): SettingAnswer {
    const answer = answerSetting(store, call, clock.nowMs());
    if (answer.kind === 'done') committed();
    return answer;
  }
  function takeGrid(call: GridCall): GridAnswer {
    const answer = answerGrid(store, call, clock.nowMs());
    if (answer.kind === 'done') committed();
    return answer;
  }
  function eraseOrigins(call: EraseCall): EraseAnswer {
    const answer = erasePhotoOrigins(store, call, clock.nowMs());
    if (answer.kind === 'done') committed();
    return answer;
  }
  function committed(): void {
    feed.publish();
    ticker.look();
  }
  function wallNow() {
    feed.publish();
    return wall.snapshot(clock.nowMs());
  }

  const gateway = await openGateway({
    address,
    port,
    log,
    entry,
    context: {
      store,
      nowMs: clock.nowMs,
      log,
      execute,
      act,
      changeSetting,
      takeGrid,
      eraseOrigins,
      takePhoto: (call) => takePhoto(store, call, clock.nowMs()),
      wall: wallNow,
      walls: { shown: () => feed.walls(), order: (control) => feed.order(control) },
      noteWallFault: noteWallFaults(log, measureMs),
      filling,
      cellAt: grid.cellAt,
      beginEmpty,
      reports,
      exports: openListExports({ folder: store.folder, reports, nowMs: clock.nowMs, log }),
      handOver(note) {
        handOver(store, note, clock.nowMs());
        committed();
      },
    },
    wall: wallNow,
    map: grid.body,
    base,
    health: () => ({ sequence: lastSequence(store), screens: feed.screens(), filling: filling() }),
  });
  // Nothing can come in before these stand: the first request is a later turn of the event loop.
  const feed = openFeed({ server: gateway.server, port: gateway.port, entry, store, wall, clock, log });
  const ticker = startTicker(store, clock, {
    told: feed.publish,
    onFault: (fault) => log.error({ fault }, 'what ended could not be recorded'),
  });
  const stopped = new AbortController();
  if (!filling()) void warmUp(reports, { nowMs: clock.nowMs, zone: readCity(store).zone }, stopped.signal);
  demo?.start(clock, {
    onWritten: committed,
    onFilled: committed,
    evaluate: (closing) => reports.run('monthClosing', closing),
    onFault: (fault) => log.error({ fault }, 'the demonstration has failed and stands still'),
  });

  return {
    port: gateway.port,
    execute,
    act,
    committed,
    screens: feed.screens,
    async stop() {
      demo?.stop();
      stopped.abort();
      feed.close();
      // Before the gateway, which waits for the answers that wait for these.
      await reports.stop();
      await gateway.close();
      await base.close();
      // Last, because a command that was still under way may have set it anew.
      ticker.stop();
    },
  };
}
