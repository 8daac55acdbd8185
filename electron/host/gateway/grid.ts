import type { FastifyInstance } from 'fastify';
import { gridCall } from '../../../shared/contract/admin.ts';
import type { HostContext } from '../api/procedure.ts';
import { gridGeoJson } from '../service/gridChange.ts';

/** A grid of ten thousand cells with hundreds of points each; nothing else that a page sends is as large. */
const GRID_LIMIT_BYTES = 48 * 1024 * 1024;

/**
 * Opens `GET /grid.geojson`, the grid in force with all its digits, and `POST /grid`, which takes a file in its place. It
 * stands beside the calls under `/api` because it alone may be so large.
 */
export function addGrid(server: FastifyInstance, { store, takeGrid }: HostContext): void {
  server.get('/grid.geojson', (_request, reply) =>
    reply.type('application/geo+json; charset=utf-8').header('cache-control', 'no-store').send(gridGeoJson(store)),
  );
  server.post('/grid', { bodyLimit: GRID_LIMIT_BYTES }, (request, reply) => {
    const call = gridCall.safeParse(request.body);
    if (!call.success) return reply.code(400).send({ message: '请求内容不正确。' });
    return reply.send(takeGrid(call.data));
  });
}
