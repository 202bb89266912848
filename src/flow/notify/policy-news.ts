/** What is told of a policy: that it became invalid, asks for less, is not enforced, or that the audit log is broken. */
import { canonicalJson } from '../../domain/canonical.ts';
import { type Instant, toInstant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';
import { type PolicyQuestion, questionKey } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { PolicyState } from '../policies.ts';
import type { FoundHere, Ports } from '../ports.ts';
import { loosenings } from './loosenings.ts';
import { plainNotices } from './plain-notices.ts';
import { invalid, loosened, named, ofFinding } from './policy-news-texts.ts';

export interface PolicyNews {
  readonly notices: readonly Notice[];
  /** What the next answer compares with. */
  readonly policyNews: string;
}

/** What was known at the last answer. */
interface Known {
  readonly policies: readonly PolicyInForce[] | null;
  /** By subject: since when it is so. */
  readonly since: Readonly<Record<string, Instant>>;
}

export async function policyNews(
  question: PolicyQuestion,
  state: PolicyState,
  found: readonly FoundHere[],
  ports: Ports,
): Promise<PolicyNews> {
  const { repository } = question;
  const at = ports.clock.now();
  const known = knownIn(await ports.store.policyNews(repository.id));
  const policies = state.kind === 'in-force' ? state.policies : (known.policies ?? []);
  const wrong = [...invalid(state), ...found.flatMap(ofFinding)];
  const since = Object.fromEntries(wrong.map(({ subject }) => [subject, known.since[subject] ?? toInstant(at)]));
  const base = { repository, at };
  const news = wrong.map(({ event, subject, ...told }) => {
    return { ...base, event, subject, content: since[subject] ?? '', told: { ...told, ...named(told, repository) } };
  });
  const less = state.kind === 'in-force' && known.policies !== null ? loosenings(known.policies, state.policies) : [];
  const told = await ports.store.noticesOf(questionKey(question));
  return {
    notices: [
      ...[...news, ...loosened(less, state, base)].flatMap((telling) => plainNotices(telling, policies)),
      ...overNow(told, since, at),
    ],
    policyNews: canonicalJson({ policies: policies.length === 0 ? null : policies, since }),
  };
}

/** What another version wrote is not compared with. */
function knownIn(body: string | null): Known {
  const known: Partial<Known> = body === null ? {} : (JSON.parse(body) as Partial<Known>);
  return { policies: known.policies ?? null, since: known.since ?? {} };
}

/** Whoever was paged for what is not so any more need not come. */
function overNow(told: readonly Notice[], since: Known['since'], at: number): readonly Notice[] {
  return told
    .filter(
      ({ target, action, event }) => target.channel === 'pagerduty' && action === 'tell' && event !== 'policy-loosened',
    )
    .filter(({ subject, content }) => since[subject] !== content)
    .map((each) => ({ ...each, action: 'resolve', told: { ...each.told, at: toInstant(at), lines: ['It is over.'] } }));
}
