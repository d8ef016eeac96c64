import { compose, type Phrases } from './compose.js';
import { randomFrom } from './random.js';

export interface Person {
  readonly userId: string;
  readonly userName: string;
}

const NAMES: Phrases = {
  name: [
    '爱吃{food}的{animal}',
    '{animal}在{doing}',
    '{sky}{sky2}',
    '{family}{given}',
    '{family}{given}',
    '{given}不{doing}',
    '用户{#}{#}{#}{#}{#}{#}',
    '{food}{#}{#}',
    '{given}{#}{#}{#}',
    '{sky}里的{animal}',
  ],
  food: ['芝士', '西瓜', '糯米', '桃子', '芋圆', '柚子', '豆腐', '汤圆', '板栗', '薄荷', '可可', '年糕'],
  animal: ['猫', '小熊', '鲸鱼', '兔子', '刺猬', '海豹', '柯基', '松鼠', '企鹅', '鹿', '河马', '布偶'],
  doing: ['加班', '睡觉', '减肥', '写作业', '晒太阳', '逛街', '养生', '早起', '熬夜', '打工'],
  sky: ['云', '晚风', '星', '夏夜', '初雪', '月', '晨光', '雨'],
  sky2: ['入海', '渐起', '知意', '落落', '未央', '微凉', '来信', '小记'],
  family: ['小', '阿', '老', '大', '林', '陈', '周', '许', '苏', '顾'],
  given: [
    '鱼',
    '满',
    '晴',
    '北',
    '川',
    '一一',
    '团子',
    '木子',
    '安安',
    '可乐',
    '念念',
    '阿福',
    '子衿',
    '南乔',
  ],
};

/** The same number is always the same person. */
export function personOf(number: number): Person {
  return { userId: `demo-${number}`, userName: compose('{name}', NAMES, randomFrom(number)) };
}
