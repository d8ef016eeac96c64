import type { Said } from '../said.js';
import { allMatches } from './all-matches.js';
import type { Candidate } from './candidate.js';
import { readNumbers } from './read-numbers.js';
import { sortOfNumber } from './sort-of-number.js';

const REASONS = {
  phone: say(
    '电话号码：公开个人联系方式，也会被当成站外引流',
    'A telephone number: personal data, and seen as traffic theft',
  ),
  hotline: say(
    '热线电话：直播间里不留站外联系方式，容易被假冒',
    'A hotline: no contact outside the platform, and it is easily faked',
  ),
  account: say(
    '微信、QQ 等站外账号：平台按站外引流处理',
    'An account elsewhere: platforms treat it as traffic theft',
  ),
  email: say('电子邮箱：站外联系方式', 'An e-mail address: a contact outside the platform'),
  link: say(
    '网址：站外链接，观众无法辨别真假',
    'An address on the net: nobody can tell whether it is genuine',
  ),
  'bank-card': say(
    '银行卡号：不能公开，也不能私下收款',
    'A bank card number: never public, and no private payments',
  ),
  'identity-card': say(
    '身份证号：个人信息，不能公开（《个人信息保护法》）',
    'An identity number: personal data (Personal Information Protection Law)',
  ),
} as const;

/** What leads up to a contact and goes with it: 请拨打客服电话:, 加我微信:. */
const LEAD =
  '(?:(?:请?(?:直接)?(?:拨打|致电|打电话给|打(?:这个)?|联系|添加|加|登录|点击|打开|发送?到|发至|寄到))?(?:我们?|主播|助理|客服|官方|店铺|全国|服务|售后|咨询|投诉|投诉邮箱|私人|值班|固定)?的?(?:客服)?(?:电话|热线|手机号?|座机|号码|邮箱)?(?:号码?)?[:是为 ]{0,2})';
const NAME = '[a-z][-_a-z0-9]{4,19}|\\d{5,11}';
/** As it is written where filters look for it. */
const LABEL = '(?:[微薇威维徽葳]信|v信|(?<![a-z])(?:vx|wx|wechat|v[❤♥])\\ufe0f?|绿泡泡|企业微信|企微)';

const PATTERNS: readonly { readonly rule: keyof typeof REASONS; readonly find: RegExp }[] = [
  {
    rule: 'account',
    find: new RegExp(
      `(?:私|请?添?加)?(?:我|客服|主播|助理)?的?${LABEL}(?:号码?|id)?[:是为 ]{0,3}(?:${NAME})`,
      'gu',
    ),
  },
  { rule: 'account', find: /加(?:我|客服)?的?(?:v|微|薇)[: ]{0,2}(?:[a-z][-_a-z0-9]{4,19}|\d{5,11})/gu },
  {
    rule: 'account',
    find: /(?:请?加)?(?:qq|扣扣|企鹅|(?<![折抵回倒已被])扣(?=[: ]?\d{7})|群(?=号|[: ]?\d{6}))(?:群号|群|号码|号)?[:是为 ]{0,3}\d{5,11}(?![\d.元])/gu,
  },
  {
    rule: 'email',
    find: new RegExp(
      `${LEAD}(?<![\\w.-])[\\w.+-]{1,40}(?:@|\\(at\\))[a-z0-9-]{1,40}(?:\\.[a-z0-9-]{1,20}){1,3}`,
      'gu',
    ),
  },
  {
    rule: 'link',
    find: new RegExp(
      `${LEAD}(?:https?://(?:[^\\s\\p{Script=Han},。!?;)\\]]|[?;,!](?=[\\w%])){1,300}|(?<![\\w.@-])(?:[a-z0-9-]{1,40}\\.){1,4}(?:com|cn|net|org|cc|vip|top|xyz|shop|site|link|info|io|ltd|tv|app)(?![a-z0-9.-]{0,40}@)(?![a-z])(?:/[\\w./?=&%#-]{0,200})?)`,
      'gu',
    ),
  },
];
const LEADING = new RegExp(`${LEAD}$`, 'u');
/** So far back a lead reaches. */
const LEAD_REACH = 24;

export function findContacts(read: string): Candidate[] {
  const found = PATTERNS.flatMap(({ rule, find }) =>
    allMatches(find, read).map(({ 0: words, index }) => contact(rule, index, words)),
  );
  for (const number of readNumbers(read)) {
    const sort = sortOfNumber(number.digits, read.slice(Math.max(0, number.start - 12), number.start));
    if (sort === undefined) continue;
    const from = Math.max(0, number.start - LEAD_REACH);
    const isCalled = sort === 'phone' || sort === 'hotline';
    const lead = isCalled ? (LEADING.exec(read.slice(from, number.start))?.[0].length ?? 0) : 0;
    const start = number.start - lead;
    found.push(contact(sort, start, read.slice(start, number.end)));
  }
  return found;
}

function contact(rule: keyof typeof REASONS, start: number, words: string): Candidate {
  // Whose money or identity it is, nobody else can know: such a number is taken out, not replaced.
  const isReplaced = rule !== 'bank-card' && rule !== 'identity-card';
  const gentler =
    rule === 'link' ? '查看店铺页面' : words.startsWith('发') ? '发给店铺官方客服' : '联系店铺官方客服';
  return {
    rule: `contact.${rule}`,
    start,
    end: start + words.length,
    reason: REASONS[rule],
    ...(isReplaced && { gentler }),
    blocks: false,
  };
}

function say(zh: string, en: string): Said {
  return { zh, en };
}
