/** The permissions on a repository that people may be asked to have. */

/** Lowest first. */
export const PERMISSIONS = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
