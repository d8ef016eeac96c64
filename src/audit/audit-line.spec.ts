import { describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '../core/audit/audit-entry.js';
import { CSV_HEAD, csvLine, jsonLine } from './audit-line.js';

const bare: AuditEntry = {
  id: '0190',
  at: Date.UTC(2026, 10, 11, 12, 37),
  by: { type: 'key', name: 'crm', owner: '小周' },
  action: 'announcement.drafted',
  subject: { type: 'announcement', id: 'a1' },
  from: { address: '10.0.0.7' },
};
const entry: AuditEntry = {
  ...bare,
  roomId: 'r1',
  after: { text: '线路已恢复,"补偿"稍后到账' },
  why: '第一行\n第二行',
};

describe('csvLine', () => {
  it('is one row under the head, with what has commas, quotes and line ends in quotes', () => {
    expect(csvLine(entry)).toBe(
      '2026-11-11T12:37:00.000Z,key,crm,小周,announcement.drafted,announcement,a1,r1,,' +
        '"{""text"":""线路已恢复,\\""补偿\\""稍后到账""}","第一行\n第二行",10.0.0.7,\r\n',
    );
    expect(csvLine(bare).split(',')).toHaveLength(CSV_HEAD.split(',').length);
  });

  it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', ' =1', '"=1', '＝1+1', "'=cmd|' /C calc'!A0"])(
    'lets a spreadsheet run nothing of %j',
    (why) => {
      const cell = csvLine({ ...bare, why }).split(',')[10]!;
      expect(cell.replace(/^"/, '')[0]).toBe("'");
    },
  );

  it('changes nothing that begins harmlessly', () => {
    expect(csvLine({ ...entry, why: 'a=b' })).toContain(',a=b,');
  });
});

describe('jsonLine', () => {
  it('is the entry, on one line', () => {
    expect(JSON.parse(jsonLine(entry))).toEqual(entry);
    expect(jsonLine(entry).split('\n')).toHaveLength(2);
  });
});
