// src/cli/policy-file.ts
/** Where a repository keeps its policy. */
const POLICY_FILE = ".github/tidegate.yml";

export { POLICY_FILE as t };