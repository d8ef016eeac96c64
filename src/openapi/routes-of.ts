import 'reflect-metadata';
import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';

/** Where @ApiProduces writes; Nest does not export the name. */
const PRODUCES = 'swagger/apiProduces';

/** What the decorators of a handler say of its success. */
export interface Route {
  readonly status: number;
  /** Media types, where it answers something else than JSON. */
  readonly produces: readonly string[];
}

/** Every handler of the application, by the id that its operation has. */
export function routesOf(app: INestApplicationContext): ReadonlyMap<string, Route> {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()]);
  return new Map(
    controllers.flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, unknown>;
      return Object.getOwnPropertyNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        return isHandler(handler) ? [[`${metatype.name}_${name}`, routeOf(handler)] as const] : [];
      });
    }),
  );
}

function isHandler(value: unknown): value is () => unknown {
  return typeof value === 'function' && Reflect.hasMetadata(METHOD_METADATA, value);
}

function routeOf(handler: () => unknown): Route {
  const said = Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined;
  const isPost = Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.POST;
  const produces = Reflect.getMetadata(PRODUCES, handler) as readonly string[] | undefined;
  return { status: said ?? (isPost ? 201 : 200), produces: produces ?? [] };
}
