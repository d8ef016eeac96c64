import { services } from './start-services.mjs';

/** jest's global teardown. */
export default async function stopAfterTests() {
  await services?.stop();
}
