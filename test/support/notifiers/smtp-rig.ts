import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { createSmtp, smtpSettings } from '../../../src/adapters/notifiers/smtp.js';
import type { Notifier } from '../../../src/ports.js';
import { readMail, type ReadMail } from './read-mail.js';
import { type Behaviour, HandClock, type Received, type Rig } from './rig.js';

const USER = 'desk@example.com';
const PASS = 'a-password-of-a-test';
const LOOK = '在控制台查看: ';

export interface SmtpRig extends Rig {
  /** Every mail taken, and to whom. */
  readonly mails: readonly { readonly mail: ReadMail; readonly to: readonly string[] }[];
  /** Answers of the server to some recipients: 450, 550. */
  readonly refuses: Map<string, number>;
  /** How often somebody gave a user and a password. */
  readonly logins: number;
  openWith(settings: Readonly<Record<string, unknown>>): Notifier;
}

/** A mail server: asks who one is, knows its recipients. */
export async function startSmtp(
  options: SMTPServerOptions = { disabledCommands: ['STARTTLS'] },
): Promise<SmtpRig> {
  const clock = new HandClock();
  const received: Received[] = [];
  const mails: { mail: ReadMail; to: readonly string[] }[] = [];
  const refuses = new Map<string, number>();
  const side: { behaviour: Behaviour; asked: number } = { behaviour: 'well', asked: 0 };
  let logins = 0;

  const server = new SMTPServer({
    ...options,
    disableReverseLookup: true,
    closeTimeout: 1,
    onAuth: ({ username, password }, _, callback) => {
      logins += 1;
      if (username === USER && password === PASS) return callback(null, { user: USER });
      callback(new Error(`no ${username} with ${password}`));
    },
    onRcptTo: ({ address }, _, callback) => {
      const code = refuses.get(address);
      callback(code === undefined ? null : Object.assign(new Error(`no ${PASS}`), { responseCode: code }));
    },
    onData: (stream, { envelope }, callback) => {
      void text(stream).then((raw) => {
        const mail = readMail(raw);
        mails.push({ mail, to: envelope.rcptTo.map(({ address }) => address) });
        received.push(receivedOf(mail));
        callback(null, 'queued as 4XyZ');
      });
    },
  });
  server.on('error', () => undefined);
  const inner = server.listen(0, '127.0.0.1');
  await once(inner, 'listening');

  const sockets = new Set<Socket>();
  const front = createServer((socket) => {
    side.asked += 1;
    sockets.add(socket.on('error', () => undefined));
    misbehave(socket, side.behaviour, (inner.address() as AddressInfo).port);
  });
  await once(front.listen(0, '127.0.0.1'), 'listening');

  const openWith = (settings: Readonly<Record<string, unknown>>): Notifier => {
    const own = { name: '邮件', host: '127.0.0.1', port: (front.address() as AddressInfo).port, tls: 'off' };
    const people = { user: USER, pass: PASS, from: 'changkong@example.com', to: ['pr@example.com'] };
    return createSmtp(smtpSettings.parse({ ...own, ...people, ...settings }), clock);
  };

  return {
    clock,
    side,
    received,
    mails,
    refuses,
    misbehaves: ['hangs', 'hangs up', 'is away', 'talks nonsense'],
    wrongs: ['pass'],
    secrets: [PASS, Buffer.from(`\0${USER}\0${PASS}`).toString('base64')],
    splits: false,
    get logins() {
      return logins;
    },
    open: ({ timeoutMs, wrong } = {}) =>
      openWith({ timeoutMs, ...(wrong === 'pass' && { pass: `${PASS}-wrong` }) }),
    openWith,
    plain: (said) => said,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([closed(front), new Promise<void>((done) => server.close(done))]);
    },
  };
}

function misbehave(socket: Socket, behaviour: Behaviour, port: number): void {
  switch (behaviour) {
    case 'hangs':
      return;
    case 'hangs up':
      return void socket.destroy();
    case 'is away':
      return void socket.end('421 4.3.2 come back later\r\n');
    case 'talks nonsense':
      return void socket.end(`HTTP/1.1 400 ${PASS}\r\n\r\n`);
    case 'well':
    case 'hangs in its answer':
    case 'moved':
    case 'asks for patience': {
      // When one end goes, both do.
      pipeline(socket, connect(port, '127.0.0.1'), socket, () => undefined);
    }
  }
}

async function closed(server: Server): Promise<void> {
  await once(server.close(), 'close');
}

function receivedOf({ headers, text: said, html }: ReadMail): Received {
  const [head = '', , ...rest] = said.replace(/\n$/, '').split('\n');
  const link = rest.at(-1)?.startsWith(LOOK) ? rest.at(-1)!.slice(LOOK.length) : undefined;
  const lines = link === undefined ? rest : rest.slice(0, -2);
  // Of ours are only these; nothing that was said may have become one.
  const forged = html.match(/<(?!\/?(?:h3|p|a)>|br>|a href="https:\/\/desk\.example\/)[^>]*>?/g) ?? [];
  return {
    head: headers.get('subject') === head ? head : '',
    lines,
    forged,
    key: headers.get('message-id') ?? '',
    ...(link !== undefined && { link }),
  };
}
