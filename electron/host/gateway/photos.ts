import type { FastifyInstance, FastifyReply } from 'fastify';
import { PHOTO_HASH } from '../../../shared/case/photo.ts';
import { PHOTO_CALL_BYTES, photoCall } from '../../../shared/contract/photo.ts';
import type { PhotoAnswer } from '../../../shared/contract/photo.ts';
import { readPhotos } from '../../../db/read/photos.ts';
import { readPhotoFile } from '../../../db/store/photoFolder.ts';
import type { HostContext } from '../api/procedure.ts';

const UNKEPT: PhotoAnswer = { kind: 'refused', message: '照片没有保存成功，请管理员检查主机的磁盘空间和写入权限' };

type Asked = { readonly Params: { readonly hash: string } };

/**
 * Opens `POST /photo`, which takes a picture in, and `GET /photo/HASH` and `GET /photo/HASH/thumb`. A picture is named by its
 * content, so a browser keeps it for good; it is shown as the type that its content has and as nothing else.
 */
export function addPhotos(server: FastifyInstance, { store, log, takePhoto }: HostContext): void {
  server.post('/photo', { bodyLimit: PHOTO_CALL_BYTES }, (request, reply) => {
    const call = photoCall.safeParse(request.body);
    if (!call.success) return reply.code(400).send({ message: '请求内容不正确。' });
    try {
      return reply.send(takePhoto(call.data));
    } catch (fault) {
      log.error({ fault }, 'a picture could not be kept');
      return reply.send(UNKEPT);
    }
  });
  server.get<Asked>('/photo/:hash', ({ params }, reply) => send(reply, params.hash, 'whole'));
  server.get<Asked>('/photo/:hash/thumb', ({ params }, reply) => send(reply, params.hash, 'thumb'));

  function send(reply: FastifyReply, hash: string, part: 'whole' | 'thumb'): FastifyReply {
    const photo = PHOTO_HASH.test(hash) ? readPhotos(store, [hash]).get(hash) : undefined;
    const thumb = photo && part === 'thumb' ? readPhotoFile(store.folder, hash, 'thumb') : null;
    const bytes = thumb ?? (photo ? readPhotoFile(store.folder, hash, 'whole') : null);
    if (!photo || !bytes) return reply.code(404).send({ message: '没有这张照片。' });
    return reply
      .type(thumb ? 'image/jpeg' : photo.type)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(bytes);
  }
}
