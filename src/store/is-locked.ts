/** SQLITE_BUSY: another connection holds the lock that the statement needs. */
const SQLITE_BUSY = 5;

/** Extended codes keep the primary one in their low byte. */
export function isLocked(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  return typeof error.errcode === 'number' && (error.errcode & 0xff) === SQLITE_BUSY;
}
