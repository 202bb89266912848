// src/flow/dispatched/commits.ts
/** By the id of the deployment. */
function commitsOf(rollbacks) {
	return new Map(rollbacks.flatMap(({ deployments = [], targetSha }) => deployments.map((id) => [id, targetSha])));
}

export { commitsOf as t };