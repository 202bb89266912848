/** What `permissions:` of a job have to say for each command of the Action. */
import type { Command } from '../../src/action/names.ts';

type Access = 'read' | 'write';

export interface CommandPermissions {
  readonly needed: Readonly<Record<string, Access>>;
  /** When more is needed, in the words of the table. */
  readonly besides: string;
}

export const PERMISSIONS: Readonly<Record<Command, CommandPermissions>> = {
  gate: {
    needed: { contents: 'read', 'pull-requests': 'read', deployments: 'read' },
    besides:
      '`actions: read` for `promote` and `group` in the policy, `checks: read` and `statuses: read` for `checks`, `issues: read` for `no-incident`',
  },
  smoke: { needed: { contents: 'read' }, besides: '`id-token: write` with `app-url`' },
  rollback: {
    needed: { contents: 'read', 'pull-requests': 'read', deployments: 'read', actions: 'write' },
    besides: '-',
  },
  notes: {
    needed: { contents: 'read', 'pull-requests': 'read' },
    besides:
      '`deployments: read` with `environment`, `contents: write` with `publish: release`, `pull-requests: write` with `publish: comment`; and what `gate` needs where the release is judged',
  },
  dora: {
    needed: { contents: 'read', 'pull-requests': 'read', deployments: 'read' },
    besides: '`issues: read` for incidents, `issues: write` for the issue with the figures',
  },
};
