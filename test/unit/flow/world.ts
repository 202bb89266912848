/** Fakes of the ports as plain structs: what they answer is given, what they were asked to do is kept. */

import type { DoraEvent } from '../../../src/domain/dora-event.ts';
import type { Effect, Outcome } from '../../../src/domain/effect.ts';
import type {
  AlertsFact,
  ArtifactsFact,
  AttestationFact,
  CheckFact,
  DeploymentFact,
  IncidentFact,
  PullRequestChange,
} from '../../../src/domain/facts.ts';
import { Failure } from '../../../src/domain/failure.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type { Notice } from '../../../src/domain/notice.ts';
import type { GateQuestion, ReleaseRecordQuestion, ReviewQuestion } from '../../../src/domain/question.ts';
import type { RepositoryRef } from '../../../src/domain/repository.ts';
import type { KeptRollback } from '../../../src/domain/rollback.ts';
import type { KnownVerifications, Verification } from '../../../src/domain/verification.ts';
import type {
  AnswerRecord,
  AskedSmoke,
  Claim,
  DecidedRelease,
  DeploymentReach,
  FileChange,
  FoundHere,
  GateHistory,
  GateState,
  GitHub,
  IssueState,
  JobDeployments,
  KeptEscalation,
  KeptGate,
  KeptHistory,
  KeptOutcome,
  KeptOverride,
  KeptPolicy,
  KeptPosture,
  KeptProbe,
  KeptReading,
  KeptReview,
  KnownGate,
  KnownPlan,
  KnownTrain,
  LibraryGate,
  Lost,
  MergeGroupState,
  MilestoneItem,
  MilestoneState,
  NewProbe,
  OpenedGate,
  OrganisationFile,
  OtherRules,
  PastDecision,
  PendingEffect,
  PlannedGate,
  Ports,
  RunState,
  SettledOpening,
  StartSmoke,
  Statements,
  Store,
  Undeployed,
} from '../../../src/flow/ports.ts';

export const REPOSITORY = { id: 7, owner: 'acme', name: 'shop', installationId: 3 };
export const GATE: GateQuestion = {
  kind: 'gate',
  repository: REPOSITORY,
  deploymentId: 11,
  runId: 99,
  environment: 'production',
};
export const NOW = Date.parse('2026-11-24T08:30:00+01:00');

export const CHANGE: PullRequestChange = {
  kind: 'pull-request',
  number: 12,
  title: 'feat: a thing',
  body: '',
  author: 'anna',
  contributors: ['anna'],
  labels: [],
  base: 'main',
  headSha: 'b'.repeat(40),
  files: [{ path: 'src/a.ts', status: 'modified', additions: 1, deletions: 1 }],
  filesComplete: true,
  commits: 1,
  reviews: [],
};

