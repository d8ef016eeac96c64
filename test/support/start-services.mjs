import { startServices } from '../../launch/services/start-services.mjs';

/** @type {import('../../launch/services/start-services.mjs').Services | undefined} */
export let services;

/** jest's global set-up: a real Redis and a real PostgreSQL for this run alone. */
export default async function startForTests() {
  services = await startServices({ ephemeral: true, quick: true });
  process.env.TEST_REDIS_URL = services.redisUrl;
  process.env.TEST_DATABASE_URL = services.databaseUrl;
}
