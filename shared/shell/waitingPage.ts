/** A page that needs no host, as a `data:` address: what a window shows while its host does not answer. */
export function waitingPage(title: string, text: string): string {
  const html = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(title)}</title><style>html{height:100%;display:grid;place-items:center;background:#0b1622;color:#d7e3ee;font:24px/1.6 'Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif}body{margin:2em;text-align:center}h1{font-size:1.4em}</style><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
