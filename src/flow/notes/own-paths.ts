/** Which changes of the repository are a service's: those that touch its paths. */
import type { ChangedFile } from '../../domain/facts.ts';
import { compileGlob } from '../../policy/glob.ts';
import { isSameName } from '../../policy/names.ts';
import type { Policy } from '../../policy/schema.ts';

export type IsOwn = (files: readonly ChangedFile[]) => boolean;

export type Service =
  /** `isOwn` undefined: its lane has every path. */
  | { readonly kind: 'known'; readonly isOwn: IsOwn | undefined }
  /** The names there are. */
  | { readonly kind: 'unknown'; readonly known: readonly string[] };

/**
 * The service that the policy draws, or one that only an environment names. Where a policy draws none, the service is
 * the repository.
 *
 * @param repository `owner/name`
 */
export function serviceOf(policy: Policy, name: string, repository: string): Service {
  const drawn = Object.entries(policy.services).find(([each]) => isSameName(each, name))?.[1];
  if (drawn !== undefined) {
    const globs = drawn.paths.map((pattern) => compileGlob(pattern));
    const isOwnPath = (path: string | undefined): boolean =>
      path !== undefined && globs.some((matches) => matches(path));
    return {
      kind: 'known',
      isOwn: (files) => files.some((file) => isOwnPath(file.path) || isOwnPath(file.previousPath)),
    };
  }
  const lanes = Object.values(policy.environments ?? {}).flatMap((entry) => entry.service ?? []);
  const others = [...lanes, repository.split('/').at(-1) ?? repository];
  if (others.some((each) => isSameName(each, name))) return { kind: 'known', isOwn: undefined };
  return { kind: 'unknown', known: [...new Set([...Object.keys(policy.services), ...lanes])] };
}

export function unknownService(name: string, known: readonly string[]): string {
  const there = known.length === 0 ? 'it draws none' : `there are ${known.join(', ')}`;
  return `The policy knows no service ${name}: ${there}. Services are drawn in its \`services\`, by their paths.`;
}
