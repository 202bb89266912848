/** Which changes of the repository a deployment brings: those of its service, as each policy draws it. */
import type { Change, Facts } from '../domain/facts.ts';
import { compileGlob, type Glob } from './glob.ts';
import { entryFor, isSameName } from './names.ts';
import type { Policy } from './schema.ts';

/**
 * The changes that a policy judges. What cannot be known stays in: an unknown service, a change whose files GitHub did
 * not list. Each policy draws its own services, so a repository cannot hide a change from its organisation.
 */
export function changesFor(policy: Policy, facts: Pick<Facts, 'question' | 'changes'>): readonly Change[] {
  const paths = pathsFor(policy, facts.question);
  if (paths === undefined) return facts.changes;
  return facts.changes.filter((change) => touches(change, paths));
}

/** A pull request that is not among the changes: what it changes is not known. */
export function lacksItsPullRequest({ question, changes }: Pick<Facts, 'question' | 'changes'>): boolean {
  if (question.kind !== 'merge') return false;
  return !changes.some((change) => change.kind !== 'commit' && change.number === question.pullRequest);
}

/** The globs of the service that is asked about; undefined: everything. */
function pathsFor(policy: Policy, question: Facts['question']): readonly Glob[] | undefined {
  if (question.kind !== 'deploy') return undefined;
  const named = entryFor(policy, question.environment)?.service;
  const asked = question.service;
  if (named !== undefined && asked !== undefined && !isSameName(named, asked)) return undefined;
  const service = Object.entries(policy.services).find(([name]) => isSameName(name, named ?? asked ?? ''))?.[1];
  return service === undefined ? undefined : globsOf(service);
}

type Service = Policy['services'][string];

const compiled = new WeakMap<Service, readonly Glob[]>();

function globsOf(service: Service): readonly Glob[] {
  const kept = compiled.get(service) ?? service.paths.map((pattern) => compileGlob(pattern));
  compiled.set(service, kept);
  return kept;
}

function touches(change: Change, paths: readonly Glob[]): boolean {
  if (change.kind !== 'commit' && !change.filesComplete) return true;
  const isOwn = (path: string | undefined): boolean => path !== undefined && paths.some((matches) => matches(path));
  return change.files.some((file) => isOwn(file.path) || isOwn(file.previousPath));
}
