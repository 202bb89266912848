/** What the operator allows to be used, and for which repositories. */
import type { NoticeTarget } from '../domain/notice.ts';
import type { RepositoryRef } from '../domain/repository.ts';

/** A value that does not print itself. */
export interface Hidden {
  reveal(): string;
}

export interface AllowedVariable {
  readonly variable: string;
  /** `owner/name`, or `owner/*`. Undefined: every repository of the App. */
  readonly repositories: string | undefined;
  readonly value: Hidden;
  /** What webhooks are signed with. Undefined: none is sent. */
  readonly signingSecret: Hidden | undefined;
}

export type Destination =
  | { readonly kind: 'allowed'; readonly value: Hidden; readonly signingSecret: Hidden | undefined }
  | { readonly kind: 'refused'; readonly because: string };

/** What is wrong, why, and the line that makes it right. */
export function destinationOf(
  allowed: readonly AllowedVariable[],
  { variable }: NoticeTarget,
  repository: Pick<RepositoryRef, 'owner' | 'name'>,
): Destination {
  const named = allowed.filter((each) => each.variable === variable);
  const found = named.find(({ repositories }) => repositories === undefined || covers(repositories, repository));
  if (found !== undefined) return { kind: 'allowed', value: found.value, signingSecret: found.signingSecret };
  const place = named.length === 0 ? '' : ` for ${repository.owner}/${repository.name}`;
  const because =
    `the operator does not allow ${variable}${place}. If people may send there, add ` +
    `${repository.owner}/${repository.name}:${variable} to NOTIFY_VARIABLES in the environment of the App`;
  return { kind: 'refused', because };
}

function covers(pattern: string, { owner, name }: Pick<RepositoryRef, 'owner' | 'name'>): boolean {
  const [wantedOwner = '', wantedName = ''] = pattern.toLowerCase().split('/');
  return wantedOwner === owner.toLowerCase() && (wantedName === '*' || wantedName === name.toLowerCase());
}
