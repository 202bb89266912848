/** What somebody's yes or no to a release is worth, by the decision that was made with it. */
import type { Decision, RequirementResult } from '../../../domain/decision.ts';
import type { Facts } from '../../../domain/facts.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { isSameName } from '../../../policy/names.ts';
import { directoryOf, isAmong, type KnownPerson, sayPeople } from '../../../policy/people.ts';
import { whoMay } from './permitted.ts';

export interface Weight {
  /** Whether any gate, or the rollback that this is, asks the person. */
  readonly isAsked: boolean;
  /** Gates that count it, or that it fails. */
  readonly counts: readonly string[];
  /** Gates that ask for opinions on the release and do not count it, with the code. */
  readonly ignored: readonly { readonly gate: string; readonly code: string }[];
  /** Gates that have enough without it. */
  readonly enough: readonly string[];
  /** Who is asked instead, and of what: of the release, or of each of its changes. */
  readonly asked: readonly { readonly gate: string; readonly from: string; readonly of: 'release' | 'change' }[];
}

interface Asking {
  readonly gate: string;
  readonly requirement: RequirementResult;
  readonly isInFrom: boolean;
  readonly from: string;
  readonly of: 'release' | 'change';
}

export function weighOpinion(
  { user, userId, state }: { readonly user: string; readonly userId: number; readonly state: 'approved' | 'rejected' },
  policies: readonly PolicyInForce[],
  { decision, facts }: { readonly decision: Decision; readonly facts: Facts },
): Weight {
  const person = personOf(facts, user, userId);
  const asking = askingIn(decision, policies, person);
  const rollback = rollbackIn(facts, policies, person);
  const isMine = (login: unknown): boolean => typeof login === 'string' && isSameName(login, user);
  const counts = asking.filter(({ requirement }) => isCounted(requirement, state, isMine)).map(({ gate }) => gate);
  const ignored = asking.flatMap(({ gate, requirement }) => {
    const own = requirement.ignored?.find((each) => isMine(each.user));
    return own === undefined || counts.includes(gate) ? [] : [{ gate, code: own.code }];
  });
  const told = new Set([...counts, ...ignored.map(({ gate }) => gate)]);
  const enough = asking.flatMap(({ gate, requirement, isInFrom }) =>
    state === 'approved' && requirement.status === 'met' && isInFrom && !told.has(gate) ? [gate] : [],
  );
  const isHeard = ignored.some(({ code }) => code !== 'not-eligible');
  return {
    isAsked: counts.length > 0 || enough.length > 0 || (state === 'approved' && isHeard) || rollback.length > 0,
    counts: [...counts, ...rollback],
    ignored,
    enough,
    asked: asking.map(({ gate, from, of }) => ({ gate, from, of })),
  };
}

function isCounted(
  { counted, reason }: RequirementResult,
  state: string,
  isMine: (login: unknown) => boolean,
): boolean {
  if (state === 'approved') return counted?.some(isMine) === true;
  const others: readonly unknown[] = Array.isArray(reason['others']) ? reason['others'] : [];
  return reason.code === 'rejected' && [reason['user'], ...others].some(isMine);
}

/** Undefined for bots, strangers, and whoever took over the login. */
function personOf(facts: Facts, user: string, userId: number): KnownPerson | undefined {
  const person = directoryOf(facts).find(user);
  return person?.id === userId && person.kind === 'user' ? person : undefined;
}

/** The approvals that the decision asks for, and who may give them. */
function askingIn(
  decision: Decision,
  policies: readonly PolicyInForce[],
  person: KnownPerson | undefined,
): readonly Asking[] {
  const written = policies.flatMap(({ policy }) => policy.gates);
  return decision.gates.flatMap((gate) => {
    const approvals = written.find(({ name }) => name === gate.name)?.require.approvals;
    const requirement = gate.requirements.find(({ kind }) => kind === 'approvals');
    if (approvals === undefined || requirement === undefined) return [];
    const { from, of } = approvals;
    const isInFrom = person !== undefined && isAmong(from, person);
    return [{ gate: gate.name, requirement, isInFrom, from: sayPeople(from), of }];
  });
}

/** Whoever may ask for a rollback also answers for a step back: no gate lists that. */
function rollbackIn(
  { direction, question }: Facts,
  policies: readonly PolicyInForce[],
  person: KnownPerson | undefined,
): readonly string[] {
  if (direction !== 'backward' || question.kind !== 'deploy' || person === undefined) return [];
  const may = policies.flatMap(({ policy }) => whoMay(policy, question.environment) ?? []);
  return may.some((people) => isAmong(people, person)) ? ['this rollback'] : [];
}
