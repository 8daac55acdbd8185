import { createReadStream } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { ExplainQuery, ReadingName } from '../../../shared/contract/assessment.ts';
import { findingsQuery } from '../api/findingsQuery.ts';
import { explainQuery, tableQuery } from '../api/assessmentQuery.ts';
import type { HostContext } from '../api/procedure.ts';
import { EXPORT_FORMATS } from '../service/document/exportFormat.ts';
import { MEDIA_TYPES } from '../service/document/file.ts';
import { fileHead, sendFile } from './files.ts';

type Asked = {
  readonly Params: { readonly name: string };
  /** A name that stands there twice comes as a list. */
  readonly Querystring: Readonly<Record<string, string | readonly string[] | undefined>>;
};

/** Opens `GET /export/…`: the table of a period, the cases behind a figure, the findings and the lists of a
 * desk, as XLSX or CSV, without a cut. */
export function addExports(server: FastifyInstance, { reports, exports, nowMs }: HostContext): void {
  server.get<{ readonly Params: { readonly id: string } }>('/export/list/:id', (request, reply) => {
    const file = exports.file(request.params.id);
    if (file === null) return sendFile(reply, null);
    return fileHead(reply, { name: file.name, type: MEDIA_TYPES[file.format] }).send(createReadStream(file.path));
  });

  server.get<Asked>('/export/:name', async (request, reply) => {
    const [, what, extension] = /^(assessment|explanation|findings)\.([a-z]+)$/.exec(request.params.name) ?? [];
    const format = EXPORT_FORMATS.find((one) => one === extension);
    if (format === undefined) return sendFile(reply, null);
    if (what === 'findings') {
      const read = findingsQuery.safeParse(request.query);
      if (!read.success) return sendFile(reply, null);
      return sendFile(reply, await reports.run('exportFindings', { query: read.data, format, nowMs: nowMs() }));
    }
    const { period, asOf, scope, figure, reading } = request.query;
    const cut = { period, ...(asOf !== undefined && { asOfMs: /^\d+$/.test(String(asOf)) ? Number(asOf) : asOf }) };
    if (what === 'assessment') {
      const read = tableQuery.safeParse(cut);
      if (!read.success) return sendFile(reply, null);
      return sendFile(reply, await reports.run('exportTable', { query: read.data, format, nowMs: nowMs() }));
    }
    const named = {
      ...cut,
      scope: scopeOf(scope),
      figure,
      ...(reading !== undefined && { reading: reading as ReadingName }),
    };
    const read = explainQuery.safeParse(named);
    if (!read.success) return sendFile(reply, null);
    return sendFile(reply, await reports.run('exportCases', { query: read.data, format, nowMs: nowMs() }));
  });
}

/** `city`, `group:bureau` or `unit:B01`; another one is refused with the rest of the question. */
function scopeOf(key: Asked['Querystring'][string]): Partial<ExplainQuery['scope']> | undefined {
  if (key === undefined || key === 'city') return { kind: 'city' };
  if (typeof key !== 'string') return undefined;
  const [kind, ...rest] = key.split(':');
  const named = rest.join(':');
  if (kind === 'unit') return { kind, unit: named };
  return kind === 'group' ? ({ kind, group: named } as Partial<ExplainQuery['scope']>) : undefined;
}
