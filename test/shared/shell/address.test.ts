import { expect, test } from 'vitest';
import { destinationOf, isOfOrigin, loopbackOrigin, readHostAddress } from '../../../shared/shell/address.ts';

test.each([
  ['http://127.0.0.1:7616', 'http://127.0.0.1:7616'],
  [' http://10.20.0.5:7616/ ', 'http://10.20.0.5:7616'],
  ['https://Zhihui.Haimen.example', 'https://zhihui.haimen.example'],
  ['http://[::1]:7616', 'http://[::1]:7616'],
  ['http://2130706433:7616', 'http://127.0.0.1:7616'],
])('takes %s', (text, origin) => {
  expect(readHostAddress(text)).toEqual({ origin });
});

test.each([
  ['', 'notAnAddress'],
  ['127.0.0.1:7616', 'notAnAddress'],
  ['http://', 'notAnAddress'],
  ['http://host:76160', 'notAnAddress'],
  ['localhost:7616', 'notHttp'],
  ['file:///etc/passwd', 'notHttp'],
  ['javascript:alert(1)', 'notHttp'],
  ['ws://127.0.0.1:7616', 'notHttp'],
  ['http://127.0.0.1:7616@evil.example', 'hasPassword'],
  ['http://127.0.0.1:7616/wall', 'hasPath'],
  ['http://127.0.0.1:7616/?x', 'hasPath'],
  ['http://127.0.0.1:7616/#x', 'hasPath'],
])('refuses %s', (text, fault) => {
  expect(readHostAddress(text)).toEqual({ fault });
});

const origin = loopbackOrigin(7616);

test.each([
  ['http://127.0.0.1:7616/desk?case=1#log', 'window'],
  ['HTTP://127.1:7616/wall', 'window'],
  ['http://127.0.0.1:17616/', 'browser'],
  ['http://127.0.0.1:76160/', 'nowhere'],
  ['http://127.0.0.1/', 'browser'],
  ['https://127.0.0.1:7616/', 'browser'],
  ['http://localhost:7616/', 'browser'],
  ['http://127.0.0.1.evil.example:7616/', 'browser'],
  ['http://127.0.0.1:7616.evil.example/', 'nowhere'],
  ['http://evil.example/?http://127.0.0.1:7616', 'browser'],
  ['http://127.0.0.1:7616@evil.example/', 'nowhere'],
  ['blob:http://127.0.0.1:7616/0b9c', 'nowhere'],
  ['filesystem:http://127.0.0.1:7616/temporary/x', 'nowhere'],
  ['view-source:http://127.0.0.1:7616/', 'nowhere'],
  ['data:text/html,x', 'nowhere'],
  ['about:blank', 'nowhere'],
  ['file:///etc/passwd', 'nowhere'],
  ['javascript:alert(1)', 'nowhere'],
  ['ms-settings:', 'nowhere'],
  ['smb://server/share', 'nowhere'],
  ['', 'nowhere'],
])('%s leads to: %s', (address, destination) => {
  expect(destinationOf(address, { origin, kiosk: false })).toBe(destination);
  expect(destinationOf(address, { origin, kiosk: true })).toBe(destination === 'window' ? 'window' : 'nowhere');
  expect(isOfOrigin(address, origin)).toBe(destination === 'window');
});

test('before the host answers nothing is within it', () => {
  expect(destinationOf('http://127.0.0.1:7616/', { origin: null, kiosk: true })).toBe('nowhere');
});
