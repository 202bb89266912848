/** Reasons of what a release has to show for itself: what its changes say, how it reaches users, what tools know of it. */
import { sayDigest, sayName, sayUnknownDigest, short } from './digest.ts';
import { count, firstOf, type Item, list, type ReasonEntry, text } from './wording.ts';

const ALERTS = 'list of `{tool, least, worst, count, numbers}`: by tool how many, the worst, and the first few numbers';

const ARTIFACT = 'name of the artefact of the run, where the deployment does not name the digest';

export const PROOF_REASONS = {
  'sections-present': {
    group: 'evidence',
    meaning: 'Every heading that the gate asks for has something under it, in each pull request or in the record.',
    data: { sections: 'the headings' },
    say: (reason) => `Written: ${list(reason['sections'])}.`,
  },
  'section-missing': {
    group: 'evidence',
    meaning:
      'A change lacks a heading that the gate asks for, or there is nothing under it, and the release record has none either. A commit without a pull request can only have it in the record.',
    data: {
      sections: 'the headings that are asked for',
      missing: 'list of `{change, section}`: the first five',
      lacking: 'how many there are',
      record: 'whether there is a release record',
    },
    say: (reason) => {
      const told = firstOf(
        reason['missing'],
        (each) => `"${text(each['section'])}" in ${text(each['change'])}`,
        reason['lacking'],
      );
      const record = reason['record'] === true ? 'the release record' : 'the release record, where one is kept';
      return `Missing: ${told}. Write it under a heading of that name in the pull request, or once for all in ${record}.`;
    },
  },
  'issue-linked': {
    group: 'evidence',
    meaning: 'Every change is linked to an issue, or names the request that the gate asks for.',
    data: {
      requests: 'the issues or requests that were found, at most 20',
      all: 'how many there are',
      pattern: 'the regular expression, where the gate has one',
    },
    say: (reason) => {
      if (reason['all'] === 0) return 'The release has no changes that an issue would have to be linked to.';
      return `Linked: ${firstOf(reason['requests'], text, reason['all'])}.`;
    },
  },
  'issue-missing': {
    group: 'evidence',
    meaning: 'A change is linked to no issue, or names no request that the gate asks for.',
    data: {
      changes: 'the first five such changes',
      lacking: 'how many there are',
      pattern: 'the regular expression, where the gate has one',
    },
    say: (reason) => {
      const told = firstOf(reason['changes'], text, reason['lacking']);
      return reason['pattern'] === undefined
        ? `Linked to no issue: ${told}. Link one under "Development" of the pull request, or write "Fixes #NUMBER" into its body.`
        : `Nothing that matches ${text(reason['pattern'])}: ${told}. Write the request into the title or the body of the pull request.`;
    },
  },
  'strategy-allowed': {
    group: 'evidence',
    meaning: 'The environment is released to in one of the ways that the gate allows.',
    data: { strategy: 'how', allowed: 'the ways that are allowed', environment: 'the environment' },
    say: (reason) => `Released to ${text(reason['environment'])} by ${text(reason['strategy'])}, as allowed.`,
  },
  'strategy-not-allowed': {
    group: 'evidence',
    meaning: 'The environment is released to in a way that the gate does not allow.',
    data: { strategy: 'how', allowed: 'the ways that are allowed', environment: 'the environment' },
    say: (reason) =>
      `Released to ${text(reason['environment'])} by ${text(reason['strategy'])}, and such a release needs ${either(reason['allowed'])}. Change how it is deployed and the strategy of the environment in the policy, or make the release smaller.`,
  },
  'strategy-unknown': {
    group: 'evidence',
    meaning: 'The policy does not say in which way the environment is released to.',
    data: { allowed: 'the ways that are allowed', environment: 'the environment; absent when it is about merging' },
    say: (reason) => {
      const where = reason['environment'] === undefined ? 'merging' : text(reason['environment']);
      return `The policy names no strategy for ${where}, and such a release needs ${either(reason['allowed'])}. Add strategy to the entry of the environment.`;
    },
  },
  'no-alerts': {
    group: 'evidence',
    meaning: 'No open alert on the candidate is as severe as the gate says, or worse.',
    data: { tools: 'list of `{tool, least}`: what was asked' },
    say: (reason) => `No open alert: ${firstOf(reason['tools'], sayTool)}.`,
  },
  'alerts-open': {
    group: 'evidence',
    meaning: 'An open alert on the candidate is as severe as the gate says, or worse.',
    data: { open: ALERTS },
    say: (reason) =>
      `Open alerts: ${firstOf(reason['open'], sayAlerts)}. Fix what they show, or dismiss them with a reason under "Security"; then deploy what has none.`,
  },
  'alerts-unknown': {
    group: 'evidence',
    meaning: 'What a tool found on the candidate is not known.',
    data: {
      unknown:
        'list of `{tool, because}`; `because` is `not-analysed` (it has not looked at this commit), `waiting` (a scanner that looked at the commits before has not, with `missing`: which), `switched-off` or `not-read`',
    },
    say: (reason) => `Not known to be free of alerts: ${firstOf(reason['unknown'], sayUnknownTool)}.`,
  },
  attested: {
    group: 'evidence',
    meaning: 'What is deployed was attested by the workflow that the gate names, for this very commit.',
    data: {
      signer: 'the workflow',
      digest: 'of what is deployed; of several the first',
      sha: 'the commit',
      artifacts: 'names of the artefacts of the run, where the deployment does not name the digest',
    },
    say: (reason) => {
      const what = reason['artifacts'] === undefined ? '' : `${firstOf(reason['artifacts'], sayName)}, `;
      return `Attested by ${text(reason['signer'])} for this commit: ${what}${short(reason['digest'])}.`;
    },
  },
  'attestation-missing': {
    group: 'evidence',
    meaning: 'The digest of what is deployed has no attestation, or its signature is not good.',
    data: { signer: 'the workflow that has to have attested it', digest: 'of what is deployed', artifact: ARTIFACT },
    say: (reason) =>
      `No attestation of ${sayDigest(reason)} is known and good. Have ${text(reason['signer'])} attest what it builds (actions/attest-build-provenance), and deploy that.`,
  },
  'digest-unknown': {
    group: 'evidence',
    meaning: 'Which artefact is deployed is not known: the deployment does not say so, and its run does not tell it.',
    data: {
      signer: 'the workflow that has to have attested it',
      because:
        '`not-read` (no run is known), `none` (nothing was uploaded, or nothing of that name), `several` (and the gate names none), `no-digest` (or expired) or `too-many` (to be looked at)',
      names: 'the artefacts that this is about',
      artifact: 'the name or glob, where the gate has one',
    },
    say: sayUnknownDigest,
  },
  'attested-elsewhere': {
    group: 'evidence',
    meaning: 'What is deployed was attested, but by another workflow, in another repository or for another commit.',
    data: {
      signer: 'the workflow that has to have attested it',
      digest: 'of what is deployed',
      artifact: ARTIFACT,
      sha: 'the commit',
      by: '`{signer, repository, sha}`: who attested it, and for which commit',
      others: 'how many other attestations it has',
    },
    say: (reason) => {
      const by = (reason['by'] ?? {}) as Item;
      const made = `${text(by['signer'])} of ${text(by['repository'])} for ${text(by['sha']).slice(0, 7)}`;
      const more =
        reason['others'] === 0 || reason['others'] === undefined
          ? ''
          : ` (and ${count(reason['others'], 'more attestation')})`;
      return `The digest ${sayDigest(reason)} was attested by ${made}${more}, not by ${text(reason['signer'])} of this repository for ${text(reason['sha']).slice(0, 7)}. Deploy what that workflow built from this commit.`;
    },
  },
} as const satisfies Readonly<Record<string, ReasonEntry>>;