export interface World {
  readonly ports: Ports;
  readonly applied: Effect[];
  readonly records: AnswerRecord[];
  readonly settled: { readonly effect: Effect; readonly outcome: Outcome }[];
  readonly released: { readonly dueAt: number | null }[];
  gate: GateState;
  /** By deployment, where one differs from `gate`. */
  readonly gates: Map<number, GateState>;
  /** What GitHub asks besides us. */
  otherRules: OtherRules | null;
  /** Deployments that have not ended. */
  underWay: number[];
  /** What the store knows of the gates of the environment. */
  lane: KnownGate[];
  /** Commits whose gates ended since the comment was written. */
  ended: string[];
  overrides: KeptOverride[];
  /** What people stated in comments, whichever environment and commit is asked about. */
  stated: Statements;
  /** Held commits that the candidate contains. */
  contained: string[];
  policy: string | null;
  /** The text of the organisation's policy, or why there is none. */
  organisation: string | Exclude<OrganisationFile, { kind: 'file' }>;
  keptOrganisation: string | null;
  kept: string | null;
  pending: PendingEffect[];
  isClaimKept: boolean;
  openGates: GateQuestion[];
  openGatesOfAll: GateQuestion[];
  /** The pull requests there are. */
  changes: PullRequestChange[];
  closed: number[];
  mergeGroup: MergeGroupState | Failure;
  /** Deployments newer than the one of the first of November, newest first. */
  filed: DeploymentFact[];
  /** Filed and not begun: shown to who let them in. */
  queued: DeploymentFact[];
  /** Those that were let through. */
  opened: OpenedGate[];
  /** The first gate of the environment that was asked about. */
  firstGate: number | null;
  /** Environments on which our rule is switched on. */
  guarded: string[];
  comment: Awaited<ReturnType<GitHub['comment']>>;
  people: Awaited<ReturnType<GitHub['people']>>;
  now: number;
  /** What the evidence is, or why it cannot be read. */
  checks: readonly CheckFact[] | Failure;
  incidents: readonly IncidentFact[] | Failure;
  alerts: readonly AlertsFact[] | Failure;
  artifacts: ArtifactsFact | null;
  attestations: readonly AttestationFact[] | Failure;
  /** `owner/name#12`, whichever pull request is asked about. */
  linkedIssues: readonly string[] | Failure;
  codeowners: string;
  /** Deployments of other environments. */
  elsewhere: Readonly<Record<string, readonly DeploymentFact[]>>;
  readonly reads: string[];
  /** How far back deployments were last asked for, by environment. */
  readonly reaches: Map<string, DeploymentReach>;
  /** What was said of deployments, whatever their environment. */
  verified: Verification[];
  /** Those that one of `verified` took the place of. */
  verifiedEarlier: Verification[];
  /** Runs whose jobs said something that nobody has looked into yet. */
  unread: NonNullable<KnownVerifications['unread']>[number][];
  /** The ledger of rollbacks of the environment. */
  rollbacks: KeptRollback[];
  /** Who was paged, and for what. */
  escalations: KeptEscalation[];
  /** What the policies said when gates were opened, by deployment. */
  readonly openings: Map<number, SettledOpening>;
  /** What the jobs of any run deployed. */
  job: JobDeployments | null;
  /** What any run is. */
  run: RunState | null;
  /** What is set up differently from what the policy needs. */
  found: FoundHere[];
  /** When reviews were first seen. */
  seenAt: Instant;
  /** What the last answer about the policy kept. */
  policyNews: string | null;
  /** What people were told because of the question. */
  told: Notice[];
  /** The gates of the release, or the one of the deployment. */
  keptGates: KeptGate[];
  releaseRecords: ReleaseRecordQuestion[];
  review: KeptReview | null;
  openReviews: ReviewQuestion[];
  /** Where any issue stands. */
  issueState: IssueState | null;
  past: PastDecision[];
  issueNumber: number | null;
  /** The gates of the repository, the newest first. */
  libraryGates: LibraryGate[];
  postures: KeptPosture[];
  undeployed: Undeployed[];
  /** The last answer about the gate for which everything was read. */
  reading: KeptReading | null;
  /** What the history of the repository is known to be. */
  history: KeptHistory | null;
  events: DoraEvent[];
  decided: DecidedRelease[];
  gateHistories: GateHistory[];
  outcomes: KeptOutcome[];
  /** Commits that changed whatever file is asked about. */
  fileChanges: FileChange[];
  isPublic: boolean;
  /** Smoke runs that were asked for, and what was answered. */
  readonly probed: AskedSmoke[];
  smoke: ReturnType<StartSmoke>;
  /** What they found, whichever is asked about. */
  probe: KeptProbe | null;
  /** What was kept without a run. */
  readonly keptProbes: NewProbe[];
  /** Files of the repository besides the policy. */
  readonly files: Map<string, string>;
  /** The milestones there are, open or closed. */
  milestones: MilestoneState[];
  /** What belongs to any of them. */
  milestoneItems: MilestoneItem[];
  /** Issues and pull requests by number, where somebody reads one. */
  issues: Record<number, { readonly body: string; readonly milestone: number | null }>;
  /** Planned releases, whichever repository is asked about. */
  plans: KnownPlan[];
  /** Repositories that the App is on. */
  known: RepositoryRef[];
  trains: KnownTrain[];
  /** Gates of a planned release, whichever is asked about, newest first. */
  plannedGates: PlannedGate[];
  /** Our newest answer about the gate. */
  last: Awaited<ReturnType<Store['lastAnswer']>>;
  /** Why the repository cannot be seen. */
  lost: Lost | null;
  /** What was told of where repositories are. */
  readonly places: string[];
}

