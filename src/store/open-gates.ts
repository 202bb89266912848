import type { GateQuestion } from '../domain/question.ts';
import type { Database } from './tables.ts';

export async function openGates(db: Database, repositoryId: number): Promise<readonly GateQuestion[]> {
  const rows = await openOnes(db).where('repository_id', '=', repositoryId).execute();
  return rows.map(gateIn);
}

/** Few gates wait at a time, so those of other installations are read and left out. */
export async function openGatesOfInstallation(db: Database, installationId: number): Promise<readonly GateQuestion[]> {
  const gates = (await openOnes(db).execute()).map(gateIn);
  return gates.filter((gate) => gate.repository.installationId === installationId);
}

function openOnes(db: Database) {
  return db
    .selectFrom('question')
    .select('body')
    .where('kind', '=', 'gate')
    .where('final_at', 'is', null)
    .orderBy('key');
}

function gateIn({ body }: { readonly body: string }): GateQuestion {
  return JSON.parse(body) as GateQuestion;
}
