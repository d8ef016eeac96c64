/** For TypeORM's command line only: `typeorm migration:generate --check -d dist/src/adapters/store/cli-data-source.js`. */
import { readDatabaseUrl } from '../../config.js';
import { createDataSource } from './data-source.js';

export const cliDataSource = createDataSource(readDatabaseUrl());
