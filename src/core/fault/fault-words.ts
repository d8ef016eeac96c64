/**
 * What viewers tell a technician, in their words. A table rather than a file: what a word does here is code.
 * Longer phrases beat the ones inside them: 没有声音了 is no 有声音了, 不卡了 is no 卡了.
 */

/** Stutter, no picture, no sound, no way in, no way to order. */
export const WHATS = ['stutter', 'picture', 'sound', 'entry', 'order'] as const;
export type What = (typeof WHATS)[number];

const KNOWN: ReadonlySet<string> = new Set(WHATS);

export function isWhat(id: string): id is What {
  return KNOWN.has(id);
}

/** It is broken here. */
export const HIT: Readonly<Record<What, string>> = {
  stutter: `卡死 卡死了 卡住 卡住了 卡顿 卡爆 卡爆了 卡成 卡得 卡的要命 好卡 太卡 很卡 真卡 超卡 巨卡 又卡 还卡 还在卡
    都卡 也卡 老卡 有点卡 一直卡 一卡一卡 卡了 又卡了 都卡了 也卡了 我卡了 卡卡的 掉帧 缓冲 转圈 一直转圈 转圈圈 定格
    画面不动 人不动 延迟高 lag`,
  picture: `黑屏 白屏 花屏 绿屏 闪屏 没画面 没有画面 没有画面了 没画面了 无画面 画面没了 看不见 看不到 看不到了 看不了 看不清
    马赛克 糊了 好糊 太糊 没图像`,
  sound: `没声音 没声音了 没有声音 没有声音了 没声 没声了 无声 冇声 声音没了 听不见 听不见了 听不到 听不到了 听不清 听唔到
    没麦 麦没了 麦炸 炸麦 电流声 电流音 杂音 爆音 断断续续 声音断 音画不同步 声画不同步`,
  entry: `进不去 进不来 进不了 掉线 掉线了 断线 断线了 断流 断网 闪退 被踢出 加载不出 加载失败 刷不出 连接断开`,
  order: `下不了单 没法下单 不能下单 无法下单 下单失败 拍不了 拍不下 买不了 付不了 付不了款 支付失败 付款失败 支付不了 提交失败
    领不了 领不到 用不了券 链接打不开 链接点不开 点不开 点不动 系统繁忙 加不了购物车 购物车打不开`,
};

/** Whatever it is, it goes on. */
export const STILL = `没恢复 还没恢复 没有恢复 还没好 没修好 还没修好 还是不行`;

/** It is not broken here. */
export const FINE = `不卡 不卡啊 没卡 没有卡 不会卡 没卡过 看得到 看得见 看得清 能看到 能看见 听得到 听得见 听得清 能听到 能听见
  有声音 有声音啊 有画面 能下单 能付款 拍得了 进得去 我正常 我没事 我这正常 我这边正常 我的正常 我这没事 我这边没事 我这没问题`;
/** Said of anything: it is not broken for whom it names. */
export const FINE_FOR_NAMED = `正常 没事 没问题 没什么问题 流畅 丝滑 好好的 挺好的 可以的`;

/** It works again. */
export const BACK: Readonly<Record<What, string>> = {
  stutter: `不卡了 没卡了 流畅了 不转圈了 能动了 又动了 不掉线了 不延迟了 不掉帧了`,
  picture: `有画面了 来画面了 画面回来了 画面有了 画面好了 看得到了 看得见了 能看了 能看到了 能看见了 不黑屏了 不黑了 不糊了`,
  sound: `有声音了 有声了 来声音了 声音回来了 声音有了 声音好了 听得到了 听得见了 能听到了 能听见了 听得清了 麦好了 麦回来了`,
  entry: `能进了 能进来了 进得来了 进得去了 能进去了 又连上了 重新连上`,
  order: `可以下单了 能下单了 下单成功了 可以拍了 能拍了 能买了 可以付了 能付了 能付款了 付款成功了 能领了 可以领了 链接好了
    链接能点了 能点开了 能点了 打得开了 能打开了`,
};
/** Says so whatever was broken. */
export const BACK_AT_ALL = `恢复了 恢复正常 恢复正常了 正常了 修好了 弄好了 又好了 终于好了 都好了 现在好了 已经好了 我这好了
  我这边好了 这边好了`;
/** A whole clause: recovery only while something is broken; else the picture is good, or dinner is ready. */
export const DONE = `好了 好啦 可以了 可以啦 ok了 行了`;

/** The broadcast ends. */
export const OVER = `拜拜 晚安 再见 下播 下播了 散了 散会 明天见 下次见 下期见 辛苦 溜了 88 886 byebye bye otsu お疲れ おつ`;

/** Turn what follows close by: 没好, 还没恢复. */
export const NOT = `没 没有 还没 还没有 还是没 还是没有 未 不 还不 别`;
/** Make a question of their clause. */
export const ASKS = `吗 没有吗 了没 了没有 是不是 有没有 会不会 能不能 卡不卡 什么时候`;
/** Hold such words and mean nothing by them. */
export const NOTHING = `银行卡 电话卡 流量卡 电信卡 联通卡 小米卡 恢复原价 买不了吃亏 买不了上当 看不到尽头 看不到头 不见不散 正常价
  正常码 正常发货`;
