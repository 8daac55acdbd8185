import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { parseIso } from '../../shared/time/zone.ts';
import { telephonePicture } from '../fixture/pictures.ts';
import { RUBBISH, runningHost } from '../fixture/runningHost.ts';
import { axeFinds } from './axeFinds.ts';
import { launchBrowser } from './launchBrowser.ts';

const MONDAY = parseIso('2016-09-05T08:00:00+08:00') ?? Number.NaN;
const cleanUp: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const action of cleanUp.splice(0).toReversed()) await action();
});

/** Every file in the folder of pictures. */
function stored(folder: string): readonly string[] {
  const top = join(folder, 'photo');
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(top, name)).isFile());
}

/** A picture of so many pixels, drawn by the page itself: red at its left, blue at its right. */
async function drawn(desk: Page, width: number, height: number, type: string): Promise<Buffer> {
  const url = await desk.evaluate(
    ([w, h, kind]) => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: w, height: h });
      const context = canvas.getContext('2d');
      for (const [x, colour] of [
        [0, '#c00'],
        [w / 2, '#00c'],
      ] as const) {
        if (context) context.fillStyle = colour;
        context?.fillRect(x, 0, w / 2, h);
      }
      return canvas.toDataURL(kind);
    },
    [width, height, type] as const,
  );
  return Buffer.from(url.replace(/^[^,]*,/, ''), 'base64');
}

/** Pastes or drops a file where the form's pictures are. */
async function bring(desk: Page, how: 'paste' | 'drop', file: Buffer, type: string): Promise<void> {
  await desk.locator('.desk-photo-input').evaluate(
    (element, [kind, text, mime]) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'a', { type: mime }));
      const more = { bubbles: true, cancelable: true };
      const target = kind === 'paste' ? element.closest('form')?.querySelector('textarea') : element;
      target?.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent('paste', { ...more, clipboardData: data })
          : new DragEvent('drop', { ...more, dataTransfer: data }),
      );
    },
    [how, file.toString('base64'), type] as const,
  );
}

