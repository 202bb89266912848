/** The variables that a `command` check gets: those that hold no secret, and those that were named for it. */

/** A program is found and behaves as people expect; nothing here is a credential. */
const PLAIN: readonly string[] = [
  'PATH',
  'HOME',
  'USER',
  'SHELL',
  'LANG',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'CI',
  'NODE_ENV',
];

/** Windows finds no program without them. */
const WINDOWS: readonly string[] = ['PATHEXT', 'SYSTEMROOT', 'COMSPEC', 'USERPROFILE'];

/** Of a job. Not among them: the tokens, and the files through which a step talks to the runner (outputs, environment). */
const JOB: readonly string[] = [
  'GITHUB_ACTIONS',
  'GITHUB_ACTOR',
  'GITHUB_API_URL',
  'GITHUB_BASE_REF',
  'GITHUB_EVENT_NAME',
  'GITHUB_HEAD_REF',
  'GITHUB_JOB',
  'GITHUB_REF',
  'GITHUB_REF_NAME',
  'GITHUB_REF_TYPE',
  'GITHUB_REPOSITORY',
  'GITHUB_REPOSITORY_OWNER',
  'GITHUB_RUN_ATTEMPT',
  'GITHUB_RUN_ID',
  'GITHUB_RUN_NUMBER',
  'GITHUB_SERVER_URL',
  'GITHUB_SHA',
  'GITHUB_WORKFLOW',
  'GITHUB_WORKSPACE',
  'RUNNER_ARCH',
  'RUNNER_NAME',
  'RUNNER_OS',
  'RUNNER_TEMP',
];

const ALLOWED: ReadonlySet<string> = new Set([...PLAIN, ...WINDOWS, ...JOB]);

export function commandEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  secrets: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const plain = Object.entries(variables).flatMap(([name, value]) => {
    const isAllowed = ALLOWED.has(name.toUpperCase()) || /^LC_[A-Z]+$/.test(name);
    return isAllowed && value !== undefined ? [[name, value] as const] : [];
  });
  return Object.fromEntries([...plain, ...secrets]);
}
