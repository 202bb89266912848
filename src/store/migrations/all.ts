/** Every migration, in order. Forward only: a change that went out is followed by another, never edited or undone. */
import type { Migration, MigrationProvider } from 'kysely/migration';
import { firstTables } from './000001-first-tables.ts';
import { organisationPolicies } from './000002-organisation-policies.ts';
import { deploymentReviews } from './000003-deployment-reviews.ts';
import { statements } from './000004-statements.ts';
import { leasesAndRetention } from './000005-leases-and-retention.ts';
import type { Spelling } from './spelling.ts';

export function allMigrations(spelling: Spelling): MigrationProvider {
  const migrations: Readonly<Record<string, Migration>> = {
    '000001-first-tables': firstTables(spelling),
    '000002-organisation-policies': organisationPolicies(spelling),
    '000003-deployment-reviews': deploymentReviews(spelling),
    '000004-statements': statements(spelling),
    '000005-leases-and-retention': leasesAndRetention,
  };
  return { getMigrations: async () => ({ ...migrations }) };
}
