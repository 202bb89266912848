/** What an announcement can name. The table is closed: a name that nobody fills in would be told to everybody as it is. */
export const PLACEHOLDERS = {
  repository: '`owner/name`.',
  environment: 'Where it is released to.',
  service: 'What is released: the service of the environment, else the repository.',
  release: 'The title of the milestone of a planned release, else the first seven characters of the commit.',
  commit: 'The whole commit.',
  tier: 'The risk tier of the release.',
  type: 'Its type: `major`, `minor`, `patch`, `emergency`, `rollback` or `redeploy`.',
  strategy: 'How it reaches its users, by `strategy` of the environment.',
  'release-manager': 'Who owns the release.',
  window: 'The window in which it may go out.',
  'opens-at': 'When it may go out at the earliest: when that window opens.',
  stage: 'The stage of the plan that is next.',
  due: 'The production date of the plan.',
  changes: 'The titles of the changes, one a line.',
  downtime: 'The downtime that the release record expects.',
  runbook: 'Where the runbook is.',
  url: 'Where to look: the record, the run or the milestone.',
  status: 'What happened, in a few words.',
  reason: 'Why.',
} as const satisfies Readonly<Record<string, string>>;

export type PlaceholderName = keyof typeof PLACEHOLDERS;

/** What a template is filled in with: plain text, `''` for what is not known. */
export type PlaceholderValues = Readonly<Record<PlaceholderName, string>>;

export function isPlaceholder(name: string): name is PlaceholderName {
  return Object.hasOwn(PLACEHOLDERS, name);
}
