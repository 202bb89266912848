/** The database, looked at from outside. */
import { type Check, ok } from '../../flow/doctor/check.ts';
import { type DatabaseSight, inspectDatabase } from '../../store/inspect-database.ts';
import type { StorePlace } from '../../store/open.ts';
import type { Group } from './group.ts';

export async function lookAtDatabase(place: StorePlace | null): Promise<Group> {
  const checks = place === null ? [] : [judge(await inspectDatabase(place), place)];
  return { title: 'Database', checks };
}

function judge(sight: DatabaseSight, { databaseUrl, dataFolder }: StorePlace): Check {
  const isEmbedded = databaseUrl === undefined;
  const name = isEmbedded ? `The embedded database in ${dataFolder}` : 'The PostgreSQL of DATABASE_URL';
  switch (sight.kind) {
    case 'current':
      return ok('database', `${name} is there and up to date`);
    case 'absent':
      return note('database-absent', `${name} has no tables yet; they are made at the first start`);
    case 'behind':
      return note(
        'database-behind',
        `${name} was last used by an older version, and is brought up to date at the next start, in ${sight.steps} ${sight.steps === 1 ? 'step' : 'steps'}`,
      );
    case 'newer':
      return {
        code: 'database-newer',
        level: 'problem',
        subject: '',
        what: `${name} was used by a newer version of Tidegate, which knows ${sight.steps.join(', ')}`,
        why: 'this version does not start on it',
        fix: 'Start that version or a later one, or restore a backup',
      };
    case 'unusable':
      return {
        code: 'database-unusable',
        level: 'problem',
        subject: '',
        what: `${name} cannot be used: ${sight.because.replace(/^DATABASE_URL: the database cannot be used: |[.]$/g, '')}`,
        why: 'the App does not start, or stores no webhook',
        fix: isEmbedded
          ? 'Name a folder on a local disk that this user may write with TIDEGATE_DATA'
          : 'Check that it runs, and that DATABASE_URL names it, its user and its password',
      };
  }
}

function note(code: string, what: string): Check {
  return { code, level: 'note', subject: '', what, why: '', fix: '' };
}
