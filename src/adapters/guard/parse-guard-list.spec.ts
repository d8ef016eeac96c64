import { describe, expect, it } from '@jest/globals';
import { FileRefused } from '../folder/file-refused.js';
import { parseGuardList } from './parse-guard-list.js';

const good = `# 承诺
lists:
  - list: abuse
    reason: { zh: 词表, en: List }
rules:
  - id: surely
    reason: { zh: 没有余地, en: No way out }
    find:
      - '一定(?=会)'
      - 保证…恢复
    gentler: 会尽力
  - id: never
    reason: { zh: 做不到, en: Cannot be kept }
    find: ['永不']
except:
  - 不一定会
`;

function refusalOf(source: string, file = 'guard/promise.yaml'): FileRefused {
  try {
    parseGuardList(file, source);
  } catch (error) {
    if (error instanceof FileRefused) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('parseGuardList', () => {
  it('reads a file', () => {
    expect(parseGuardList('guard/promise.yaml', good)).toEqual({
      kind: 'promise',
      lists: [{ list: 'abuse', reason: { zh: '词表', en: 'List' } }],
      rules: [
        {
          id: 'surely',
          reason: { zh: '没有余地', en: 'No way out' },
          find: ['一定(?=会)', '保证…恢复'],
          gentler: '会尽力',
        },
        { id: 'never', reason: { zh: '做不到', en: 'Cannot be kept' }, find: ['永不'] },
      ],
      except: ['不一定会'],
    });
  });

  it('reads one that says nothing yet', () => {
    expect(parseGuardList('guard/blame.yaml', '# 以后再写\n')).toEqual({
      kind: 'blame',
      lists: [],
      rules: [],
      except: [],
    });
  });

  it.each([
    ['broken YAML', 'except:', 'except: [', 16, 'YAML'],
    ['a misspelled key', 'gentler:', 'gentle:', 6, 'gentle'],
    ['a number for a pattern', '- 保证…恢复', '- 404', 10, '引号'],
    ['a pattern that a text can make slow', '保证…恢复', '保证.*恢复', 10, '{n,}'],
    ['an exception that a text can make slow', '- 不一定会', '- 不+一定会', 16, '{n,}'],
    ['gentler words that are found again', 'gentler: 会尽力', 'gentler: 我们一定会', 11, '仍会命中'],
    ['two rules of one name', 'id: never', 'id: surely', 12, '重名'],
    ['a rule without a reason in English', '{ zh: 做不到, en: Cannot be kept }', '{ zh: 做不到 }', 13, 'en'],
  ])('refuses %s with its line', (_, from, to, line, why) => {
    const refusal = refusalOf(good.replace(from, to));
    expect([refusal.line, refusal.why]).toEqual([line, expect.stringContaining(why)]);
  });

  it('refuses a file that is named after no kind of finding', () => {
    expect(refusalOf(good, 'guard/promises.yaml').why).toContain('promise');
  });
});
