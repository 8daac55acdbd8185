import { SaxesParser } from 'saxes';
import type { Archive } from './zip.ts';
import { damaged } from './zip.ts';

export type Attributes = Readonly<Record<string, string>>;

export type XmlHandler = {
  /** Names come without their prefix. */
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

/**
 * Feeds a part of the archive to the handler, piece by piece; yields after each piece, so that what it gathered can be
 * taken. Entities of a document's own are not expanded.
 * @throws {UnreadableFile} when the part is no XML.
 */
export async function* readXml(archive: Archive, name: string, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  parser.on('error', damaged);
  parser.on('opentag', (tag) => handler.open(localName(tag.name), tag.attributes));
  if (handler.close) {
    const { close } = handler;
    parser.on('closetag', (tag) => close(localName(tag.name)));
  }
  if (handler.text) {
    parser.on('text', handler.text);
    parser.on('cdata', handler.text);
  }
  const decoder = new TextDecoder('utf-8');
  const stream = await archive.open(name);
  try {
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(bytes, { stream: true }));
      yield;
    }
    parser.close();
    yield;
  } catch (error) {
    damaged(error);
  } finally {
    stream.destroy();
  }
}

/** Reads a small part whole. */
export async function readWhole(archive: Archive, name: string, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(archive, name, handler));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
