import { describe, expect, it } from '@jest/globals';
import { parseScript } from './parse-script.js';

const GOOD = `---
id: fault-room
version: 2
title: { zh: 致歉, en: Apology }
causes: [av_fault]
grades: [P0]
audience: room
variables:
  - name: people
    type: count
    label: { zh: 人数, en: people }
    from: incident.people
    example: '12'
---

## acknowledge

看到了,{{people}} 位家人。

## explain

在查。

## improve

在换线路。

## act

恢复后重讲。
`;

function refusal(source: string, file = 'scripts/fault-room.md') {
  try {
    parseScript(file, source);
  } catch (error) {
    return String(error);
  }
  return 'accepted';
}

describe('parseScript', () => {
  it('reads front matter and the four steps', () => {
    expect(parseScript('scripts/fault-room.md', GOOD)).toEqual({
      id: 'fault-room',
      version: 2,
      title: { zh: '致歉', en: 'Apology' },
      causes: ['av_fault'],
      grades: ['P0'],
      audience: 'room',
      when: {},
      compensation: [],
      variables: [
        {
          name: 'people',
          type: 'count',
          label: { zh: '人数', en: 'people' },
          from: 'incident.people',
          example: '12',
        },
      ],
      steps: {
        acknowledge: '看到了,{{people}} 位家人。',
        explain: '在查。',
        improve: '在换线路。',
        act: '恢复后重讲。',
      },
    });
  });

  it('reads when it may be said, what it is another wording of, and what it gives away', () => {
    const extra = `when: { phase: recovered, aspect: sound, talk: true }
variant_of: other-room
compensation:
  - { kind: coupon, label: { zh: 券, en: voucher }, amount: yuan, count: pieces }
`;
    const more = `  - { name: yuan, type: money, label: { zh: 券额, en: yuan }, example: '5' }
  - { name: pieces, type: pieces, label: { zh: 张数, en: pieces }, example: '20' }
---
`;
    const source = GOOD.replace('variables:', `${extra}variables:`)
      .replace("'12'\n---\n", `'12'\n${more}`)
      .replace('恢复后重讲。', '补 {{pieces}} 张 {{yuan}} 元券。');
    expect(parseScript('fault-room.md', source)).toMatchObject({
      when: { phase: 'recovered', aspect: ['sound'], talk: true },
      variantOf: 'other-room',
      compensation: [{ kind: 'coupon', amount: 'yuan', count: 'pieces' }],
    });
    expect(refusal(source.replace('amount: yuan', 'amount: people'))).toContain(':11: 须是类型为 money');
    expect(refusal(source.replace('count: pieces', 'count: gone'))).toContain('pieces');
    expect(refusal(source.replace('variant_of: other-room', 'variant_of: fault-room'))).toContain(
      ':9: 不能是',
    );
    expect(refusal(source.replace('aspect: sound', 'aspect: smell'))).toContain(':8: when.aspect');
    expect(refusal(source.replace('talk: true', 'talk: false'))).toContain(':8: when.talk');
  });

  it('reads what an editor on Windows wrote', () => {
    const windows = `\uFEFF${GOOD.replaceAll('\n', '\r\n')}`;
    expect(parseScript('fault-room.md', windows)).toEqual(parseScript('fault-room.md', GOOD));
  });

  it.each([
    ['no front matter', (good: string) => good.slice(4), 1, '---'],
    ['front matter without end', (good: string) => good.replace("'12'\n---", "'12'"), 1, '---'],
    ['broken YAML', (good: string) => good.replace('[av_fault]', '[av_fault'), 6, 'YAML'],
    ['a cause that does not exist', (good: string) => good.replace('av_fault', 'av_falt'), 5, 'causes.0'],
    ['a missing field', (good: string) => good.replace('audience: room\n', ''), 2, 'audience'],
    [
      'a field that nobody knows',
      (good: string) => good.replace('version: 2', 'version: 2\nautor: x'),
      2,
      'autor',
    ],
    [
      'a version that is no number',
      (good: string) => good.replace('version: 2', 'version: two'),
      3,
      'version',
    ],
    [
      'a fact that nobody knows',
      (good: string) => good.replace('incident.people', 'incident.mood'),
      12,
      'from',
    ],
    [
      'an id that is not the file name',
      (good: string) => good.replace('id: fault', 'id: falt'),
      2,
      'fault-room',
    ],
    [
      'a fact that does not fit the type',
      (good: string) => good.replace('incident.people', 'incident.started'),
      12,
      'time',
    ],
    ['an id that leads elsewhere', (good: string) => good.replace('id: fault-room', 'id: ../x'), 2, 'id'],
    ['an example of the wrong type', (good: string) => good.replace("'12'", "'a dozen'"), 13, 'a dozen'],
    ['a place nobody declared', (good: string) => good.replace('在查。', '在查 {{where}}。'), 22, 'where'],
    ['a stray brace', (good: string) => good.replace('在查。', '在查 {where}。'), 22, '{{variable}}'],
    ['a variable nobody uses', (good: string) => good.replace('{{people}} ', ''), 9, 'people'],
    ['steps out of order', (good: string) => good.replace('## explain', '## improve'), 20, '## explain'],
    ['an empty step', (good: string) => good.replace('在换线路。', ''), 24, '## improve'],
    ['a fifth step', (good: string) => `${good}\n## more\n\n还有。\n`, 32, 'more'],
    ['a missing step', (good: string) => good.replace(/## act[^]*/, ''), 28, '## act'],
    ['text before the steps', (good: string) => good.replace('## ack', '前言\n## ack'), 16, 'before'],
  ])('refuses %s with its line', (_what, spoil, line, word) => {
    const spoilt = refusal(spoil(GOOD));
    expect(spoilt).toContain(`scripts/fault-room.md:${line}: `);
    expect(spoilt).toContain(word);
  });

  it('refuses a variable declared twice', () => {
    const variable = GOOD.slice(GOOD.indexOf('  - name'), GOOD.indexOf('---\n\n##'));
    expect(refusal(GOOD.replace(variable, variable + variable))).toContain(':14: 变量重名');
  });
});
