/** Secrets that a run may use, by the names of environment variables: `--secret-env A,B`, input `secret-env`. */
import { SHORTEST_SECRET } from '../../domain/redact.ts';

export type FoundSecrets =
  | { readonly kind: 'found'; readonly secrets: ReadonlyMap<string, string> }
  /** One sentence or more for each that cannot be used. None says what a value is. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** @param list names with commas between them; line ends and spaces do no harm */
export function findSecrets(list: string, variable: (name: string) => string | undefined): FoundSecrets {
  const names = [...new Set(list.split(/[,\s]+/).filter((name) => name !== ''))];
  const problems = names.flatMap((name) => refusalOf(name, variable(name)));
  if (problems.length > 0) return { kind: 'refused', problems };
  return { kind: 'found', secrets: new Map(names.map((name) => [name, variable(name) ?? ''])) };
}

function refusalOf(name: string, value: string | undefined): readonly string[] {
  // What is no name may be the value itself, and is not repeated.
  if (!NAME.test(name)) return ['One of the names is none of an environment variable. Give names, never values.'];
  if (value === undefined || value === '') {
    return [`The environment variable ${name} is not set, or is empty. Set it, or take the name out.`];
  }
  if (value.trim().length >= SHORTEST_SECRET) return [];
  return [
    `The value of ${name} has fewer than ${SHORTEST_SECRET} characters: taking it out of every text would black out half of them. Use a longer secret.`,
  ];
}
