/** Of a repository: the newest. A team that deploys a hundred times a day makes as many in 90 days. */
export const MOST_GATES = 10_000;
