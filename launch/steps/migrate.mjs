import { pathToFileURL } from 'node:url';
import { inProject } from '../project.mjs';

/** @param {string} file of the built store @returns {Promise<any>} */
const built = (file) => import(pathToFileURL(inProject('dist/src/adapters/store', file)).href);

/** Brings the tables up to date. @param {string} databaseUrl */
export async function migrateDatabase(databaseUrl) {
  const [{ createDataSource }, { migrate }] = await Promise.all([
    built('data-source.js'),
    built('migrate.js'),
  ]);
  const dataSource = createDataSource(databaseUrl);
  await dataSource.initialize();
  try {
    await migrate(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
