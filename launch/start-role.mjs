/** `npm run start:api`, `npm run start:worker`: one role of a deployment whose Redis and PostgreSQL are elsewhere. */
import { LaunchError } from './launch-error.mjs';
import { runBuilt } from './run-built.mjs';
import { sayFailure } from './say.mjs';

const role = process.argv[2] ?? '';

async function run() {
  const missing = ['REDIS_URL', 'DATABASE_URL'].filter((name) => !process.env[name]);
  if (missing.length > 0) {
    throw new LaunchError(
      `角色 ${role} 需要环境变量 ${missing.join('、')}`,
      `role ${role} needs the environment variables ${missing.join(', ')}`,
    );
  }
  process.env.ROLE = role;
  await runBuilt('main.js');
}

run().catch((error) => {
  sayFailure(error);
  process.exitCode = 1;
});