function sayTool(each: Item): string {
  const base =
    each['isBaseUnknown'] === true ? '; which scanners look here is not known, so those that did count for all' : '';
  return `${text(each['tool'])} (${text(each['least'])} or worse${base})`;
}

function sayAlerts(each: Item): string {
  const numbers = firstOf(each['numbers'], (number) => `#${text(number)}`, each['count']);
  return `${text(each['count'])} of ${text(each['tool'])}, the worst ${text(each['worst'])} (${numbers})`;
}

const UNKNOWN: Readonly<Record<string, string>> = {
  'not-analysed': 'has not looked at this commit yet; wait for its analysis, or start it on this commit',
  'switched-off': 'is switched off here; switch it on under "Settings", or take it out of the gate',
};

function sayUnknownTool(each: Item): string {
  if (each['because'] === 'waiting') {
    return `${text(each['tool'])} is waiting for ${firstOf(each['missing'], text)}, which looked at the commits before and has not looked at this one yet; start it on this commit, or delete its configuration under "Security" if it is not used any more`;
  }
  return `${text(each['tool'])} ${UNKNOWN[text(each['because'])] ?? 'could not be read; grant the App read access to its alerts'}`;
}

function either(value: unknown): string {
  const words: readonly string[] = Array.isArray(value) ? value.map(text) : [];
  const last = words.at(-1) ?? 'another one';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
