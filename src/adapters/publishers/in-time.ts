import { ChannelBusy } from '../../core/delivery/channel-errors.js';

/** @throws ChannelBusy when `work` does not end in time; what it does later is done all the same */
export async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ChannelBusy(`${ms} ms 内没有答复 / no answer within ${ms} ms`)), ms);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
