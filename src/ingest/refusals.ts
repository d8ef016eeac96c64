import { ApiError } from '../http/api-error.js';

/** Accepted work waits already; taking more would only hide the delay. */
export class QueueFull extends ApiError {
  constructor() {
    const said = {
      zh: '待分析消息已满,请按 Retry-After 稍后重发,本次未接收任何消息',
      en: 'the queue is full; nothing was accepted, send again after Retry-After',
    };
    super(429, 'queue_full', said, 2);
  }
}

export class RoomsForbidden extends ApiError {
  constructor() {
    super(403, 'room_forbidden', {
      zh: '密钥无权写入这些直播间',
      en: 'the key may not speak for any of these rooms',
    });
  }
}

export class KeyMissing extends ApiError {
  constructor() {
    super(401, 'key_missing', {
      zh: '缺少采集密钥,请用请求头 Authorization: Bearer 密钥',
      en: 'ingest key is missing: send the header Authorization: Bearer KEY',
    });
  }
}

export class TooManyMessages extends ApiError {
  constructor(limit: number) {
    super(413, 'too_many_messages', {
      zh: `一次最多 ${limit} 条消息,请分批发送`,
      en: `at most ${limit} messages a request: send them in several`,
    });
  }
}

export class BodyMalformed extends ApiError {
  constructor(detail = '') {
    super(400, 'malformed', {
      zh: `请求体不是合法的 JSON；弹幕接口收 JSON 数组或 NDJSON${detail && `：${detail}`}`,
      en: `the body is no valid JSON; messages come as a JSON array or NDJSON${detail && `: ${detail}`}`,
    });
  }
}
