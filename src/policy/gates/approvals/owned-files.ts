/** The owners of what is changed, by CODEOWNERS: whom each file needs, and of which files nobody can tell. */
import type { Change, Facts } from '../../../domain/facts.ts';
import { nameOfChange } from '../../classify.ts';
import { type Ownership, ownershipBy } from '../../codeowners/ownership.ts';
import { type Owner, parseCodeowners } from '../../codeowners/parse.ts';
import { isSameName } from '../../names.ts';
import { type Directory, hasPermission, isInTeam, type KnownPerson } from '../../people.ts';

/** Files of one change (or release) that have the same owners. */
export interface OwnedFiles {
  readonly paths: readonly string[];
  readonly owners: readonly Owner[];
  /** As GitHub asks of code owners, they need write permission themselves. */
  readonly isOwner: (person: KnownPerson) => boolean;
}

/** Why it is not known whose a change is. */
export interface UnknownOwners {
  readonly change: string;
  readonly because: 'files-not-listed' | 'changes-not-listed' | 'line-unreadable' | 'codeowners-too-large';
  /** A file that is concerned, where one is known. */
  readonly path?: string;
  /** Of CODEOWNERS, from 1. */
  readonly line?: number;
}

export interface ChangeOwners {
  readonly owned: readonly OwnedFiles[];
  readonly unknown: readonly UnknownOwners[];
}

export interface OwnersBook {
  ofChanges(changes: readonly Change[]): ChangeOwners;
  /** What cannot be known of a range that GitHub did not list. */
  ofUnlisted(): ChangeOwners;
}

export const NO_OWNERS: ChangeOwners = { owned: [], unknown: [] };

/** Reads CODEOWNERS when it is first asked for. Where it has no line, nothing has an owner, listed or not. */
export function ownersBook(facts: Facts, directory: Directory): OwnersBook {
  let pages: Pages | undefined;
  const open = (): Pages => {
    pages ??= readPages(facts, directory);
    return pages;
  };
  return {
    ofChanges: (changes) => (open().isEmpty ? NO_OWNERS : collect(changes, open())),
    ofUnlisted() {
      const change = facts.candidate.sha.slice(0, 7);
      return open().isEmpty ? NO_OWNERS : { owned: [], unknown: [{ change, because: 'changes-not-listed' }] };
    },
  };
}

interface Pages {
  readonly isEmpty: boolean;
  readonly lookUp: (path: string) => Ownership;
  /** One for each list of owners, however many files and changes have it. */
  readonly membersOf: (owners: readonly Owner[]) => OwnedFiles['isOwner'];
}

function readPages(facts: Facts, directory: Directory): Pages {
  const codeowners = parseCodeowners(facts.codeowners ?? '');
  const known = new Map<readonly Owner[], OwnedFiles['isOwner']>();
  return {
    isEmpty: codeowners.kind === 'read' && codeowners.lines.length === 0,
    lookUp: ownershipBy(codeowners),
    membersOf(owners) {
      const members = known.get(owners) ?? isAmongOwners(owners, facts, directory);
      known.set(owners, members);
      return members;
    },
  };
}

type Groups = Map<string, { readonly owners: readonly Owner[]; readonly paths: Set<string> }>;

function collect(changes: readonly Change[], { lookUp, membersOf }: Pages): ChangeOwners {
  const groups: Groups = new Map();
  const unknown = changes.flatMap((change) => collectFrom(change, lookUp, groups));
  const owned = [...groups.values()].map(({ owners, paths }) => {
    return { owners, paths: [...paths], isOwner: membersOf(owners) };
  });
  return { owned, unknown };
}

/** Adds the owned files of the change to their groups; tells of which files the owners are not known. */
function collectFrom(change: Change, lookUp: Pages['lookUp'], groups: Groups): readonly UnknownOwners[] {
  const name = nameOfChange(change);
  const isCut = change.kind !== 'commit' && !change.filesComplete;
  const unknown: UnknownOwners[] = isCut ? [{ change: name, because: 'files-not-listed' }] : [];
  for (const path of pathsOf(change)) {
    const found = lookUp(path);
    if (found.kind === 'unknown') unknown.push(sayUnknown(name, path, found.line));
    if (found.kind !== 'owners') continue;
    const key = keyOf(found.owners);
    const group = groups.get(key) ?? { owners: found.owners, paths: new Set<string>() };
    groups.set(key, group);
    group.paths.add(path);
  }
  return unknown;
}

/** A renamed file is taken from the owners of its old name and given to those of its new one. */
function pathsOf(change: Change): readonly string[] {
  return change.files.flatMap(({ path, previousPath }) => (previousPath === undefined ? [path] : [path, previousPath]));
}

function sayUnknown(change: string, path: string, line: number | undefined): UnknownOwners {
  if (line === undefined) return { change, path, because: 'codeowners-too-large' };
  return { change, path, line, because: 'line-unreadable' };
}

function keyOf(owners: readonly Owner[]): string {
  return [...new Set(owners.map((owner) => owner.text.toLowerCase()))].sort().join(' ');
}

function isAmongOwners(owners: readonly Owner[], facts: Facts, directory: Directory): OwnedFiles['isOwner'] {
  const [organisation = ''] = facts.repository.split('/');
  const users = new Set(owners.flatMap((owner) => (owner.kind === 'user' ? directory.identityOf(owner.login) : [])));
  const teams = owners.flatMap((owner) =>
    owner.kind === 'team' && isSameName(owner.organisation, organisation) ? [owner.slug] : [],
  );
  const known = new Map<KnownPerson, boolean>();
  return (person) => {
    const isMember = known.get(person) ?? isMemberOf(person);
    known.set(person, isMember);
    return isMember;
  };

  function isMemberOf(person: KnownPerson): boolean {
    if (!hasPermission(person, 'write')) return false;
    return users.has(directory.identityOf(person.login)) || teams.some((team) => isInTeam(person, team));
  }
}
