import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PreparedBody } from '../service/preparedBody.ts';

/** Sends a body that is kept ready in the form that the asker takes; 304 where it has this one already. */
export function sendPrepared(body: PreparedBody, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (body.etag !== null) {
    void reply.header('etag', body.etag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === body.etag) return reply.code(304).send();
  }
  void reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding');
  const takesGzip = request.headers['accept-encoding']?.includes('gzip') ?? false;
  return takesGzip ? reply.header('content-encoding', 'gzip').send(body.gzip()) : reply.send(body.plain());
}
