import { expect, test } from 'vitest';
import { waitingPage } from '../../../shared/shell/waitingPage.ts';

test('shows the words, and nothing in them becomes markup', () => {
  const address = waitingPage('未能连接主机', `http://x/"><script>alert('1')&`);
  const html = decodeURIComponent(address.replace('data:text/html;charset=utf-8,', ''));
  expect(html).toContain('<h1>未能连接主机</h1>');
  expect(html).toContain('http://x/&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#38;');
  expect(html).not.toContain('<script');
});
