import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { pino } from 'pino';
import { CSRF_HEADER } from './http/session.guard.js';
import { AppModule } from './app.module.js';
import { configFrom } from './config.js';
import { Connections } from './connections.js';
import { describeRefusals } from './http/describe-refusals.js';
import { answersOf } from './openapi/answers-of.js';
import { describeAnswers } from './openapi/describe-answers.js';
import { routesOf } from './openapi/routes-of.js';
import { SESSION_COOKIE } from './people/sessions.js';

const FILE = 'openapi.json';

/** Nothing is connected to: only the routes are read. */
const SETTINGS = {
  REDIS_URL: 'redis://localhost',
  DATABASE_URL: 'postgres://localhost',
};

/** Writes openapi.json, or with `--check` says whether it still tells what the code does. */
async function main(): Promise<void> {
  const text = `${JSON.stringify(await describeApi(), null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(FILE, text);
    return;
  }
  if (readFileSync(FILE, 'utf8') === text) return;
  process.stderr.write(
    `${FILE} 与代码不符,请运行 npm run openapi / ${FILE} is not what the code does: run npm run openapi\n`,
  );
  process.exitCode = 1;
}

async function describeApi(): Promise<object> {
  const config = configFrom(SETTINGS);
  const module = AppModule.forRole(config, new Connections(config, pino({ level: 'silent' })));
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
    preview: true,
    logger: false,
  });
  const info = new DocumentBuilder()
    .setTitle('Changkong 场控')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .addCookieAuth(SESSION_COOKIE)
    .build();
  const document = SwaggerModule.createDocument(app, info);
  describeAnswers(document, routesOf(app), answersOf('tsconfig.build.json'));
  return describeRefusals(document, CSRF_HEADER);
}

await main();
