import 'reflect-metadata';
import type { Type } from '@nestjs/common';

/** Where @SubscribeMessage notes the event's name. */
const EVENT = 'message';

/** @returns the rows of the permission table for everything that a gateway listens to */
export function eventsOf(gateway: Type): readonly string[] {
  const { prototype } = gateway as { prototype: Record<string, unknown> };
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const { value } = Object.getOwnPropertyDescriptor(prototype, name) as { value?: unknown };
    const event: unknown = typeof value === 'function' ? Reflect.getMetadata(EVENT, value) : undefined;
    return typeof event === 'string' ? [`socket:${event}`] : [];
  });
}
