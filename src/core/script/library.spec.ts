import { describe, expect, it } from '@jest/globals';
import type { EditedScript, ScriptText } from './library.js';
import { libraryOf, scriptsInForce } from './library.js';
import { scriptOf } from './script.fixture.js';

function fileOf(id: string, version: number, source = `${id} file ${version}`): ScriptText {
  return { script: scriptOf({ id, version }), source };
}

function editOf(id: string, version: number, source = `${id} edited ${version}`): EditedScript {
  return { ...fileOf(id, version, source), author: '小李', at: 1 };
}

const NOTHING = { files: [], edited: [], archived: [] };

describe('libraryOf', () => {
  it.each([
    ['a file nobody edited', [fileOf('a', 2)], [], 'file', 2, 'same'],
    ['an edit before its file', [fileOf('a', 2)], [editOf('a', 3)], 'edited', 3, 'older'],
    ['a file once its version is higher', [fileOf('a', 4)], [editOf('a', 3)], 'file', 4, 'newer'],
    ['the edit where both claim one version', [fileOf('a', 3)], [editOf('a', 3)], 'edited', 3, 'differs'],
    ['an edit that was exported', [fileOf('a', 3, 'x')], [editOf('a', 3, 'x')], 'edited', 3, 'same'],
    ['an edit without a file', [], [editOf('a', 1)], 'edited', 1, 'none'],
  ] as const)('takes %s', (_what, files, edited, origin, version, fileState) => {
    const library = libraryOf({ ...NOTHING, files, edited });
    expect(library).toMatchObject([{ id: 'a', origin, fileState, inForce: { script: { version } } }]);
    expect(scriptsInForce(library).map((script) => script.version)).toEqual([version]);
  });

  it('keeps what is archived, out of use, and what lost force', () => {
    const archived = [{ scriptId: 'a', at: 5, by: '小王', why: '换新版' }];
    const library = libraryOf({
      files: [fileOf('b', 1), fileOf('a', 9)],
      edited: [editOf('a', 3)],
      archived,
    });
    expect(library.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(library[0]).toMatchObject({
      archived: archived[0],
      edited: { author: '小李' },
      fileState: 'newer',
    });
    expect(scriptsInForce(library).map(({ id }) => id)).toEqual(['b']);
  });

  it('forgets what is archived and nowhere any more', () => {
    expect(libraryOf({ ...NOTHING, archived: [{ scriptId: 'gone', at: 1, by: 'x' }] })).toEqual([]);
  });
});
