import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/adapters/ids/new-id.js';
import { SCRIPT_FORMAT_MARKDOWN } from '../../src/adapters/scripts/script-format.js';
import { PostgresAuditTrail } from '../../src/adapters/store/postgres-audit-trail.js';
import { createDataSource } from '../../src/adapters/store/data-source.js';
import { PostgresScriptStore } from '../../src/adapters/store/postgres-script-store.js';
import type { ScriptStore } from '../../src/ports.js';
import { ScriptCommands } from '../../src/scripts/script-commands.js';
import { ScriptRefused } from '../../src/core/script/script-refused.js';
import {
  ScriptArchived,
  ScriptEdited,
  ScriptNotArchived,
  ScriptNotFound,
} from '../../src/scripts/script-errors.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { ScriptFolder, ScriptProcess, sourceOf } from '../support/script-desk.js';
import { until } from '../support/until.js';

const NOW = Date.UTC(2024, 10, 11, 12, 41, 20);
const li = { person: { name: 'li' }, from: { address: '10.0.0.7' } };
const wang = { person: { name: 'wang' }, from: { address: '10.0.0.8' } };

describe('scripts edited in the console', () => {
  let database: FreshDatabase;
  let folder: ScriptFolder;
  /** Two processes with one database and one folder. */
  let here: ScriptProcess;
  let there: ScriptProcess;
  let stopLooking: () => Promise<void>;

  beforeAll(async () => {
    database = await freshDatabase();
  });

  afterAll(() => database.drop());

  beforeEach(async () => {
    await database.empty();
    folder = new ScriptFolder();
    folder.write('a', sourceOf('a', 2));
    folder.write('b', sourceOf('b', 1));
    await folder.open();
    here = new ScriptProcess(database.dataSource, folder.files, () => NOW);
    there = new ScriptProcess(database.dataSource, folder.files, () => NOW + 60_000);
    stopLooking = () => Promise.resolve();
  });

  afterEach(async () => {
    await stopLooking();
    await folder.close();
  });

  const edit = (process: ScriptProcess, id: string, baseVersion: number, said: string, editor = li) =>
    process.commands.edit(
      id,
      // The number in the text is not the author's to give.
      { source: sourceOf(id, 1, said), baseVersion, note: '更短' },
      editor,
    );
  const fileIs = (id: string, version: number | undefined) =>
    until(
      () => folder.files.current().find(({ script }) => script.id === id)?.script.version,
      (found) => found === version,
    );

  it('go before their files, with a version, an author and a note', async () => {
    await edit(here, 'a', 2, '我们看到了。');
    expect(here.inForce()).toEqual(['a@3', 'b@1']);
    expect(here.reading.detail('a')).toMatchObject({
      version: 3,
      origin: 'edited',
      author: 'li',
      at: NOW,
      note: '更短',
      fileState: 'older',
      fileVersion: 2,
      source: sourceOf('a', 3, '我们看到了。'),
    });
    expect(here.reading.list().map(({ id, origin }) => [id, origin])).toEqual([
      ['a', 'edited'],
      ['b', 'file'],
    ]);
  });

  it('are in force in every process soon, without a restart', async () => {
    stopLooking = await there.current.start(() => undefined);
    await edit(here, 'a', 2, '我们看到了。');
    await until(
      () => there.inForce(),
      (inForce) => inForce.includes('a@3'),
    );
    await here.commands.archive('b', undefined, li);
    await until(
      () => there.inForce(),
      (inForce) => !inForce.includes('b@1'),
    );
  });

  it('keep every version, what they began with too, and tell how one became another', async () => {
    await edit(here, 'a', 2, '我们看到了。');
    await edit(here, 'a', 3, '大家说的我们看到了。', wang);
    folder.write('a', sourceOf('a', 2, '文件后来改了。'));
    expect(await here.reading.versions('a')).toEqual([
      { version: 4, origin: 'edited', author: 'wang', at: NOW, note: '更短', inForce: true },
      { version: 3, origin: 'edited', author: 'li', at: NOW, note: '更短', inForce: false },
      { version: 2, origin: 'file', at: NOW, inForce: false },
    ]);
    expect(await here.reading.source('a', 2)).toBe(sourceOf('a', 2));
    const changed = (await here.reading.diff('a', 2, 4)).filter(({ kind }) => kind !== 'same');
    expect(changed.map(({ kind, parts }) => [kind, parts.map(({ text }) => text).join('')])).toEqual([
      ['removed', 'version: 2'],
      ['added', 'version: 4'],
      ['removed', '看到了。'],
      ['added', '大家说的我们看到了。'],
    ]);
    await expect(here.reading.source('a', 9)).rejects.toThrow(ScriptNotFound);
  });

  it('let the first of two editors win, and tell the second who was first, and when', async () => {
    const settled = await Promise.allSettled([
      edit(here, 'a', 2, '李的说法。', li),
      edit(there, 'a', 2, '王的说法。', wang),
    ]);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = settled.find((one) => one.status === 'rejected')!.reason as Error;
    expect(lost).toBeInstanceOf(ScriptEdited);
    expect(lost.message).toMatch(/^(li 在 11 月 11 日 20:41|wang 在 11 月 11 日 20:42) 保存了第 3 版/);
    expect(await here.reading.versions('a')).toHaveLength(2);
  });

  it('let nobody write over what was saved between looking and saving', async () => {
    const store = new PostgresScriptStore(database.dataSource);
    const slow: ScriptStore = Object.assign(Object.create(store) as ScriptStore, {
      add: async (...given: Parameters<ScriptStore['add']>) => {
        await edit(here, 'a', 2, '李的说法。', li);
        await store.add(...given);
      },
    });
    const commands = new ScriptCommands(
      there.current,
      slow,
      SCRIPT_FORMAT_MARKDOWN,
      { now: () => NOW },
      newId,
    );
    const saving = commands.edit('a', { source: sourceOf('a', 2, '王的说法。'), baseVersion: 2 }, wang);
    await expect(saving).rejects.toThrow('li 在 11 月 11 日 20:41 保存了第 3 版');
    expect(await here.reading.versions('a')).toHaveLength(2);
  });

  it('tell who looked too early that somebody saved meanwhile, or that the file moved on', async () => {
    await edit(here, 'a', 2, '我们看到了。');
    await expect(edit(there, 'a', 2, '王的说法。', wang)).rejects.toThrow('li 在 11 月 11 日 20:41');
    folder.write('b', sourceOf('b', 5));
    await fileIs('b', 5);
    await expect(edit(here, 'b', 1, '旧文件上的改动。')).rejects.toThrow('文件已是第 5 版');
    await expect(edit(here, 'new', 3, '没有这份。')).rejects.toThrow(ScriptEdited);
  });

  it('give way to a file whose version is higher, and lose nothing', async () => {
    await edit(here, 'a', 2, '我们看到了。');
    folder.write('a', sourceOf('a', 4, '文件新写的。'));
    await fileIs('a', 4);
    expect(here.reading.detail('a')).toMatchObject({ origin: 'file', version: 4, fileState: 'newer' });
    expect((await here.reading.versions('a')).map(({ version, inForce }) => [version, inForce])).toEqual([
      [4, true],
      [3, false],
      [2, false],
    ]);
    expect(await here.reading.source('a', 3)).toBe(sourceOf('a', 3, '我们看到了。'));
    await edit(here, 'a', 4, '在新文件上改。');
    expect(here.inForce()).toContain('a@5');
  });

  it('show that file and console have written the same version', async () => {
    await edit(here, 'a', 2, '我们看到了。');
    folder.write('a', sourceOf('a', 3, '文件里的第三版。'));
    await fileIs('a', 3);
    expect(here.reading.detail('a')).toMatchObject({ origin: 'edited', version: 3, fileState: 'differs' });
    expect(await here.reading.diff('a', 'file', 3)).toContainEqual(
      expect.objectContaining({ kind: 'removed', parts: expect.anything() as unknown }),
    );
    expect(await here.reading.source('a', 'file')).toBe(sourceOf('a', 3, '文件里的第三版。'));
  });

  it('go back into the folder byte for byte', async () => {
    await edit(here, 'a', 2, '我们看到了。');
    folder.write('a', here.reading.detail('a').source);
    await fileIs('a', 3);
    expect(here.reading.detail('a')).toMatchObject({ version: 3, fileState: 'same' });
    expect(here.inForce()).toEqual(['a@3', 'b@1']);
  });

  it('may be new, and outlive their file', async () => {
    await edit(here, 'new', 0, '新写的。');
    expect(here.inForce()).toEqual(['a@2', 'b@1', 'new@1']);
    expect(here.reading.detail('new').fileState).toBe('none');
    await edit(here, 'a', 2, '我们看到了。');
    folder.remove('a');
    await fileIs('a', undefined);
    expect(here.inForce()).toContain('a@3');
  });

  it('are read by the parser of the files: what is wrong is refused with its line, and nothing is kept', async () => {
    const source = sourceOf('a', 2).replace('## act', '## do');
    const saving = here.commands.edit('a', { source, baseVersion: 2 }, li);
    await expect(saving).rejects.toThrow(ScriptRefused);
    await expect(saving).rejects.toThrow(/第 22 行.*line 22/s);
    expect(await here.reading.versions('a')).toEqual([{ version: 2, origin: 'file', inForce: true }]);
    expect(() => here.reading.preview('a', source, {})).toThrow(ScriptRefused);
  });

  it('go out of use and come back, each once', async () => {
    await here.commands.archive('a', '换新版', li);
    expect(here.inForce()).toEqual(['b@1']);
    expect(here.reading.detail('a').archived).toEqual({ scriptId: 'a', at: NOW, by: 'li', why: '换新版' });
    await expect(there.commands.archive('a', undefined, wang)).rejects.toThrow(ScriptArchived);
    await expect(there.commands.archive('a', undefined, wang)).rejects.toThrow('li 已在 11 月 11 日 20:41');
    await there.commands.restore('a', undefined, wang);
    expect(there.inForce()).toEqual(['a@2', 'b@1']);
    await expect(here.commands.restore('a', undefined, li)).rejects.toThrow(ScriptNotArchived);
    await expect(here.commands.archive('gone', undefined, li)).rejects.toThrow(ScriptNotFound);
    await expect(here.commands.restore('gone', undefined, li)).rejects.toThrow(ScriptNotFound);
  });

  it('leave a line of the audit trail each, and none for what was refused', async () => {
    await edit(here, 'a', 2, '我们看到了。');
    await expect(edit(here, 'a', 2, '来晚了。')).rejects.toThrow(ScriptEdited);
    await here.commands.archive('a', '换新版', li);
    await here.commands.restore('a', undefined, wang);
    const told = await new PostgresAuditTrail(database.dataSource).read({}, 10);
    expect([...told].reverse()).toMatchObject([
      {
        action: 'script.edited',
        by: { type: 'person', name: 'li' },
        subject: { type: 'script', id: 'a' },
        before: { version: 2, origin: 'file' },
        after: { version: 3 },
        why: '更短',
        from: li.from,
        at: NOW,
      },
      { action: 'script.archived', why: '换新版' },
      { action: 'script.restored', by: { name: 'wang' } },
    ]);
  });

  it('cannot be rewritten, not even in the database', async () => {
    await edit(here, 'a', 2, '我们看到了。');
    for (const change of [`UPDATE script_version SET author = 'x'`, 'DELETE FROM script_version']) {
      await expect(database.dataSource.query(change)).rejects.toThrow('append-only');
    }
  });

  it('stay as they were known while the database is away; files go on being read', async () => {
    const gone = await createDataSource(database.url, { connections: 1 }).initialize();
    const far = new ScriptProcess(gone, folder.files, () => NOW);
    await edit(here, 'a', 2, '我们看到了。');
    await far.current.refresh();
    await gone.destroy();
    await expect(far.current.refresh()).rejects.toThrow();
    folder.write('b', sourceOf('b', 7));
    await fileIs('b', 7);
    expect(far.inForce()).toEqual(['a@3', 'b@7']);
  });
});
