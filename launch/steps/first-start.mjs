import { pathToFileURL } from 'node:url';
import { inProject } from '../project.mjs';
import { randomSecret } from '../services/credentials.mjs';

/** @param {string} file of the built store @returns {Promise<any>} */
const built = (file) => import(pathToFileURL(inProject('dist/src/adapters/store', file)).href);

/** @param {string} databaseUrl migrated @returns {Promise<boolean>} whether nobody has an account yet */
export async function isFirstStart(databaseUrl) {
  const [{ createDataSource }, { PostgresPersonStore }] = await Promise.all([
    built('data-source.js'),
    built('postgres-person-store.js'),
  ]);
  const dataSource = createDataSource(databaseUrl);
  await dataSource.initialize();
  try {
    return (await new PostgresPersonStore(dataSource).people()).length === 0;
  } finally {
    await dataSource.destroy();
  }
}

/**
 * The first admin's password, and what is shown of it: once. Afterwards only they know it.
 * @param {boolean} isFirst
 * @param {{ given?: string | undefined, earlier?: string | undefined, user: string }} what `given` by the
 * environment; `earlier`: an earlier version kept it, and it must go on working
 * @returns {{ password?: string, shown: string }}
 */
export function firstPassword(isFirst, { given, earlier, user }) {
  if (!isFirst) {
    const reset = `npm run password -- ${user}`;
    return { shown: `首次启动时显示过，忘了就运行 / shown at the first start; forgotten: ${reset}` };
  }
  if (given) return { password: given, shown: '（CONSOLE_PASSWORD）' };
  const password = earlier ?? randomSecret(12);
  return { password, shown: `${password}（只显示这一次 / shown this once）` };
}
