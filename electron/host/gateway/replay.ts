import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { DAY_KEY } from '../../../shared/time/periodKey.ts';
import { isDayKey } from '../../../shared/time/zone.ts';
import type { HostContext } from '../api/procedure.ts';
import { sendPrepared } from './prepared.ts';

type Named = { readonly Params: { readonly day: string } };

/** Opens `GET /replay/2026-11-24`: a day to be replayed (`ReplayPart`), made and packed on a thread of its own. */
export function addReplay(server: FastifyInstance, { reports, nowMs }: HostContext): void {
  server.get<Named>('/replay/:day', async (request, reply) => {
    const { day } = request.params;
    if (!DAY_KEY.test(day) || !isDayKey(day))
      return reply.code(404).send({ message: '没有这一天，请写作 /replay/2026-11-24 的样子。' });
    const packed = Buffer.from(await reports.run('replayPart', { day, nowMs: nowMs() }));
    void reply.header('cache-control', 'no-store');
    return sendPrepared({ etag: null, plain: () => gunzipSync(packed), gzip: () => packed }, request, reply);
  });
}