test('pictures are chosen, pasted and dropped, stand before beside after, and are opened by keyboard', async () => {
  await using running = await runningHost(MONDAY);
  await running.give('report', 'centre', { ...RUBBISH, lat: 31.8892, lng: 121.1801 });
  await running.give('accept', 'centre', {});
  await running.give('dispatch', 'centre', { unit: 'U' });
  const browser = await launchBrowser();
  cleanUp.push(() => browser.close());
  const desk = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  const faults: string[] = [];
  desk.on('pageerror', (fault) => faults.push(String(fault)));
  await desk.addInitScript(() =>
    localStorage.setItem('desk.seat', '{"party":"centre","name":"受理 01 席","unit":null}'),
  );
  await desk.goto(`http://127.0.0.1:${running.host.port}/desk?queue=signOff&case=1`);
  await desk.getByText('单位反馈时上传').waitFor();
  // Pictures, facts and what may be done are seen at once.
  for (const seen of ['.desk-shots', '.desk-facts', '.desk-offers >> nth=0']) {
    const { y = 0, height = 0 } = (await desk.locator(seen).boundingBox()) ?? {};
    expect(height).toBeGreaterThan(0);
    expect(y + height).toBeLessThanOrEqual(768 - 32);
  }

  // A report with a telephone's picture, a large one, and one that is none.
  await desk.keyboard.press('n');
  const form = desk.locator('.desk-form');
  await form.waitFor();
  await desk.getByLabel('问题描述').fill('门前有一堆垃圾');
  await desk.getByLabel('选择照片').setInputFiles([
    { name: 'a.jpg', mimeType: 'image/jpeg', buffer: telephonePicture() },
    { name: 'b.png', mimeType: 'image/png', buffer: Buffer.from('<html>') },
    { name: 'c.png', mimeType: 'image/png', buffer: await drawn(desk, 2400, 1200, 'image/png') },
  ]);
  await desk.getByText('只能上传 JPEG、PNG 或 WebP 照片').waitFor();
  await form.locator('.desk-photo-input img').nth(1).waitFor();
  await desk.locator('.desk-photo-input .coming').waitFor({ state: 'detached' });
  // What was typed while pictures came is there; a turned picture has an upright thumbnail, a large one a small.
  expect(await desk.getByLabel('问题描述').inputValue()).toBe('门前有一堆垃圾');
  const sizes = await form.locator('.desk-photo-input img').evaluateAll(async (images: HTMLImageElement[]) => {
    await Promise.all(images.map((image) => image.decode()));
    return images.map(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight]);
  });
  expect(sizes).toEqual([
    [2, 4],
    [360, 180],
  ]);
  const files = stored(running.folder);
  expect(files.filter((name) => name.endsWith('.thumb'))).toHaveLength(2);
  for (const name of files) expect(readFileSync(join(running.folder, 'photo', name)).includes('HUAWEI')).toBe(false);
  await desk.getByRole('button', { name: '移除第 2 张照片' }).press('Enter');
  await expect.poll(() => form.locator('.desk-photo-input img').count()).toBe(1);
  await form.locator(':focus').waitFor();
  await desk.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });

  // The unit's feedback: pasted into its text, and dropped.
  await desk.keyboard.press('f');
  await form.waitFor();
  await desk.getByLabel('处置结果').fill('已清理');
  await bring(desk, 'paste', await drawn(desk, 40, 30, 'image/jpeg'), 'image/jpeg');
  await form.locator('.desk-photo-input img').first().waitFor();
  await bring(desk, 'drop', await drawn(desk, 60, 40, 'image/webp'), 'image/webp');
  await form.locator('.desk-photo-input img').nth(1).waitFor();
  expect(await axeFinds(desk, '.desk-form')).toEqual([]);
  await desk.getByLabel('依据').fill('单位电话告知');
  await desk.keyboard.press('Control+Enter');
  await desk.locator('.desk-tag', { hasText: '待核查' }).waitFor();

  // The check has before and after at hand, also in full.
  await desk.keyboard.press('c');
  await form.locator('.desk-shot').nth(2).waitFor();
  expect(await form.locator('.desk-shot figcaption').allTextContents()).toEqual([
    '处置前',
    expect.stringContaining('处置后'),
    expect.stringContaining('处置后'),
  ]);
  await form
    .getByRole('button', { name: /查看照片/ })
    .first()
    .press('Enter');
  const viewer = desk.getByRole('dialog');
  await viewer.getByText('1 / 2').waitFor();
  await desk.keyboard.press('ArrowRight');
  await viewer.getByText('2 / 2').waitFor();
  expect(await viewer.locator('figcaption').textContent()).toContain('60 × 40');
  await desk.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  await form.waitFor();
  expect(faults).toEqual([]);

  // What came with the pictures is erased by keyboard, for a reason, and the keys go on from there.
  await desk.goto(`http://127.0.0.1:${running.host.port}/admin?tab=privacy`);
  await desk.getByText('现保存 1 张照片的拍摄信息').waitFor();
  await desk.getByLabel('删除此日之前').fill('２０１６-09-06');
  await desk.keyboard.press('Enter');
  await desk.getByRole('alert').getByText('请填写删除理由').waitFor();
  await desk.getByLabel('删除理由').fill('保存期满');
  await desk.keyboard.press('Control+Enter');
  await desk.getByRole('dialog').getByRole('button', { name: '删除拍摄信息' }).press('Enter');
  await desk.getByText('已删除 1 张照片的拍摄信息').waitFor();
  await desk.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await desk.getByRole('region', { name: '删除记录' }).textContent()).toContain('保存期满');
  await expect.poll(() => desk.evaluate(() => document.activeElement === document.body)).toBe(false);

  // In English too the bar ends with a button that can be pressed.
  await desk.goto(`http://127.0.0.1:${running.host.port}/desk?lang=en`);
  const more = await desk.getByRole('button', { name: 'More' }).boundingBox();
  expect((more?.x ?? Infinity) + (more?.width ?? 0)).toBeLessThanOrEqual(1366);
});

test('the case file prints as one sheet of A4, however long the case is, and the desk is as before', async () => {
  await using running = await runningHost(MONDAY);
  const { give } = running;
  const long = '路面下方供水管渗漏，须待停水抢修后方可回填。'.repeat(80);
  await give('report', 'centre', { ...RUBBISH, description: long, lat: 31.8892, lng: 121.1801 });
  await give('accept', 'centre', {});
  await give('dispatch', 'centre', { unit: 'U' });
  for (let time = 0; time < 40; time += 1)
    await give('urge', 'centre', { note: `第 ${time + 1} 次：${long.slice(0, 400)}` });
  const browser = await launchBrowser();
  cleanUp.push(() => browser.close());
  const desk = await browser.newPage({ viewport: { width: 1366, height: 768 }, colorScheme: 'dark' });
  await desk.goto(`http://127.0.0.1:${running.host.port}/desk?case=1`);
  await desk.getByRole('button', { name: '打印案卷' }).waitFor();
  const pdf = (await desk.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(/\/MediaBox\s*\[0 0 (\d+)[\d.]* (\d+)/.exec(pdf)?.slice(1)).toEqual(['594', '841']);
  // The sheet stands only while it is printed; all of it lies on the paper.
  expect(await desk.locator('.dossier').count()).toBe(0);
  await desk.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const spare = await desk.locator('.dossier').evaluate((sheet) => sheet.clientHeight - sheet.scrollHeight);
  expect(spare).toBeGreaterThanOrEqual(0);
  expect(await desk.locator('.dossier').textContent()).toContain('中间 17 条经过从略');
  await desk.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  expect(await desk.locator('.dossier').count()).toBe(0);
});
