import type { FastifyInstance } from 'fastify';
import { isOwnHost, isOwnOrigin } from './address.ts';
import { ENTER_PATH } from '../../../shared/shell/hostMessage.ts';
import type { Entry } from './entry.ts';

/** A refusal in words, as every answer of the host that is no success. */
export type Refusal = { readonly message: string };

const WITHOUT_BODY = new Set(['GET', 'HEAD']);

/**
 * Refuses what no page of this host sends: a foreign `Host` or `Origin`, and a body that is not JSON. With an `entry` also
 * everyone whom it did not let in.
 */
export function addGuards(server: FastifyInstance, port: () => number, entry: Entry | null): void {
  server.addHook('onRequest', async (request, reply) => {
    const { host, origin, 'content-type': type } = request.headers;
    if (!isOwnHost(host, port()) || !isOwnOrigin(origin, port())) {
      return reply.code(403).send({ message: '来源不被允许：请用本机地址打开页面。' } satisfies Refusal);
    }
    if (entry !== null && request.url !== ENTER_PATH && !entry.admits(request.headers.cookie)) {
      return reply.code(401).send({ message: '请在桌面程序的窗口中打开。' } satisfies Refusal);
    }
    if (!WITHOUT_BODY.has(request.method) && !isJson(type)) {
      return reply.code(415).send({ message: '请求内容须为 JSON（application/json）。' } satisfies Refusal);
    }
  });
}

/** A form of a foreign page can send any other type without asking first; JSON it cannot. */
function isJson(type: string | undefined): boolean {
  return type?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}
