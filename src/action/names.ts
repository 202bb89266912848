/**
 * Every name by which a workflow talks to the Action: commands, inputs, outputs. `action.yml` says the same, and a
 * test holds the two together, so a name is written nowhere else.
 */

export const COMMANDS = ['gate', 'smoke', 'rollback', 'notes', 'dora'] as const;
export type Command = (typeof COMMANDS)[number];

export interface InputSpec {
  readonly description: string;
  readonly required?: true;
  readonly default?: string;
  /** The commands that read it. */
  readonly for: readonly Command[];
}

export const INPUTS = {
  command: {
    description:
      'What to do: `gate` (may this commit enter the environment?), `smoke` (does the deployment work?), `rollback` (go back, when the policy says so), `notes` (what does this release bring?) or `dora` (how does delivery go?).',
    required: true,
    for: ['gate', 'smoke', 'rollback', 'notes', 'dora'],
  },
  'github-token': {
    description:
      'Token that reads the policy and the facts. The token of the job does; it needs read access only, for a rollback `actions: write`, and for what `notes` and `dora` publish the write access that the guide names.',
    default: `\${{ github.token }}`,
    for: ['gate', 'smoke', 'rollback', 'notes', 'dora'],
  },
  'policy-file': {
    description: 'Path of the policy on the default branch.',
    default: '.github/tidegate.yml',
    for: ['gate', 'rollback', 'notes', 'dora'],
  },
  environment: {
    description:
      'Environment that is deployed to; of notes, the one whose last deployment they begin at; of DORA figures, the only one to count. Default: that of the deployment event which started the run; for DORA figures all of production.',
    for: ['gate', 'smoke', 'rollback', 'notes', 'dora'],
  },
  sha: {
    description:
      'Full id of the commit that is deployed. Default: the commit of the run. Needed when the run was dispatched, because then the run does not tell what it deploys. `notes` take it where `to` is not given.',
    for: ['gate', 'smoke', 'rollback', 'notes'],
  },
  'deployment-id': {
    description:
      'Id of the deployment that is asked about. Default: that of the deployment event which started the run.',
    for: ['gate', 'smoke', 'rollback', 'notes'],
  },
  'smoke-file': {
    description: 'Path of the smoke checks on the default branch.',
    default: '.github/smoke.yml',
    for: ['smoke'],
  },
  'secret-env': {
    description:
      'Names of variables of the step whose values the smoke file may use, with `env.` before the name, separated by commas. They are masked, and cut out of everything that is written.',
    for: ['smoke'],
  },
  set: {
    description:
      'Values for the names in the smoke file (a dollar sign and the name in braces): one NAME=VALUE a line. Not for secrets.',
    for: ['smoke'],
  },
  baseline: {
    description:
      'Path of a `smoke-report.json` from before the deployment. What failed then already is no reason to go back.',
    for: ['smoke'],
  },
  service: {
    description:
      'Name of a service of the policy. `notes` then tell only what touches its paths; `dora` counts only its deployments. Default: all.',
    for: ['notes', 'dora'],
  },
  from: {
    description:
      'Where the notes begin: the tag, branch or commit that ran before. Default: the last successful deployment to `environment` before this one.',
    for: ['notes'],
  },
  to: {
    description: 'Where the notes end: a tag, branch or commit. Default: the commit that is deployed.',
    for: ['notes'],
  },
  publish: {
    description:
      'Where the notes go besides the outputs: `summary` of the job, `release` of the tag that `to` names, `comment` on each pull request of the range, or `none`.',
    default: 'summary',
    for: ['notes'],
  },
  issue: {
    description:
      'Whether the figures are kept up to date in an issue: `true` or `false`. Default: what `dora.issue` of the policy says, and without `dora` in the policy `false`.',
    for: ['dora'],
  },
  'fail-on': {
    description: 'Verdicts that fail the step: `any` (fail, error and inconclusive) or `fail`.',
    default: 'any',
    for: ['smoke'],
  },
  'on-error': {
    description:
      'What becomes of the step when checks ran and could not be judged (verdict `error`): `fail`, or `pass`, which the summary then says.',
    default: 'fail',
    for: ['smoke'],
  },
  wait: {
    description:
      'gate: how long to wait for it to open; rollback: how long to wait for the run to end, once it began. E.g. 90s, 30m or 4h.',
    default: '0s',
    for: ['gate', 'rollback'],
  },
  network: {
    description:
      'Addresses that may be probed: `public`, `private` (also private networks and this machine) or `loopback` (this machine only). Link-local addresses never.',
    default: 'public',
    for: ['smoke'],
  },
  'report-dir': {
    description:
      'Folder for the report files, where `rollback` looks for that of `smoke`. Default: a folder for temporary files of the runner, the same for all steps of a job.',
    for: ['gate', 'smoke', 'rollback', 'notes', 'dora'],
  },
  'app-url': {
    description:
      'Address of the Tidegate server (its `BASE_URL`). `smoke` sends it the verdict, with the token that `id-token: write` gives the job; `rollback` leaves the decision to it.',
    for: ['smoke', 'rollback'],
  },
  'dry-run': {
    description:
      'Read the policy or smoke file from the workspace instead of the default branch, to try out a change. The result counts for nothing else: nothing is sent or published, and no run is started; what would be written is said.',
    default: 'false',
    for: ['gate', 'smoke', 'rollback', 'notes', 'dora'],
  },
} as const satisfies Readonly<Record<string, InputSpec>>;

