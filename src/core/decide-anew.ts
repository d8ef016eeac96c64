import { ConflictError } from './incident/conflict-error.js';

/** Somebody may write in the very second another decides; losing that race more often means a fault. */
const ATTEMPTS = 5;

/**
 * @param decide reads, decides and writes; anew when another wrote in between
 * @param attempts more where the other is a machine that writes all the time
 * @throws ConflictError when others kept writing first, and whatever else `decide` throws
 */
export async function decideAnew<T>(decide: () => Promise<T>, attempts = ATTEMPTS): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await decide();
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === attempts) throw error;
    }
  }
}
