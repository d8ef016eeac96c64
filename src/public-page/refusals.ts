import { ApiError } from '../http/api-error.js';

const SOON_SECONDS = 5;
const LATER_SECONDS = 30;

/** Every place in this process is taken. */
export function pageFull(): ApiError {
  const said = { zh: '观看人数已满，请稍后重试', en: 'too many viewers: try again later' };
  return new ApiError(503, 'viewers_full', said, LATER_SECONDS);
}

/** Too many viewers at one network address. */
export function addressFull(): ApiError {
  const said = { zh: '同一网络地址的连接过多', en: 'too many connections from this address' };
  return new ApiError(429, 'viewers_of_address', said, LATER_SECONDS);
}

/** Another process, or this one once it is back, takes the viewer. */
export function pageStops(): ApiError {
  const said = { zh: '服务正在重启，请稍后重试', en: 'restarting: try again shortly' };
  return new ApiError(503, 'stopping', said, SOON_SECONDS);
}

/** One connection watches a few rooms, not all. */
export function tooManyRooms(): ApiError {
  return new ApiError(429, 'too_many_rooms', { zh: '订阅的房间过多', en: 'too many rooms' });
}

/** A page joins once a room; who joins without end keeps everybody else waiting. */
export function tooManyJoins(): ApiError {
  return new ApiError(429, 'too_many_joins', {
    zh: '加入过于频繁，连接已断开',
    en: 'too many joins: disconnected',
  });
}

/** What was joined does not exist by that name. */
export function roomWrong(): ApiError {
  return new ApiError(400, 'invalid', { zh: '房间编号有误', en: 'wrong room id' });
}

/** The viewer left, or joined the room again, before the answer. */
export function superseded(): ApiError {
  const said = { zh: '期间已离开或重新加入', en: 'left or joined again meanwhile' };
  return new ApiError(409, 'superseded', said);
}
