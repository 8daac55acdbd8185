import type { FastifyInstance, FastifyReply } from 'fastify';
import { FEED_FORMATS } from '../../../shared/accountability/feedItem.ts';
import { MONTH_KEY } from '../../../shared/time/periodKey.ts';
import type { HostContext } from '../api/procedure.ts';
import type { FileBody } from '../service/document/file.ts';

type Named = { readonly Params: { readonly name: string } };

/**
 * Opens `GET /file/…`: documents and exports to download, made on the thread of reports. The guards of every request hold
 * for them too; nothing of them is kept by a browser.
 */
export function addFiles(server: FastifyInstance, { reports, nowMs }: HostContext): void {
  server.get<Named>('/file/notice/:name', async (request, reply) => {
    const id = /^([1-9]\d{0,14})\.docx$/.exec(request.params.name)?.[1];
    return sendFile(
      reply,
      id === undefined ? null : await reports.run('noticeFile', { finding: Number(id), nowMs: nowMs() }),
    );
  });

  server.get<Named>('/file/feed/:name', async (request, reply) => {
    const [, month, extension] = /^([^.]+)\.([a-z]+)$/.exec(request.params.name) ?? [];
    const format = FEED_FORMATS.find((one) => one === extension);
    if (month === undefined || !MONTH_KEY.test(month) || format === undefined) return sendFile(reply, null);
    return sendFile(reply, await reports.run('feedFile', { month, format, nowMs: nowMs() }));
  });
}

/** Sends a file under its Chinese name; a program that does not read it takes the last part of the address. */
export function sendFile(reply: FastifyReply, file: FileBody | null): FastifyReply {
  if (file === null) return reply.code(404).send({ message: '没有这个文件，请核对地址。' });
  return fileHead(reply, file).send(Buffer.from(file.bytes));
}

/** The headers of a file that is handed over. */
export function fileHead(reply: FastifyReply, { name, type }: Pick<FileBody, 'name' | 'type'>): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename*=UTF-8''${headerText(name)}`)
    .header('cache-control', 'no-store');
}

/** RFC 8187: what `encodeURIComponent` leaves and a header may not hold is encoded too. */
function headerText(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
