import type { FastifyInstance } from 'fastify';
import type { BaseMap } from '../service/baseMap/baseMap.ts';

type Asked = { readonly Params: Readonly<Record<'version' | 'z' | 'x' | 'y', string>> };

/** A place among tiles: no sign, no leading zero, at most the seven digits of the finest zoom. */
const NUMBER = /^(0|[1-9]\d{0,6})$/;

/**
 * Opens `GET /tile/VERSION/Z/X/Y`: tiles of the base map that is switched on, fetched by the host, so that a screen's
 * content policy lets it speak to this host alone. A tile is kept by the browser for a day: another base map has another
 * version.
 */
export function addTiles(server: FastifyInstance, base: BaseMap): void {
  server.get<Asked>('/tile/:version/:z/:x/:y', async (request, reply) => {
    const { version, z, x, y } = request.params;
    if (![z, x, y].every((place) => NUMBER.test(place))) return reply.code(404).send({ message: '没有这块底图。' });
    const answer = await base.tile(version, { z: Number(z), x: Number(x), y: Number(y) });
    switch (answer.kind) {
      case 'tile':
        return reply
          .type(answer.body.type)
          .header('cache-control', 'private, max-age=86400')
          .send(Buffer.from(answer.body.bytes));
      case 'none':
        return reply.code(404).send({ message: '没有这块底图。' });
      case 'failed':
        return reply.code(502).send({ message: '底图暂时无法取得，请查看主机日志。' });
    }
  });
}
