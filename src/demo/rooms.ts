import type { Phrases } from './compose.js';

export interface DemoRoom {
  readonly id: string;
  readonly name: string;
  /** On a calm evening. */
  readonly viewers: number;
  /** Danmaku a second, on a calm evening. */
  readonly pace: number;
  /** People who write. */
  readonly people: number;
  /** What is sold there and what is asked about it. */
  readonly phrases: Phrases;
}

export const MAIN_ROOM: DemoRoom = {
  id: 'demo-main',
  name: '晚八点主场',
  viewers: 800_000,
  pace: 14,
  people: 6_000,
  phrases: {
    thing: [
      '扫地机器人',
      '羽绒服',
      '空气炸锅',
      '四件套',
      '洗地机',
      '保温杯',
      '电动牙刷',
      '洗碗机',
      '羊绒围巾',
      '吹风机',
      '行李箱',
      '儿童手表',
    ],
    ask: [
      '保修几年',
      '有几个颜色',
      '和直播价差多少',
      '预售什么时候发',
      '支持价保吗',
      '支持七天无理由吗',
      '功率多大',
      '适合小户型吗',
    ],
  },
};

export const BEAUTY_ROOM: DemoRoom = {
  id: 'demo-beauty',
  name: '美妆二号间',
  viewers: 96_000,
  pace: 5,
  people: 1_500,
  phrases: {
    thing: [
      '口红',
      '粉底液',
      '精华水',
      '面膜',
      '眼影盘',
      '防晒霜',
      '卸妆油',
      '眉笔',
      '护手霜',
      '香水小样',
      '气垫',
      '面霜',
    ],
    ask: [
      '黄皮适合哪个色号',
      '敏感肌能用吗',
      '孕妇可以用吗',
      '干皮选哪款',
      '保质期到什么时候',
      '和正装比例多少',
      '学生党选哪个',
      '早晚都能用吗',
    ],
  },
};

export const SNACK_ROOM: DemoRoom = {
  id: 'demo-snack',
  name: '零食间',
  viewers: 41_000,
  pace: 4,
  people: 1_200,
  phrases: {
    thing: [
      '每日坚果',
      '牛肉干',
      '螺蛳粉',
      '蛋黄酥',
      '海苔',
      '无糖饼干',
      '车厘子',
      '酸奶',
      '鸭脖',
      '巧克力',
      '芒果干',
      '鳕鱼肠',
    ],
    ask: [
      '辣不辣',
      '小孩能吃吗',
      '一箱几袋',
      '保质期多久',
      '有没有小份装',
      '什么时候生产的',
      '独立包装吗',
      '办公室囤哪种好',
    ],
  },
};

export const GADGET_ROOM: DemoRoom = {
  id: 'demo-gadget',
  name: '数码间',
  viewers: 58_000,
  pace: 4,
  people: 1_300,
  phrases: {
    thing: [
      '降噪耳机',
      '平板',
      '机械键盘',
      '充电宝',
      '智能手表',
      '固态硬盘',
      '显示器',
      '路由器',
      '游戏手柄',
      '投影仪',
      '蓝牙音箱',
      '拍立得',
    ],
    ask: [
      '支持快充吗',
      '几年质保',
      '有学生优惠吗',
      '接口是什么的',
      '内存选多大',
      '苹果手机能用吗',
      '刷新率多少',
      '可以分期吗',
    ],
  },
};

export const DEMO_ROOMS: readonly DemoRoom[] = [MAIN_ROOM, BEAUTY_ROOM, SNACK_ROOM, GADGET_ROOM];
