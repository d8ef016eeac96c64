/**
 * What chat writes for a character without its sound in letters, its shape or its parts: own collection. Each
 * word is what is written, an equals sign, and what it stands for: characters, or `(syllable)` for any
 * character that reads so.
 */
export const STAND_INS = `
0=o 0=零 0=(ling) 1=l 1=i 1=一 1=(yi) 1=(yao) 2=z 2=二 2=(er) 2=(liang) 3=e 3=三 3=(san) 4=a 4=四 4=(si) 4=(shi)
5=s 5=五 5=(wu) 5=(wo) 6=b 6=六 6=(liu) 7=t 7=七 7=(qi) 7=(chi) 8=b 8=八 8=(ba) 8=(fa) 8=(bu) 9=g 9=q 9=九 9=(jiu)
o=0 l=1 i=1 i=l l=i z=2 s=5 b=8 b=6 g=9 q=9 u=v v=u
零=0 〇=0 一=1 壹=1 幺=1 二=2 贰=2 两=2 三=3 叁=3 四=4 肆=4 五=5 伍=5 六=6 陆=6 七=7 柒=7 八=8 捌=8 九=9 玖=9
b=逼 b=比 b=币 c=草 p=屁 q=球 q=扣 v=微 w=微 v=薇 v=威 x=叉 x=信 j=鸡 t=踢 j=加
扣=q 抠=q 叩=q 球=q 秋=q 丘=q 企鹅=qq 小企鹅=qq 🐧=qq 🐧=企鹅 威=v 维=v 薇=v 微=v 徽=v 卫=v
vx=微信 wx=微信 weixin=微信 绿泡泡=微信 绿信=微信 薇=微信 💬=微信 dy=抖音 zfb=支付宝 tb=淘宝 pdd=拼多多 jd=京东
xy=闲鱼 xhs=小红书 tg=telegram 电报=telegram sb=傻逼 tmd=他妈的 nmsl=你妈死了 cnm=操你妈
mlgb=妈了个逼 rmb=人民币 ⭕=圈 ⭕=o
+=加 ➕=加 ✚=加 ✖=叉 ❤=心 ❤=(xin) ♥=心 ♥=(xin) ♡=(xin) 💗=(xin) 💓=(xin) 💕=(xin) 💖=(xin) 💘=(xin) 💙=(xin) 💚=(xin)
💛=(xin) 💜=(xin) 🧡=(xin) 🖤=(xin) 💌=信 💌=(xin) ✉=信 ✉=(xin) 📧=信 📩=信 📨=信 📱=机 📱=(ji) ☎=电话 📞=电话
🐶=狗 🐶=(gou) 🐕=狗 🐕=(gou) 🐷=猪 🐷=(zhu) 🐖=猪 🐖=(zhu) 🐔=鸡 🐔=(ji) 🐓=(ji) 🐴=马 🐴=(ma) 🐎=马 🐎=(ma)
🐮=牛 🐮=(niu) 🐂=牛 🐂=(niu) 🐑=羊 🐑=(yang) 🐏=(yang) 🐟=鱼 🐟=(yu) 🐠=(yu) 🐍=蛇 🐍=(she) 🐲=龙 🐲=(long) 🐢=龟
🐢=(gui) 🐭=鼠 🐭=(shu) 🐯=虎 🐯=(hu) 🐰=兔 🐰=(tu) 🦌=鹿 🦌=(lu) 🐻=熊 🐻=(xiong) 🐦=鸟 🐦=(niao) 🦆=鸭 🦆=(ya) 🐝=蜂
💰=钱 💰=(qian) 💵=钱 💵=(qian) 💴=钱 💴=(qian) 💸=钱 💸=(qian) 🪙=币 🪙=(bi) 💩=屎 💩=(shi) 🌿=草 🌿=(cao) ☘=草 ☘=(cao)
🍀=草 🍀=(cao) 🌱=草 🌱=(cao) 🌾=草 🔥=火 🔥=(huo) 💧=水 💧=(shui) 💦=水 💦=(shui) 🌊=水 🚗=车 🚗=(che) 🚙=车 🚙=(che)
✈=飞机 ✈=(ji) 🛩=飞机 🔪=刀 🔪=(dao) 🗡=刀 🗡=(dao) 👗=裙 👗=(qun) 👥=群 👥=(qun) 🌳=树 🌲=树 🌸=花 🌸=(hua) 🌹=花
🌹=(hua) 🌼=花 🍵=茶 🍵=(cha) 🎫=票 🎫=(piao) 🎟=票 🎟=券 🚪=门 🚪=(men) 👄=嘴 👁=眼 👀=看 👋=手 ✋=手 👂=耳 💀=死 💀=(si)
☠=死 ☠=(si) ⚰=死 💊=药 💊=(yao) 🔒=锁 🧱=砖 🌙=月 🌞=日 ☀=日 ⭐=星 ⭐=(xing) 🌟=星 🌟=(xing) 🍎=苹果 🍑=桃 🍌=蕉
📷=照 📸=照 🎤=麦 🎤=(mai) 🏠=家 🏠=(jia) 🏪=店 🏪=(dian) 👨=男 👩=女 👴=爷 👵=奶 👶=婴 👦=子 🧒=子 👑=王 🎁=礼
🐵=猴 🍚=饭 🥩=肉 🥚=蛋 🥚=(dan) 🍺=酒 🍷=酒 ☁=云 🌧=雨 ⚡=电 ⚡=(dian) 🎵=音 🎵=(yin) 🔊=声 📖=书 📕=书 🖊=笔 🖊=(bi)
🐒=猴 🍐=梨 🍐=(li) 🍊=橙 🥬=菜 🥬=(cai) 🥕=萝 🥦=菜 🥗=菜 🕳=坑 🕳=(keng) 🍳=锅 🎣=钓 🤏=小 ♿=(chan) 🈲=禁 🆓=免费
📦=货 👎=差 ❌=不 🚫=不 🙅=不 ❎=不 💣=雷 🌩=雷 ⚡=雷 🖤=黑 ⬛=黑 ⚫=黑 ◼=黑 💛=黄 🟡=黄 🟨=黄 🧠=脑 👤=人 🧍=人 ⬆=上 👆=上 🔝=上 ⬇=下 👇=下 ✂=割
🔪=割 🔙=退 ↩=退 🤑=钱 🛒=购 🛍=购 🐄=牛 🐂=牛 🐃=牛 🛣=路 🏠=房 🏚=房 🏡=房 🏡=家 🏬=店 🏤=店 🔈=声 📢=声 🎶=音 👂=听 📺=屏 🖥=屏
🍳=蛋 📰=报 💳=卡 ⛰=山 🏔=山 🗻=山 🤚=手 🖐=手 🚚=车 🚛=车 🚘=车 🕸=网 🌐=网 🗑=垃圾 🚮=垃圾 💇=发 🧧=红包 🪓=砍 🐖=猪 🦮=狗 🐩=狗
🐺=狼 🐈=猫 🐱=猫 🌧=雨 ❄=雪 🌬=风 🩸=血 🦴=骨 🍬=糖 🧂=盐 🍉=瓜 🌶=辣 🧹=扫 🔑=钥 🚢=船 🛏=床 📮=邮 🐛=虫 🪱=虫 🐞=虫 🤮=吐 🤧=病
`;
