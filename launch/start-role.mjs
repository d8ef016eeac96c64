/** `npm run start:api`, `npm run start:worker`: one role of a deployment whose Redis and PostgreSQL are elsewhere. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inProject } from './project.mjs';

const role = process.argv[2] ?? '';
const main = inProject('dist/src/main.js');
const missing = ['REDIS_URL', 'DATABASE_URL'].filter((name) => !process.env[name]);

if (missing.length > 0) {
  const names = missing.join('、');
  console.error(
    `✗ 角色 ${role} 需要环境变量 ${names} / role ${role} needs the environment variables ${missing.join(', ')}`,
  );
  process.exitCode = 1;
} else if (!existsSync(main)) {
  console.error('✗ 请先构建：npm run build / build first: npm run build');
  process.exitCode = 1;
} else {
  process.env.ROLE = role;
  await import(pathToFileURL(main).href);
}
