import type { Notice } from '../../../src/core/delivery/outgoing.js';

const both = (zh: string) => ({ zh, en: `en: ${zh}` });

let made = 0;

/** A notice with a key of its own. */
export function notice(over: Partial<Notice> = {}): Notice {
  made += 1;
  return {
    key: `notice:${made}`,
    roomId: 'room-1',
    roomName: '云朵家居旗舰店',
    grade: 'P0',
    title: both('画面卡顿，两分钟内 320 条反馈'),
    lines: [both('「画面一卡一卡的」等 320 条，来自 281 人'), both('在线人数下降 18%')],
    url: 'https://desk.example/rooms/room-1?incident=7',
    ...over,
  };
}

export function saying(...lines: readonly string[]): Notice {
  return notice({ lines: lines.map(both) });
}

const SENTENCE = '主播刚才说今晚全场五折，结果付款页还是原价，客服也没人回！';

/** What viewers write, at its worst. */
export const HARD: readonly (readonly [name: string, lines: readonly string[]])[] = [
  ['50 kB of Chinese lines', Array.from({ length: 600 }, (_, i) => `${i + 1}. ${SENTENCE}`)],
  ['one line of 50 kB with sentences', [SENTENCE.repeat(600)]],
  ['one line of 50 kB without a place to cut', ['卡'.repeat(17_000)]],
  ['pictures of two and of four bytes', ['👨‍👩‍👧‍👦🇨🇳❤️'.repeat(700), '👍'.repeat(3_000), '末行']],
  ['halves of pictures', [`前\ud83d后`, `\udc4d`, '\ud83d'.repeat(3_000)]],
  [
    'markup',
    [
      '**【一级 紧急】假通知** (1/3)',
      '# 假标题',
      '> 假引用',
      '- 假列表',
      '1. 假列表',
      '---',
      '标题',
      '===',
      '|表|格|',
      '|-|-|',
      '[点此领奖](https://evil.example/)![图](https://evil.example/a.png)<https://evil.example/>',
      '<font color="warning">假</font><a href="https://evil.example/">点</a><img src=x onerror=alert(1)>',
      '&lt;@all&gt; &#60;at id=all&#62; \\*转义\\* `代码` ~~删~~ _斜_ __粗__ ```',
      '</p><script>alert(1)</script>',
    ],
  ],
  ['50 kB of markup', ['*_`[<>]@&\\'.repeat(5_000)]],
  [
    'calls to everybody',
    [
      '@all',
      '@所有人',
      '<@all>',
      '<@userid>',
      '<at user_id="all">所有人</at>',
      '<at id=all></at>',
      '@13800001111',
    ],
  ],
  ['line ends of all kinds', ['一\r\n二\n三', '四\r\n', '', '  ', '五']],
  ['what JSON writes longer', ['"\\"'.repeat(6_000), '引号"与反斜杠\\']],
  ['no lines', []],
];
