/** What is told of a policy: that it became invalid, asks for less, is not enforced, or that the audit log is broken. */
import { canonicalJson, digestOf } from '../../domain/canonical.ts';
import { type Instant, toInstant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/notice.ts';
import { type PolicyQuestion, questionKey } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { policyJsonSchema } from '../../policy/schema.ts';
import type { PolicyState } from '../policies.ts';
import type { FoundHere, Ports } from '../ports.ts';
import { plainNotices } from './plain-notices.ts';
import { gone, invalid, LOOSENED, loosened, named, ofFinding } from './policy-news-texts.ts';

export interface PolicyNews {
  readonly notices: readonly Notice[];
  /** What the next answer compares with. */
  readonly policyNews: string;
}

/** What was known at the last answer. */
interface Known {
  /** Of the policy language. What was written in another one is not compared: every key that is new would differ. */
  readonly language: string;
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
  const wrong = [...invalid(state), ...gone(state, known.policies), ...found.flatMap(ofFinding)];
  const since = Object.fromEntries(wrong.map(({ subject }) => [subject, known.since[subject] ?? toInstant(at)]));
  const base = { repository, at };
  const news = wrong.map(({ event, subject, ...told }) => {
    return { ...base, event, subject, content: since[subject] ?? '', told: { ...told, ...named(told, repository) } };
  });
  const before = state.kind === 'in-force' ? (known.policies ?? []) : [];
  const less = loosened(before, state, base);
  const told = await ports.store.noticesOf(questionKey(question));
  return {
    notices: [
      ...news.flatMap((telling) => plainNotices(telling, policies)),
      // Also to whom only the policy before would have told it: that they are told no more may be what is less.
      ...less.flatMap((telling) => plainNotices(telling, [...policies, ...before])),
      ...overNow(told, since, at),
    ],
    policyNews: canonicalJson({ language: language(), policies: policies.length === 0 ? null : policies, since }),
  };
}

/** What another version wrote is not compared with. */
function knownIn(body: string | null): Known {
  const known: Partial<Known> = body === null ? {} : (JSON.parse(body) as Partial<Known>);
  const policies = known.language === language() ? (known.policies ?? null) : null;
  return { language: language(), policies, since: known.since ?? {} };
}

let digest: string | undefined;

/** Made once: it takes milliseconds, and never changes while a process runs. */
function language(): string {
  digest ??= digestOf(policyJsonSchema());
  return digest;
}

/** Whoever was paged for what is not so any more need not come. */
function overNow(told: readonly Notice[], since: Known['since'], at: number): readonly Notice[] {
  return told
    .filter(
      ({ target, action, subject }) => target.channel === 'pagerduty' && action === 'tell' && subject !== LOOSENED,
    )
    .filter(({ subject, content }) => since[subject] !== content)
    .map((each) => ({ ...each, action: 'resolve', told: { ...each.told, at: toInstant(at), lines: ['It is over.'] } }));
}
