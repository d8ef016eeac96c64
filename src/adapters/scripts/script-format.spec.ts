import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { ScriptRefused } from '../../core/script/script-refused.js';
import { SCRIPT_FORMAT_MARKDOWN as format } from './script-format.js';

const FILE = fileURLToPath(new URL('../../../scripts-templates/flood-room.md', import.meta.url));
const SOURCE = readFileSync(FILE, 'utf8');
const { version } = format.parse('flood-room', SOURCE);

describe('the format of scripts', () => {
  it('gives back a file byte for byte when only its number is asked for', () => {
    expect(format.numbered('flood-room', SOURCE, version)).toBe(SOURCE);
  });

  it('numbers a version and leaves all else', () => {
    const numbered = format.numbered('flood-room', SOURCE, 41);
    expect(format.parse('flood-room', numbered)).toEqual({
      ...format.parse('flood-room', SOURCE),
      version: 41,
    });
    expect(numbered.replace('version: 41', `version: ${version}`)).toBe(SOURCE);
  });

  it('writes what a browser sends as a file holds it', () => {
    const sent = `\uFEFF${SOURCE.replaceAll('\n', '\r\n')}\r\n\r\n`;
    expect(format.numbered('flood-room', sent, version)).toBe(SOURCE);
    expect(format.numbered('flood-room', SOURCE.trimEnd(), version)).toBe(SOURCE);
  });

  it('does not take a version in the text for the one of the script', () => {
    const source = SOURCE.replace('家人们，', 'version: 7\n家人们，');
    expect(format.parse('flood-room', format.numbered('flood-room', source, 9)).version).toBe(9);
    expect(format.numbered('flood-room', source, 9)).toContain('\nversion: 7\n');
  });

  it.each([
    ['a broken step', SOURCE.replace('## act', '## do'), 'line 26'],
    ['another id', SOURCE.replace('id: flood-room', 'id: other'), 'line 2'],
    ['nothing', '', 'line 1'],
    ['a version that hides', SOURCE.replace(/^version: \d+/m, '"version": 3'), 'line 2'],
  ])('refuses %s with its line, in both languages', (_what, source, line) => {
    const save = () => format.numbered('flood-room', source, 3);
    expect(save).toThrow(ScriptRefused);
    expect(save).toThrow(line);
    expect(save).toThrow(/^第 \d+ 行：/);
  });
});
