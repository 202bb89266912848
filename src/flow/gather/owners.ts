/** CODEOWNERS, and the teams that own what is changed: a decision has to know their members. */
import type { Change } from '../../domain/facts.ts';
import { ownershipBy } from '../../policy/codeowners/ownership.ts';
import { parseCodeowners } from '../../policy/codeowners/parse.ts';
import type { WantedFacts } from '../../policy/wanted-facts.ts';
import type { GitHub } from '../ports.ts';

export interface GatheredOwners {
  /** Absent where no policy asks for owners. */
  readonly fact: { readonly codeowners?: string };
  /** Slugs in lower case. */
  readonly teams: readonly string[];
}

/** @param organisation login of the account whose teams can own: GitHub takes no others. */
export async function gatherOwners(
  github: GitHub,
  wanted: WantedFacts,
  changes: readonly Change[],
  organisation: string,
): Promise<GatheredOwners> {
  if (!wanted.codeowners) return { fact: {}, teams: [] };
  const text = (await github.codeowners()).toWellFormed();
  return { fact: { codeowners: text }, teams: owningTeams(text, changes, organisation) };
}

function owningTeams(text: string, changes: readonly Change[], organisation: string): readonly string[] {
  const lookUp = ownershipBy(parseCodeowners(text));
  const paths = changes.flatMap(({ files }) => files.flatMap((file) => [file.path, file.previousPath ?? file.path]));
  const owners = [...new Set(paths)].flatMap((path) => {
    const found = lookUp(path);
    return found.kind === 'owners' ? found.owners : [];
  });
  const slugs = owners.flatMap((owner) => (owner.kind === 'team' && isOf(organisation, owner) ? [owner.slug] : []));
  return [...new Set(slugs.map((slug) => slug.toLowerCase()))];
}

function isOf(organisation: string, owner: { readonly organisation: string }): boolean {
  return owner.organisation.toLowerCase() === organisation.toLowerCase();
}
