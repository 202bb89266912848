/** Every migration, in order. Forward only: a change that went out is followed by another, never edited or undone. */
import type { Migration, MigrationProvider } from 'kysely/migration';
import { firstTables } from './000001-first-tables.ts';
import { organisationPolicies } from './000002-organisation-policies.ts';
import { deploymentReviews } from './000003-deployment-reviews.ts';
import type { Spelling } from './spelling.ts';

export function allMigrations(spelling: Spelling): MigrationProvider {
  const migrations: Readonly<Record<string, Migration>> = {
    '000001-first-tables': firstTables(spelling),
    '000002-organisation-policies': organisationPolicies,
    '000003-deployment-reviews': deploymentReviews,
  };
  return { getMigrations: async () => ({ ...migrations }) };
}
