import { spawn } from 'node:child_process';
import { say } from '../say.mjs';

/**
 * The only place where a password is shown, on the first start.
 * @param {object} what
 * @param {string} what.address
 * @param {string} what.user
 * @param {string} what.password
 * @param {string} what.ingestKey
 * @param {string} what.dataDir
 * @param {string} [what.database] where PostgreSQL has its data, unless it is in `dataDir`
 * @param {string} what.log
 */
export function showSignIn({ address, user, password, ingestKey, dataDir, database, log }) {
  const rows = [
    ['打开 / Open', address],
    ['用户 / User', user],
    ['密码 / Password', password],
    ['接入密钥 / Ingest key', ingestKey],
    ['数据 / Data', dataDir],
    ...(database === undefined ? [] : [['数据库 / Database', database]]),
    ['日志 / Log', log],
    ['停止 / Stop', 'Ctrl-C'],
  ];
  const rule = '─'.repeat(72);
  say(`\n┌${rule}`);
  say('│ 场控已就绪 / Changkong is ready');
  say('│');
  for (const [name = '', value] of rows) say(`│ ${name}${' '.repeat(Math.max(1, 24 - width(name)))}${value}`);
  say(`└${rule}\n`);
}

/** @param {string} text @returns {number} columns of a terminal: a Chinese character takes two */
const width = (text) => [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);

/** Opens the console where somebody sits at a screen. @param {string} address */
export function openBrowser(address) {
  const screen = process.platform === 'darwin' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!screen || !process.stdout.isTTY) return;
  const opener = spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [address], {
    detached: true,
    stdio: 'ignore',
  });
  opener.once('error', () => say(`请用浏览器打开 / Open in a browser: ${address}`));
  opener.unref();
}