export function createWorld(): World {
  const world: World = {
    applied: [],
    records: [],
    settled: [],
    released: [],
    gate: {
      state: 'waiting',
      lastReport: null,
      runAttempt: 1,
      sha: 'c'.repeat(40),
      ref: 'main',
      environment: 'production',
      actors: ['anna'],
      reviews: [],
      requestedAt: '2026-11-24T07:20:00Z' as Instant,
    },
    gates: new Map(),
    otherRules: { hasReviewers: false, timerEndsAt: null },
    underWay: [],
    lane: [],
    ended: [],
    overrides: [],
    stated: { approvals: [], holds: [], freezes: [], liftedHoldAt: null },
    contained: [],
    policy: null,
    organisation: { kind: 'absent' },
    keptOrganisation: null,
    kept: null,
    pending: [],
    isClaimKept: true,
    openGates: [],
    openGatesOfAll: [],
    changes: [CHANGE],
    closed: [],
    mergeGroup: { pullRequests: [12], unexplained: [], complete: true },
    filed: [],
    queued: [],
    opened: [],
    firstGate: null,
    guarded: [],
    comment: null,
    people: {},
    now: NOW,
    checks: [],
    incidents: [],
    alerts: [],
    artifacts: null,
    attestations: [],
    linkedIssues: [],
    codeowners: '',
    elsewhere: {},
    reaches: new Map(),
    reads: [],
    verified: [],
    verifiedEarlier: [],
    unread: [],
    rollbacks: [],
    escalations: [],
    openings: new Map(),
    found: [],
    job: null,
    run: null,
    seenAt: '2026-11-24T07:25:00Z' as Instant,
    told: [],
    policyNews: null,
    keptGates: [],
    releaseRecords: [],
    review: null,
    openReviews: [],
    issueState: null,
    past: [],
    issueNumber: null,
    libraryGates: [],
    postures: [],
    undeployed: [],
    history: null,
    events: [],
    decided: [],
    gateHistories: [],
    outcomes: [],
    fileChanges: [],
    probed: [],
    smoke: 'started',
    probe: null,
    keptProbes: [],
    files: new Map(),
    isPublic: false,
    last: null,
    lost: null,
    places: [],
    reading: null,
    milestones: [],
    milestoneItems: [],
    issues: {},
    plans: [],
    known: [REPOSITORY],
    trains: [],
    plannedGates: [],
    ports: undefined as unknown as Ports,
  };
  const ports: Ports = {
    clock: { now: () => world.now },
    github: async () => gitHubOf(world),
    store: storeOf(world) as Store,
    smoke: (asked) => {
      world.probed.push(asked);
      return world.smoke;
    },
  };
  return Object.assign(world, { ports });
}

function isSmokeFile(path: string): boolean {
  return /smoke|preflight/.test(path);
}

function read<T>(value: readonly T[] | Failure): readonly T[] {
  if (value instanceof Failure) throw value;
  return value;
}

