/** The policy of the organisation that owns the repository: read from its repository `.github`. */
import { type EpochMs, toInstant } from '../../domain/instant.ts';
import type { Problem } from '../../domain/problem.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { type ParsedPolicy, parsePolicy } from '../../policy/parse.ts';
import type { GitHub, OrganisationFile, Owner, Store } from '../ports.ts';

export const ORGANISATION_PLACE = '.github';
export const ORGANISATION_FILE = '.github/tidegate-org.yml';

export type OrganisationPolicy =
  /** `problems` are those of a newer text that is not in force because of them, or warnings of the one that is. */
  | { readonly kind: 'in-force'; readonly policy: PolicyInForce; readonly problems: readonly Problem[] }
  /** There is a policy, and there never was a valid one. */
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  /** It is known that there is none. */
  | { readonly kind: 'absent' }
  /** There may be one that we cannot see, and we never saw any. */
  | { readonly kind: 'unreadable'; readonly because: Unreadable };

export type Unreadable = (OrganisationFile & { kind: 'unreadable' })['because'];

/** What was seen before: so that what breaks, or cannot be read any more, loosens nothing. */
export type OrganisationMemory = Pick<
  Store,
  'lastValidOrganisationPolicy' | 'keepValidOrganisationPolicy' | 'forgetOrganisationPolicy'
>;

/** For a job, which knows nothing of the one before it. */
export const NO_MEMORY: OrganisationMemory = {
  lastValidOrganisationPolicy: async () => null,
  keepValidOrganisationPolicy: async () => undefined,
  forgetOrganisationPolicy: async () => undefined,
};

export async function readOrganisationPolicy(
  github: Pick<GitHub, 'organisationFile'>,
  owner: Owner,
  memory: OrganisationMemory,
  at: EpochMs,
): Promise<OrganisationPolicy> {
  if (!owner.isOrganisation) return { kind: 'absent' };
  const file = await github.organisationFile(ORGANISATION_FILE, owner);
  if (file.kind === 'absent') {
    await memory.forgetOrganisationPolicy(owner.id);
    return file;
  }
  if (file.kind === 'unreadable') return (await lastSeenOrganisationPolicy(memory, owner)) ?? file;
  const parsed = parseOrganisationPolicy(file.text);
  if (parsed.kind === 'invalid') {
    const { problems } = parsed;
    return (await lastSeenOrganisationPolicy(memory, owner, problems)) ?? { kind: 'invalid', problems };
  }
  await memory.keepValidOrganisationPolicy(owner.id, { text: file.text, sha: file.sha, at: toInstant(at) });
  return inForce(parsed, parsed.warnings);
}

export function parseOrganisationPolicy(text: string): ParsedPolicy {
  return parsePolicy(text, { source: 'orgPolicy', file: ORGANISATION_FILE });
}

/** Null: none was valid before, or it was seen to be gone. */
export async function lastSeenOrganisationPolicy(
  memory: Pick<OrganisationMemory, 'lastValidOrganisationPolicy'>,
  owner: Owner,
  problems: readonly Problem[] = [],
): Promise<OrganisationPolicy | null> {
  const kept = await memory.lastValidOrganisationPolicy(owner.id);
  const parsed = kept && parseOrganisationPolicy(kept.text);
  return parsed?.kind === 'valid' ? inForce(parsed, problems) : null;
}

function inForce({ policy }: ParsedPolicy & { kind: 'valid' }, problems: readonly Problem[]): OrganisationPolicy {
  return { kind: 'in-force', policy: { source: 'org', file: ORGANISATION_FILE, policy }, problems };
}
