/** A variable of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Notes a problem; its `null` is what the field gets then. */
export type Report = (variable: string, message: string) => null;

/** What is set to nothing is not set: that is how compose files and shells leave variables out. */
export function settingOf(env: Environment, variable: string): string | undefined {
  const value = env[variable]?.trim();
  return value === '' ? undefined : value;
}