function gitHubOf(world: World): GitHub {
  return {
    repository: async () => ({ defaultBranch: 'main', sha: 'a'.repeat(40), owner: { id: 70, isOrganisation: true } }),
    organisationFile: async () =>
      typeof world.organisation === 'string'
        ? { kind: 'file', text: world.organisation, sha: 'f'.repeat(40) }
        : world.organisation,
    isPublic: async () => world.isPublic,
    fileChanges: async (path) => {
      world.reads.push(`changes of ${path}`);
      return world.fileChanges;
    },
    file: async (path) => {
      const text = world.files.get(path) ?? (isSmokeFile(path) ? null : world.policy);
      return text === null ? null : { text };
    },
    gate: async (question) => world.gates.get(question.deploymentId) ?? world.gate,
    otherRules: async () => world.otherRules,
    isGuarded: async (environment) => world.guarded.includes(environment),
    stillWaits: async (question, runAttempt) => {
      world.reads.push('still waits');
      const { state, runAttempt: now } = world.gates.get(question.deploymentId) ?? world.gate;
      return state === 'waiting' && now === runAttempt;
    },
    deployment: async (id) => {
      const found = [...world.filed, ...Object.values(world.elsewhere).flat()].find((each) => each.id === id);
      return found ? { environment: found.environment, sha: found.sha } : null;
    },
    isUnderWay: async (deploymentId) => world.underWay.includes(deploymentId),
    environments: async () => ['production', ...Object.keys(world.elsewhere)],
    jobDeployments: async () => world.job,
    run: async () => world.run,
    checks: async (sha) => {
      world.reads.push(`checks ${sha.slice(0, 1)}`);
      return read(world.checks);
    },
    incidents: async (labels) => {
      world.reads.push(`incidents ${labels.join(', ')}`);
      return read(world.incidents);
    },
    alerts: async (tools, { sha, ref }) => {
      world.reads.push(`alerts ${tools.join(', ')} ${sha.slice(0, 1)} ${ref ?? '-'}`);
      return read(world.alerts);
    },
    artifacts: async (runId) => {
      world.reads.push(`artifacts of run ${runId}`);
      return world.artifacts;
    },
    attestations: async (digest) => {
      world.reads.push(`attestations ${digest.slice(0, 10)}`);
      return read(world.attestations);
    },
    linkedIssues: async (number) => {
      world.reads.push(`linked issues of #${number}`);
      return read(world.linkedIssues);
    },
    issueState: async () => world.issueState,
    codeowners: async () => {
      world.reads.push('codeowners');
      return world.codeowners;
    },
    deployments: async (environment, reach) => {
      world.reaches.set(environment, reach);
      return (
        world.elsewhere[environment] ?? [
          ...world.queued.filter(({ id }) => reach.letIn?.has(id) === true),
          ...world.filed,
          {
            id: 1,
            environment: 'production',
            sha: 'a'.repeat(40),
            startedAt: '2026-11-01T00:00:00Z' as Instant,
            finishedAt: '2026-11-01T00:01:00Z' as Instant,
            state: 'success',
          },
        ]
      );
    },
    changes: async (base, head) =>
      base === head
        ? { direction: 'same', changes: [], complete: true }
        : { direction: 'forward', changes: [CHANGE], complete: true },
    pullRequest: async (number) => {
      const change = world.changes.find((each) => each.number === number) ?? CHANGE;
      const state = world.closed.includes(number) ? 'closed' : 'open';
      return { state, draft: false, headSha: change.headSha, base: change.base, change };
    },
    openPullRequestsAt: async (sha) =>
      world.changes
        .filter((each) => each.headSha === sha && !world.closed.includes(each.number))
        .map((each) => each.number),
    mergeGroup: async () => {
      if (world.mergeGroup instanceof Failure) throw world.mergeGroup;
      return world.mergeGroup;
    },
    people: async (_logins, teams) => {
      world.reads.push(`teams ${teams.join(', ')}`);
      return world.people;
    },
    commit: async (digits) => digits.padEnd(40, '0'),
    milestone: async (number) => {
      world.reads.push(`milestone ${number}`);
      return world.milestones.find((each) => each.number === number) ?? null;
    },
    openMilestones: async () => world.milestones.filter(({ isOpen }) => isOpen),
    milestoneItems: async () => ({ items: world.milestoneItems, complete: true }),
    issue: async (number) => world.issues[number] ?? null,
    contains: async (_head, sha) => world.contained.includes(sha),
    comment: async () => world.comment,
    apply: async (effect) => {
      world.applied.push(effect);
      return { kind: 'done' };
    },
  };
}

