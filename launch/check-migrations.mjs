/** Do the migrations make exactly the tables that the code speaks of? Asked on a database made for the question. */
import { sayFailure, step } from './say.mjs';
import { runTypeOrm } from './run-tool.mjs';
import { startServices } from './services/start-services.mjs';
import { buildWhenStale } from './steps/build.mjs';
import { migrateDatabase } from './steps/migrate.mjs';

async function run() {
  await buildWhenStale();
  const services = await startServices({ ephemeral: true, quick: true });
  try {
    await step('检查数据库结构', 'Checking the migrations', async () => {
      await migrateDatabase(services.databaseUrl);
      await runTypeOrm(['migration:generate', '--check', 'migrations/drift'], services.databaseUrl);
    });
  } finally {
    await services.stop();
  }
}

run().catch((error) => {
  sayFailure(error);
  process.exitCode = 1;
});
