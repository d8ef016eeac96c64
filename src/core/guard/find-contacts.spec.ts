import { describe, expect, it } from '@jest/globals';
import { viewText } from '../text/view-text.js';
import { findContacts } from './find-contacts.js';
import { readText } from './read-text.js';

const found = (text: string): string[] => {
  const { text: read } = readText(viewText(text));
  return findContacts(read).map(({ rule, start, end }) => `${rule}=${read.slice(start, end)}`);
};

describe('findContacts', () => {
  it.each([
    ['13812345678', 'contact.phone=13812345678'],
    ['+86 138-1234-5678', 'contact.phone=+86 138-1234-5678'],
    ['幺三八零零一三八零零零', 'contact.phone=幺三八零零一三八零零零'],
    ['请拨打客服电话：０１０－６２３４５６７８', 'contact.phone=请拨打客服电话:010-62345678'],
    ['(0571) 8765 4321', 'contact.phone=0571) 8765 4321'],
    ['热线 400 820 8820', 'contact.hotline=热线400 820 8820'],
    ['4111 1111 1111 1111', 'contact.bank-card=4111 1111 1111 1111'],
    ['11010519491231002x', 'contact.identity-card=11010519491231002x'],
    ['微信：abc_123', 'contact.account=微信:abc_123'],
    ['加 V 信 13800', 'contact.account=加v信13800'],
    ['QQ：1234567', 'contact.account=qq:1234567'],
    ['群号 728391045', 'contact.account=群号728391045'],
    ['发到 a.b@example.com.cn', 'contact.email=发到a.b@example.com.cn'],
    ['https://example.com/a?b=1，点', 'contact.link=https://example.com/a?b=1'],
    ['t.cn/A6xyz', 'contact.link=t.cn/A6xyz'.toLowerCase()],
  ])('finds the contact in %s', (text, contact) => {
    expect(found(text)).toContain(contact);
  });

  it.each([
    '订单号 13812345678',
    '运单号 SF1390001234567',
    '订单 3298471102938475610 已取消',
    '20:37 至 22:00，2025-11-11，89.90 元',
    '尾号 4821，138****5678',
    '满 300 减 50，限 2 件',
    '拨打 12315 或 95338',
    '微信支付、微信小程序都可以',
    '折扣 1000000 元',
    '4111 1111 1111 1112',
    '11010519491231002１',
    '版本 8.12.30，Wi-Fi、5G',
    '@小鱼 您好',
  ])('finds none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
