import 'reflect-metadata';
import { newId } from './adapters/ids/new-id.js';
import { ArgonPasswords } from './adapters/passwords/argon-passwords.js';
import { createDataSource } from './adapters/store/data-source.js';
import { migrate } from './adapters/store/migrate.js';
import { PostgresPersonStore } from './adapters/store/postgres-person-store.js';
import { readDatabaseUrl } from './config.js';
import { accountName } from './core/access/account-name.js';
import { SaidError } from './core/said-error.js';
import { ManagePeople } from './people/manage-people.js';

const USAGE = '用法 / usage: npm run password -- 账号/NAME';

/** For who has lost the password and stands at the machine: whoever may read the database may do this. */
async function main(name: string): Promise<void> {
  const dataSource = await createDataSource(readDatabaseUrl(), { connections: 2 }).initialize();
  try {
    await migrate(dataSource);
    const store = new PostgresPersonStore(dataSource);
    const people = new ManagePeople(store, new ArgonPasswords(), { now: () => Date.now() }, newId);
    const doer = { actor: { type: 'system' } } as const;
    const { password } = await people.setPassword(name, undefined, doer, { why: 'reset at the terminal' });
    process.stdout.write(
      `账号 / user: ${name}\n新密码，只显示这一次 / new password, shown this once: ${password}\n`,
    );
  } finally {
    await dataSource.destroy();
  }
}

function fail(text: string): void {
  process.stderr.write(`✗ ${text}\n`);
  process.exitCode = 1;
}

const name = accountName(process.argv[2] ?? '');
if (name === '') fail(USAGE);
else {
  await main(name).catch((error: unknown) => {
    if (!(error instanceof SaidError)) throw error;
    fail(error.message);
  });
}
