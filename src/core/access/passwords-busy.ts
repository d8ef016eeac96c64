/** So many passwords wait to be checked that one more would only wait. Nothing was checked. */
export class PasswordsBusy extends Error {
  override readonly name = 'PasswordsBusy';

  constructor() {
    super('登录的人太多，请稍后再试 / too many are signing in, try again shortly');
  }
}