export type InputName = keyof typeof INPUTS;

export interface OutputSpec {
  readonly description: string;
  /** The commands that set it. */
  readonly for: readonly Command[];
}

export const OUTPUTS = {
  verdict: {
    description:
      'gate: `open`, `waiting` or `blocked`; smoke: `pass`, `fail`, `inconclusive` or `error`; rollback: `dispatched`, `succeeded`, `failed` or `unknown` of the run it started, `none` without one; notes and dora: `done`, or `refused` when something could not be published; `error` when there was nothing to judge.',
    for: ['gate', 'smoke', 'rollback', 'notes', 'dora'],
  },
  decision: {
    description:
      'What follows for the workflow: `proceed` or `stop`. rollback: `rollback`, `hold`, `page`, `retry-verification` or `none`.',
    for: ['gate', 'smoke', 'rollback', 'notes', 'dora'],
  },
  'reason-code': {
    description: 'The reason of the verdict as a stable code; empty when there is nothing to explain.',
    for: ['gate', 'smoke', 'rollback', 'notes', 'dora'],
  },
  result: {
    description: 'The decision, the smoke report, the notes or the figures as JSON; empty when there is none.',
    for: ['gate', 'smoke', 'rollback', 'notes', 'dora'],
  },
  'report-path': {
    description: 'File with the same JSON.',
    for: ['gate', 'smoke', 'rollback', 'notes', 'dora'],
  },
  'junit-path': {
    description: 'File with the smoke report as JUnit XML.',
    for: ['smoke'],
  },
  'failed-checks': {
    description: 'Ids of the checks that failed or could not be judged, separated by commas.',
    for: ['smoke'],
  },
  'flaky-checks': {
    description: 'Ids of the checks that passed, and not at the first attempt, separated by commas.',
    for: ['smoke'],
  },
  'verified-sha': {
    description: 'The commit that passed; empty when it did not pass or is not known.',
    for: ['smoke'],
  },
  'rollback-target-sha': {
    description:
      'The commit that is known to be good last, whether it is gone back to or not; empty when there is none.',
    for: ['rollback'],
  },
  'rollback-run-id': {
    description: 'Id of the workflow run that deploys it; empty when none was started.',
    for: ['rollback'],
  },
  'rollback-run-url': {
    description: 'Address of that run.',
    for: ['rollback'],
  },
  notes: {
    description: 'The notes as Markdown.',
    for: ['notes'],
  },
  'notes-url': {
    description: 'Where the notes are to be read: the release, or the run with its summary.',
    for: ['notes'],
  },
  'earliest-opening': {
    description: 'When time alone would let the deployment in, as an RFC 3339 instant; empty when never.',
    for: ['gate'],
  },
  tier: {
    description:
      'Risk tier of the release; of a rollback, of what it takes away; of notes, where the release was judged.',
    for: ['gate', 'rollback', 'notes'],
  },
  'release-type': {
    description: '`major`, `minor`, `patch`, `emergency`, `rollback` or `redeploy`.',
    for: ['gate', 'notes'],
  },
} as const satisfies Readonly<Record<string, OutputSpec>>;

export type OutputName = keyof typeof OUTPUTS;

/** What the step leaves for its end; empty: nothing. */
export const STATES = {
  /** JSON of the verification that is not sent yet. */
  verification: 'verification',
  /** Path of the smoke report, which is partial until the run is over. */
  report: 'smoke-report',
} as const;
