import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readPageFiles } from './page-files.js';

describe('readPageFiles', () => {
  const files = readPageFiles('public-page');

  it('fills the page with the room, whatever it is called', () => {
    const page = files.page('main:1@店', '晚八点 & 主场');
    expect(page.match(/data-room="main:1@店"/g)).toHaveLength(1);
    expect(page.match(/晚八点 &amp; 主场/g)).toHaveLength(2);
    expect(page).not.toContain('{{');
    expect(files.page(`"><script>&$&`, 'x')).toContain('data-room="&quot;&gt;&lt;script&gt;&amp;$&amp;"');
  });

  it('lets the page wear its own style and no other, and run no script of its own', () => {
    const page = files.page('main', 'main');
    const style = /<style>([^]*)<\/style>/.exec(page)![1]!;
    expect(files.policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(files.policy).not.toContain('unsafe');
    expect(page).not.toMatch(/ style=|<script>/);
  });

  it('does not start without its files', () => {
    expect(() => readPageFiles('no-such-folder')).toThrow('ENOENT');
  });
});
