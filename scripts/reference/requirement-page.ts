/** What a requirement or a built-in gate asks, with the codes of its answers and a policy that shows it. */

export interface RequirementPage {
  /** `kind` in the decision document. */
  readonly kind: string;
  readonly title: string;
  /** Whether a gate has to ask for it, or it is listed by itself when it is configured. */
  readonly isBuiltIn: boolean;
  readonly asks: readonly string[];
  /** Reason codes by status. */
  readonly met: readonly string[];
  readonly pending: readonly string[];
  readonly failed: readonly string[];
  /** A whole policy. */
  readonly example: string;
  /** Whether that is one of an organisation: a repository's own cannot say it. */
  readonly isOfOrganisation?: boolean;
}
