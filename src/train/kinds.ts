import { type Kind, KINDS } from '../core/model/columns.js';

/** Words by which a review tells what it is about. */
const WORDS: Readonly<Record<Exclude<Kind, 'other'>, RegExp>> = {
  takeaway: /外卖|送餐|餐|饭|骑手|配送员|分量|凉了|小时/g,
  book: /书|读|作者|小说|翻译|文字|故事|内容|印刷/g,
  hotel: /酒店|房间|前台|入住|宾馆|早餐|住/g,
  food: /水果|苹果|甜|吃|味道|新鲜|个头|口感|脆|奶/g,
  wash: /洗发|头发|香味|头屑|洗头|去屑|柔顺|正品/g,
  wear: /衣服|尺码|穿|布料|面料|颜色|裤|起球|款式|尺寸|大小/g,
  device:
    /屏|电脑|笔记本|系统|手机|电池|散热|键盘|触摸|平板|显卡|开机|内存|充电|机子|驱动|热水器|安装|师傅|加热|插座/g,
};

const NAMED = KINDS.filter((kind) => kind !== 'other');

/** @returns the kind of goods that most words of a review are of, the first of several; `other` without any */
export function kindOf(review: string): Kind {
  let best: Kind = 'other';
  let most = 0;
  for (const kind of NAMED) {
    const count = review.match(WORDS[kind])?.length ?? 0;
    if (count > most) [best, most] = [kind, count];
  }
  return best;
}
