import { app, dialog, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPdfWish, safeFileName } from '../../shared/shell/channels.ts';
import type { PdfResult, PdfWish } from '../../shared/shell/channels.ts';
import type { Ipc } from './ipc.ts';
import { words } from './words.ts';

/** Saves a page as PDF, at its request; the same function serves the menu. */
export function setupPdf(ipc: Ipc): void {
  ipc.answer('savePdf', (window, wish) => {
    if (!isPdfWish(wish)) throw new TypeError('not a wish for a PDF');
    return savePdf(window, wish);
  });
}

/** Asks where to, prints the page as its style sheet lays it out, and says what failed. */
export async function savePdf(window: BrowserWindow, { name, landscape }: PdfWish): Promise<PdfResult> {
  const { filePath, canceled } = await dialog.showSaveDialog(window, {
    title: words('shell.save.title'),
    defaultPath: join(app.getPath('documents'), `${safeFileName(name, words('app.name'))}.pdf`),
    filters: [{ name: words('shell.save.pdf'), extensions: ['pdf'] }],
  });
  if (canceled || filePath === '') return 'cancelled';
  try {
    const page = { landscape, pageSize: 'A4', preferCSSPageSize: true, printBackground: true } as const;
    await writeFile(filePath, await window.webContents.printToPDF(page));
    return 'saved';
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    dialog.showErrorBox(words('shell.save.failed'), words('shell.save.failedText', { file: filePath, reason }));
    return 'failed';
  }
}

/**
 * Asks where each download goes. Choosing a file to send needs no code: a page's own file field opens the system's dialog.
 * A kiosk saves nothing.
 */
export function setupDownloads(kiosk: boolean): void {
  session.defaultSession.on('will-download', (event, item) => {
    if (kiosk) {
      event.preventDefault();
      return;
    }
    const name = safeFileName(item.getFilename(), words('app.name'));
    item.setSaveDialogOptions({
      title: words('shell.save.title'),
      defaultPath: join(app.getPath('downloads'), name),
    });
    item.once('done', (_event, state) => {
      if (state !== 'interrupted') return;
      const text = words('shell.save.failedText', { file: name, reason: state });
      dialog.showErrorBox(words('shell.save.failed'), text);
    });
  });
}
