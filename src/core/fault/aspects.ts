import type { Said } from '../said.js';
import { WHATS, type What } from './fault-words.js';

/** Who is hit: a phone's make or system, an app or a browser, a network, a region. */
export interface Aspect extends Said {
  readonly id: string;
  readonly words: string;
}

const DEVICES: readonly Aspect[] = [
  { id: 'android', zh: '安卓', en: 'Android', words: '安卓 安卓机 android' },
  { id: 'apple', zh: '苹果', en: 'Apple', words: '苹果 苹果机 苹果手机 iphone ios ipad 平果' },
  { id: 'huawei', zh: '华为', en: 'Huawei', words: '华为 鸿蒙 huawei' },
  { id: 'honor', zh: '荣耀', en: 'Honor', words: '荣耀手机 荣耀机' },
  { id: 'xiaomi', zh: '小米', en: 'Xiaomi', words: '小米手机 小米机 小米 红米' },
  { id: 'oppo', zh: 'OPPO', en: 'OPPO', words: 'oppo 一加 realme' },
  { id: 'vivo', zh: 'vivo', en: 'vivo', words: 'vivo iqoo' },
  { id: 'samsung', zh: '三星', en: 'Samsung', words: '三星' },
  { id: 'phone', zh: '手机', en: 'phones', words: '手机 手机端 移动端' },
  { id: 'pc', zh: '电脑', en: 'computers', words: '电脑 电脑端 pc端 pc 笔记本 windows win10 win11 mac' },
  { id: 'pad', zh: '平板', en: 'tablets', words: '平板' },
  { id: 'tv', zh: '电视', en: 'TVs', words: '电视 投屏' },
];

const CLIENTS: readonly Aspect[] = [
  { id: 'app', zh: 'App', en: 'the app', words: 'app 客户端 app端' },
  { id: 'web', zh: '网页', en: 'the web page', words: '网页 网页端 浏览器 web端 网页版' },
  { id: 'mini', zh: '小程序', en: 'the mini program', words: '小程序' },
];

const NETWORKS: readonly Aspect[] = [
  { id: 'wifi', zh: 'Wi-Fi', en: 'Wi-Fi', words: 'wifi wi-fi 无线网 家里网' },
  { id: '5g', zh: '5G', en: '5G', words: '5g' },
  { id: '4g', zh: '4G', en: '4G', words: '4g' },
  { id: 'cellular', zh: '流量', en: 'mobile data', words: '流量 数据网' },
  { id: 'telecom', zh: '电信', en: 'China Telecom', words: '电信' },
  { id: 'unicom', zh: '联通', en: 'China Unicom', words: '联通' },
  { id: 'mobile', zh: '移动网', en: 'China Mobile', words: '移动网 移动宽带 移动卡' },
];

/** Provinces and the cities that people name instead of theirs: `Chinese English`. */
const REGIONS: readonly Aspect[] =
  `北京 Beijing,上海 Shanghai,天津 Tianjin,重庆 Chongqing,河北 Hebei,山西 Shanxi,辽宁 Liaoning,吉林 Jilin
  ,黑龙江 Heilongjiang,江苏 Jiangsu,浙江 Zhejiang,安徽 Anhui,福建 Fujian,江西 Jiangxi,山东 Shandong,河南 Henan,湖北 Hubei,湖南 Hunan
  ,广东 Guangdong,海南 Hainan,四川 Sichuan,贵州 Guizhou,云南 Yunnan,陕西 Shaanxi,甘肃 Gansu,青海 Qinghai,台湾 Taiwan,内蒙 Inner Mongolia
  ,广西 Guangxi,西藏 Tibet,宁夏 Ningxia,新疆 Xinjiang,香港 Hong Kong,澳门 Macau,东北 the Northeast,广州 Guangzhou,深圳 Shenzhen
  ,杭州 Hangzhou,成都 Chengdu,武汉 Wuhan,南京 Nanjing,西安 Xi'an,郑州 Zhengzhou,长沙 Changsha,苏州 Suzhou,海外 abroad,国外 abroad`
    .split(',')
    .map((line) => {
      const [zh, ...en] = line.trim().split(' ');
      return { id: zh!, zh: zh!, en: en.join(' '), words: zh! };
    });

/** Every aspect of who is hit, in the order in which it is told. */
export const ASPECTS: readonly Aspect[] = [...DEVICES, ...CLIENTS, ...NETWORKS, ...REGIONS];

const WHAT_NAMES: Readonly<Record<What, Said>> = {
  stutter: { zh: '卡顿', en: 'stutter' },
  picture: { zh: '画面', en: 'picture' },
  sound: { zh: '声音', en: 'sound' },
  entry: { zh: '进房', en: 'entry' },
  order: { zh: '下单', en: 'ordering' },
};

const NAMES: ReadonlyMap<string, Said> = new Map<string, Said>([
  ...WHATS.map((what) => [what, WHAT_NAMES[what]] as const),
  ...ASPECTS.map((aspect) => [aspect.id, aspect] as const),
]);

/** @returns what people call an aspect; an id of a later version stays as it is */
export function aspectName(id: string): Said {
  return NAMES.get(id) ?? { zh: id, en: id };
}
