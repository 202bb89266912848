// src/domain/question.ts
/** Which release a record is of: tells records apart, also in the issue. */
function releaseKey({ sha, service }) {
	return service === void 0 ? `release/${sha}` : `release/${sha}/${encodeURIComponent(service.toLowerCase())}`;
}
/** Identifies the subject: two questions with one key are one question. */
function questionKey(question) {
	const repository = question.repository.id;
	switch (question.kind) {
		case "gate": return `${repository}/gate/${question.deploymentId}`;
		case "pull-request":
			if (question.group) return `${repository}/merge-group/${question.group.headSha}`;
			return `${repository}/pull-request/${question.number}`;
		case "policy": return `${repository}/policy`;
		case "command": return `${repository}/command/${question.commentId}`;
		case "release-record": return `${repository}/${releaseKey(question)}`;
		case "review": return `${repository}/review/${question.deploymentId}`;
		case "verification": return `${repository}/verification/${question.claim.tokenId}`;
		case "watch": return `${repository}/watch/${question.deploymentId}`;
		case "rollback": return `${repository}/rollback/${question.deploymentId}`;
		case "dora": return `${repository}/dora${question.ofOrganisation ? "/organisation" : ""}`;
		case "plan": return `${repository}/plan/${question.milestone}`;
		case "hypercare":
		case "delivered": return `${repository}/${question.kind}/${question.deploymentId}`;
		case "escalation": return `${repository}/escalation/${question.event}/${question.deploymentId}`;
		case "train": return `${repository}/train/${encodeURIComponent(question.train.toLowerCase())}/${encodeURIComponent(question.title)}`;
	}
}
/** Names of environments compare without case. */
function environmentLane(repositoryId, environment) {
	return `${repositoryId}/environment/${environment.toLowerCase()}`;
}
/** What jobs say of an environment. */
function verificationLane(repositoryId, environment) {
	return `${repositoryId}/verifications/${environment.toLowerCase()}`;
}
/** Two findings in one environment are decided one after another. */
function rollbackLane(repositoryId, environment) {
	return `${repositoryId}/rollbacks/${environment.toLowerCase()}`;
}
/** One comment of a pull request tells of all environments: two at once would each find none, and write it twice. */
function deliveredLane(repositoryId) {
	return `${repositoryId}/delivered`;
}
/**
* Questions of one lane are answered one at a time. The gates of a repository's environment share one; subjects that
* write in one place share one; every other subject is a lane of its own.
*/
function laneKey(question) {
	switch (question.kind) {
		case "gate": return environmentLane(question.repository.id, question.environment);
		case "verification": return verificationLane(question.repository.id, question.claim.environment);
		case "rollback": return rollbackLane(question.repository.id, question.environment);
		case "delivered": return deliveredLane(question.repository.id);
		default: return questionKey(question);
	}
}

// src/domain/train.ts
/** Names of trains, and the titles of the milestones that make them, as keys. */
/** What the record of a planned release of a train is kept under. No spaces, nothing that ends an HTML comment. */
function trainKey({ train, title }) {
	return `train/${safe(train.toLowerCase())}/${titleKey(title)}`;
}
/** PostgreSQL keeps no `\0` in a text, and a key has none. */
function titleKey(title) {
	return safe(trainTitle(title));
}
/** Milestones of one title go together: compared as they are written, but for spaces around them. */
function trainTitle(title) {
	return title.toWellFormed().trim();
}
function safe(text) {
	return encodeURIComponent(text.toWellFormed()).replaceAll("--", "%2D%2D");
}

export { laneKey as a, verificationLane as c, environmentLane as i, trainKey as n, questionKey as o, trainTitle as r, releaseKey as s, titleKey as t };