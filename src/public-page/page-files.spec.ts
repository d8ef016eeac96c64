import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readPageFiles } from './page-files.js';

describe('readPageFiles', () => {
  const files = readPageFiles('public-page');

  it('fills the page with the room, whatever it is called', () => {
    const page = files.page('main:1@店');
    expect(page.match(/main:1@店/g)).toHaveLength(3);
    expect(page).not.toContain('{{');
    expect(files.page(`"><script>&$&`)).toContain('data-room="&quot;&gt;&lt;script&gt;&amp;$&amp;"');
  });

  it('lets the page wear its own style and no other, and run no script of its own', () => {
    const page = files.page('main');
    const style = /<style>([^]*)<\/style>/.exec(page)![1]!;
    expect(files.policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(files.policy).not.toContain('unsafe');
    expect(page).not.toMatch(/ style=|<script>/);
  });

  it('does not start without its files', () => {
    expect(() => readPageFiles('no-such-folder')).toThrow('ENOENT');
  });
});