function storeOf(world: World): Partial<Store> {
  return {
    saveRecord: async (_claim, record) => {
      if (!world.isClaimKept) return false;
      world.records.push(record);
      world.pending.push(
        ...record.effects.map((effect, id) => ({
          id: id + 1,
          slot: `${id}`,
          effect,
          attempts: 0,
          decidedAt: world.now,
        })),
      );
      return true;
    },
    pendingEffects: async () => [...world.pending],
    admitEffect: async () => ({ kind: 'admitted' }),
    settleEffect: async (pending, outcome) => {
      world.settled.push({ effect: pending.effect, outcome });
      world.pending = world.pending.filter((each) => each !== pending);
    },
    releaseClaim: async (_claim, next) => {
      world.released.push(next);
    },
    openGates: async () => world.openGates,
    openGatesOfInstallation: async () => world.openGatesOfAll,
    finishDelivery: async () => undefined,
    lostBecause: async () => world.lost,
    seeRepositories: async (repositories) => {
      world.places.push(...repositories.map(({ owner, name }) => `see ${owner}/${name}`));
    },
    resumeInstallation: async (installationId) => {
      world.places.push(`resume ${installationId}`);
    },
    loseRepositories: async (lost) => {
      const what =
        'repositories' in lost ? lost.repositories.map(({ id }) => id).join() : `all of ${lost.installationId}`;
      world.places.push(`lose ${what}: ${lost.why}`);
    },
    noticesOf: async () => world.told,
    policyNews: async () => world.policyNews,
    releaseGates: async () => world.keptGates,
    review: async () => world.review,
    openReviews: async () => world.openReviews,
    reviewCauses: async () => (world.review === null ? [] : [world.review]),
    releaseRecordsOf: async () => world.releaseRecords,
    openReleaseRecords: async () => world.releaseRecords,
    lastAnswer: async () => world.last,
    keptIssue: async () => world.issueNumber,
    libraryGates: async () => world.libraryGates,
    postures: async () => world.postures,
    keepPosture: async (kept) => {
      world.postures = [kept];
    },
    undeployed: async () => world.undeployed,
    keepUndeployed: async (_id, lanes) => {
      world.undeployed = [...lanes];
    },
    pastDecisions: async () => ({ decisions: world.past, isCut: false }),
    seeReviews: async (_gate, reviews) => reviews.map((each) => ({ ...each, seenAt: world.seenAt })),
    openedGates: async () => world.opened,
    firstGate: async () => world.firstGate,
    laneGates: async () => world.lane,
    endedSince: async () => world.ended,
    lastReading: async () => world.reading,
    verifications: async () => {
      const uncounted = world.verified.filter((each) => each.uncounted !== undefined);
      const newest = world.verified.filter((each) => each.uncounted === undefined);
      const { unread } = world;
      const told = {
        isTold: world.verified.length + unread.length > 0,
        newest,
        ...(uncounted.length === 0 ? {} : { uncounted }),
        ...(unread.length === 0 ? {} : { unread }),
      };
      return world.verifiedEarlier.length === 0 ? told : { ...told, earlier: world.verifiedEarlier };
    },
    rollbacks: async () => world.rollbacks,
    probeOf: async () => world.probe,
    lastProbe: async () => world.probe,
    keepProbe: async (probe) => {
      world.keptProbes.push(probe);
    },
    rollback: async (id) => world.rollbacks.find((each) => each.id === id) ?? null,
    rollbackOfRun: async (_id, runId) => world.rollbacks.find((each) => each.runId === runId) ?? null,
    markDispatch: async (id, nth, sentAt) => {
      const kept = world.rollbacks.find((each) => each.id === id);
      if (kept?.state !== 'ordered' || kept.dispatches + 1 !== nth) return false;
      const marked = { ...kept, sentAt: sentAt ?? undefined };
      world.rollbacks = world.rollbacks.map((each) => (each === kept ? marked : each));
      return true;
    },
    escalation: async (id) => world.escalations.find((each) => each.id === id) ?? null,
    settledOpening: async (_id, deploymentId) => world.openings.get(deploymentId) ?? null,
    openEscalations: async () => world.escalations.filter(({ endedAt }) => endedAt === null),
    openRollbacks: async () =>
      world.rollbacks.filter(({ state }) => ['asked', 'ordered', 'dispatched'].includes(state)),
    plansOf: async () => world.plans,
    stageDecisions: async (_id, milestone) => world.plans.find(({ number }) => number === milestone)?.decisions ?? [],
    knownRepositories: async () => world.known,
    trains: async () => world.trains,
    plannedGates: async () => world.plannedGates,
    openFindings: async () => world.found,
    doraHistory: async () => world.history,
    doraEvents: async () => world.events,
    decidedReleases: async () => world.decided,
    gateHistories: async () => world.gateHistories,
    outcomes: async () => world.outcomes,
    overrides: async () => world.overrides,
    statements: async () => world.stated,
    restrictions: async () => world.stated,
    lastValidPolicy: async () => keptAs(world.kept),
    lastValidOrganisationPolicy: async () => keptAs(world.keptOrganisation),
    keepValidOrganisationPolicy: async (_id, policy) => {
      world.keptOrganisation = policy.text;
    },
    forgetOrganisationPolicy: async () => {
      world.keptOrganisation = null;
    },
    keepValidPolicy: async (_id, policy) => {
      world.kept = policy.text;
    },
  };
}

function keptAs(text: string | null): KeptPolicy | null {
  return text === null ? null : { text, sha: 'a'.repeat(40), at: '2026-11-01T00:00:00Z' as Instant };
}

export function claimOf(question: Claim['question']): Claim {
  return { question, key: 'key', token: 1, failures: 0 };
}
