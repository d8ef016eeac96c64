import { SaidError } from '../said-error.js';
import type { KeyScope } from './key.js';
import { maySeeRoom, type Person, type Role } from './person.js';

export class SignedOut extends SaidError {
  constructor() {
    super({ zh: '请先登录', en: 'sign in first' });
  }
}

export class KeyUnknown extends SaidError {
  constructor() {
    super({ zh: '密钥无效', en: 'unknown key' });
  }
}

export class KeyExpired extends SaidError {
  constructor() {
    super({ zh: '密钥已过期，请换新密钥', en: 'the key has expired: get a new one' });
  }
}

export class KeyRevoked extends SaidError {
  constructor() {
    super({
      zh: '密钥已吊销，或其所有者已停用',
      en: 'the key was revoked, or its owner left',
    });
  }
}

export class ScopeMissing extends SaidError {
  /** @param scopes any of which would do; none: no key will */
  constructor(scopes: readonly KeyScope[]) {
    const said =
      scopes.length === 0
        ? { zh: '密钥不能做这件事，须本人登录', en: 'no key may do this: sign in yourself' }
        : {
            zh: `密钥缺少权限范围 ${scopes.join('、')}`,
            en: `the key lacks the scope ${scopes.join(' or ')}`,
          };
    super(said);
  }
}

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  controller: '场控',
  pr: '公关',
  moderator: '房管',
  admin: '管理员',
};

export class NotAllowed extends SaidError {
  /** @param roles any of which would do */
  constructor(roles: readonly Role[]) {
    super({
      zh: `没有权限，需要角色：${roles.map((role) => ROLE_NAMES[role]).join('、') || '无'}`,
      en: `not allowed; it takes the role ${roles.join(' or ') || '(none)'}`,
    });
  }
}

export class RoomForbidden extends SaidError {
  constructor(roomId: string) {
    super({
      zh: `直播间 ${roomId} 不在你的负责范围内`,
      en: `room ${roomId} is not one of yours`,
    });
  }
}

/** For commands whose room is not in the address. @throws RoomForbidden */
export function refuseForeignRoom(person: Pick<Person, 'rooms'>, roomId: string): void {
  if (!maySeeRoom(person, roomId)) throw new RoomForbidden(roomId);
}
