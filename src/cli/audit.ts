/** `tidegate audit`: the tamper-evident log, written out and checked by whoever doubts it. */
import { Command } from 'commander';
import { faultOfDatabaseUrl } from '../app/database-url.ts';
import { openAuditLogs } from '../store/open-audit-logs.ts';
import { auditExportCommand, type OpenAuditLogs } from './audit-export.ts';
import { auditReportCommand } from './audit-report.ts';
import { auditVerifyCommand } from './audit-verify.ts';
import { UsageError } from './exit-codes.ts';

export function auditCommand(): Command {
  return new Command('audit')
    .description('Writes out and checks the tamper-evident audit log. See docs/reference/audit.md.')
    .addCommand(auditExportCommand(openNamed))
    .addCommand(auditVerifyCommand())
    .addCommand(auditReportCommand(openNamed))
    .addHelpText(
      'after',
      '\nExample:\n  tidegate audit export > log.jsonl\n  tidegate audit verify log.jsonl --checkpoint checkpoints.txt --key audit.vkey',
    );
}

/** The database that the environment of the App names. */
const openNamed: OpenAuditLogs = async (env) => {
  const databaseUrl = env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL'];
  const fault = databaseUrl === undefined ? null : faultOfDatabaseUrl(databaseUrl);
  if (fault !== null) throw new UsageError(`DATABASE_URL: ${fault}`);
  return openAuditLogs({ databaseUrl, dataFolder: env['TIDEGATE_DATA'] ?? './data' });
};
