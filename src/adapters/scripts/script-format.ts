import type { Script } from '../../core/script/script.js';
import { ScriptRefused } from '../../core/script/script-refused.js';
import type { ScriptFormat } from '../../ports.js';
import { FileRefused } from '../folder/file-refused.js';
import { parseScript } from './parse-script.js';

const VERSION = /^version:[ \t]*(\d+)/;

/** The text of a script as its file in scripts-templates/ would hold it: read by the same parser. */
export const SCRIPT_FORMAT_MARKDOWN: ScriptFormat = {
  parse: (scriptId, source) => refusing(() => parseScript(`${scriptId}.md`, source)),

  numbered(scriptId, source, version) {
    const lines = source
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split(/\r?\n/);
    refusing(() => parseScript(`${scriptId}.md`, lines.join('\n')));
    const end = lines.indexOf('---', 1);
    const at = lines.findIndex((line, i) => i < end && VERSION.test(line));
    if (at < 0) {
      throw new ScriptRefused(2, {
        zh: 'version 须独占一行，如 version: 3',
        en: 'version must stand on a line of its own: version: 3',
      });
    }
    lines[at] = lines[at]!.replace(VERSION, `version: ${version}`);
    return `${lines.join('\n')}\n`;
  },
};

function refusing(read: () => Script): Script {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    // The parser says both in one line, Chinese first.
    const [zh = '', ...en] = error.why.split(' / ');
    throw new ScriptRefused(error.line, { zh, en: en.join(' / ') || zh }, { cause: error });
  }
}
