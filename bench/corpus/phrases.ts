/** What the generated chat is put together from. No phrase holds a quote or a backslash: they go into JSON as they are. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Said by many, again and again; the first ones most. */
export const SHOUTS = words(`
  666 来了 哈哈哈 好看 想要 上链接 冲 1 多少钱 啊啊啊 哈哈哈哈 抢到了 拍了 已拍 可以 支持 加油 来啦来啦
  主播好 晚上好 扣1 好的 有货吗 下一个 蹲一个 买它 绝了 真不错 这个好 打卡 到了 哇 好漂亮 8888 冲冲冲 求链接
  报尺码 第一次来 喜欢 太美了 没抢到 还有吗 蹲蹲 求返场 什么价 几号链接 🔥🔥 ❤️ 👍👍👍 nice 哈喽 收到
`);

export const PEOPLE = words(`
  主播 姐姐 小姐姐 宝宝 老板 家人们 客官 助播 模特 小哥哥 姐妹们 各位 班长 老师 我妈 我闺蜜 我同事 我老公 隔壁 楼上
`);

export const THINGS = words(`
  这个面霜 三号链接 蓝色那款 这件毛衣 刚才的锅 那个吹风机 口红套装 这双鞋 羽绒服 上一个 保温杯 小样 精华 洗衣液
  这款手机 牛奶 坚果礼盒 粉色的 大码 小码 四件套 面膜 眼影盘 拖把 空气炸锅 猫粮 钙片 卫衣 电饭煲 香水 卷发棒
  耳机 床垫 牛仔裤 茶叶 零食包 防晒 身体乳 沐浴露 行李箱
`);

export const REMARKS = words(`
  怎么拍 多少钱啊 有没有黑色 还有货吗 什么时候发货 适合油皮吗 能便宜点吗 讲一下 再看一眼 几号链接 保质期多久 好用吗
  一米六穿什么码 送什么赠品 真的好看 买过很不错 回购三次了 给我留一个 有优惠券吗 敏感肌能用吗 试穿一下 放近一点看看
  哪里产的 要不要凑单 能用多久 是新款吗 包邮吗 孕妇可以用吗 看着不错 比商场划算 洗了会变形吗 色号报一下 男生能用吗
  上身看看 颜色很正 质感真好 已经下单啦 等了一晚上 能退换吗 快上链接 多重呀 有运费险吗
`);

export const LEADS = words(`
  想问一下 请问 那个 刚进来 麻烦 昨天没抢到 第一次买 帮我看看 今天 双十一 等等 真的 其实 听说 弱弱问一句 我家也有
  去年买过 刚下班 不好意思 求求了 说真的 感觉 果然 好像 终于 每次都是 又来了 先谢谢 认真的 友情提示
`);

export const TAILS = words(`
  谢谢 呀 啦 哈哈 呢 嘛 辛苦了 急急急 😂 🥰 拜托 ！！ 可以吗 对吧 期待 哦 ～ 冲呀 么么哒 在线等
`);

/** Complaints: what it is about, and what is wrong with it. */
export const FAULTY = words(`
  画面 声音 直播间 屏幕 麦克风 链接 优惠券 付款 购物车 下单 订单 定金 库存 客服 快递 退款 面膜 毛衣 这个锅 上次的鞋
  赠品 羽绒服 洗衣液 发的货 主播说的价格 宣传的 主播 满减 红包 抽奖
`);

export const FAULTS = words(`
  一直卡死了 没声音了 打不开 点不进去 付不了款 用不了 用了两天就坏了 跟宣传的不一样 是假货吧 骗人的 质量太差了 起球掉色
  根本不回消息 半个月不发货 不给退款 比昨天还贵 虚假宣传 太坑了 糊得看不清 又断了 一股刺鼻味 不靠谱 完全不值这个价 就是忽悠人
`);

/** Complaints that many write alike. */
export const OUTCRIES = words('卡死了 听不清 骗子 退钱 假货 怎么又卡了 没声音 太坑了');
