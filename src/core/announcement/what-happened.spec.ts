import { describe, expect, it } from '@jest/globals';
import { DRAFT, RECEIPT, SUBMITTED, viewAfter, type Taken } from './announcement.fixture.js';
import { whatHappened } from './what-happened.js';

const submitted: Taken = [SUBMITTED, 'wang'];
const alone: Taken = [{ ...SUBMITTED, needs: [] }, 'wang'];
const edited: Taken = [{ type: 'edited', draft: DRAFT }, 'li'];
const returned: Taken = [{ type: 'returned', note: '时间不对' }, 'zhao'];
const held: Taken = [{ type: 'held', needs: [{ code: 'grade', facts: { grade: 'P0' } }], lapseAt: 9 }];
const released: Taken = [{ type: 'released' }];

describe('whatHappened', () => {
  it.each<[string, readonly Taken[], string]>([
    ['a draft', [], '还是草稿，尚未提交'],
    ['one that a colleague changed', [edited], '2 分钟前由 li 修改'],
    ['one that was returned', [submitted, returned], '2 分钟前由 zhao 退回：时间不对'],
    ['one that was changed after that', [submitted, returned, edited], '2 分钟前由 li 修改'],
    ['one that waits', [submitted], '2 分钟前由 wang 提交，正在等待他人确认，内容已锁定'],
    ['one that is held', [alone, held], '2 分钟前因直播间有重大事件暂停发布，正在等待他人确认'],
    [
      'one that somebody confirmed',
      [submitted, [{ type: 'approved' }, 'li']],
      '2 分钟前由 li 通过，等待发布',
    ],
    ['one that nobody had to', [alone], '2 分钟前由 wang 提交，无须他人确认，等待发布'],
    ['one that is out', [alone, released], '2 分钟前已发布，不能再改'],
    ['one nobody agreed to', [submitted, [{ type: 'lapsed' }]], '超时无人确认，已失效'],
    ['one whose hour went by', [alone, [{ type: 'lapsed' }]], '未能按时发布，已失效'],
    ['one that was taken back', [submitted, [{ type: 'withdrawn' }, 'wang']], '2 分钟前由 wang 撤回'],
  ])('says of %s who did what, and when', (_what, taken, said) => {
    const view = viewAfter(...taken);
    const words = whatHappened(view, view.last!.at + 2 * 60_000 + 999);
    expect(words.zh).toBe(said);
    expect(words.en).not.toContain('undefined');
  });

  it.each([
    [0, '刚刚'],
    [999, '刚刚'],
    [1_000, '1 秒前'],
    [60_000, '1 分钟前'],
    [3_600_000, '1 小时前'],
  ])('%d ms are %s', (passed, said) => {
    const view = viewAfter(edited);
    expect(whatHappened(view, view.last!.at + passed).zh).toBe(`${said}由 li 修改`);
  });

  it('knows the end of what every channel refused', () => {
    const refused = DRAFT.channels.map((channel): Taken => [{ type: 'refused', channel, reason: '422' }]);
    expect(whatHappened(viewAfter(alone, released, ...refused), RECEIPT.at).zh).toContain('另拟一份');
    expect(whatHappened(undefined, 0).zh).toBe('没有这份公告');
  });
});
