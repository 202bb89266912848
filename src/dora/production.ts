/** Which environments are production when no policy says so. */

const NAMES: ReadonlySet<string> = new Set(['production', 'prod', 'live']);
const BEGINNINGS = ['production-', 'prod-'];

/** Compared without case. */
export function isProductionName(environment: string): boolean {
  const name = environment.toLowerCase();
  return NAMES.has(name) || BEGINNINGS.some((beginning) => name.startsWith(beginning));
}
