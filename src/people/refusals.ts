import { SaidError } from '../core/said-error.js';

/** Does not say which of the two was wrong. */
export class WrongPassword extends SaidError {
  constructor() {
    super({ zh: '用户名或密码不对', en: 'wrong user or password' });
  }
}

export class SignInLocked extends SaidError {
  /** @param seconds until one may try again */
  constructor(readonly seconds: number) {
    const minutes = Math.ceil(seconds / 60);
    const zh = seconds < 60 ? `${seconds} 秒` : `${minutes} 分钟`;
    const en = seconds < 60 ? `${seconds} seconds` : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
    super({
      zh: `密码错误次数过多，已暂时锁定，请 ${zh}后再试`,
      en: `too many wrong tries: locked, try again in ${en}`,
    });
  }
}

export class PersonUnknown extends SaidError {
  constructor(name: string) {
    super({ zh: `没有这个账号：${name}`, en: `no such account: ${name}` });
  }
}

export class NameTaken extends SaidError {
  constructor(name: string) {
    super({ zh: `账号已存在：${name}`, en: `the account exists already: ${name}` });
  }
}

/** Without an admin nobody could ever appoint one again. */
export class LastAdmin extends SaidError {
  constructor() {
    super({
      zh: '这是最后一个在用的管理员，请先任命另一个',
      en: 'this is the last active admin: appoint another first',
    });
  }
}

export class KeyNotFound extends SaidError {
  constructor() {
    super({
      zh: '没有这个密钥，或早已吊销',
      en: 'no such key, or it was revoked before',
    });
  }
}

export class KeyRefused extends SaidError {
  constructor(zh: string, en: string) {
    super({ zh, en });
  }
}
