// src/domain/merge-message.ts
/** What the message of a commit says about the pull request that brought it, and its author's address about the login. */
/** GitHub's button, and the bot that merges for it (bors, homu), alone or several at once. */
const MERGE = /^(?:Merge pull request #(\d{1,9}) from |(?:Auto|Rollup) merge of #(\d{1,9}) - )/;
/** GitHub ends the title of a squashed (or, where so configured, merged) pull request with its number. */
const SQUASH = / \(#(\d{1,9})\)$/;
/** The number of the pull request, or 0: the message names none. */
function pullRequestNumber(subject) {
	if (/^(?:Merge|Auto|Rollup) /.test(subject)) {
		const [, byButton, byBot] = MERGE.exec(subject) ?? [];
		if (byButton !== void 0 || byBot !== void 0) return Number(byButton ?? byBot);
	}
	return subject.endsWith(")") ? Number(SQUASH.exec(subject)?.[1] ?? 0) : 0;
}
/** The message of GitHub's own merge button, as it is worded unless the repository says otherwise, or of such a bot. */
function isMergeMessage(subject) {
	return MERGE.test(subject);
}
/** The title and body of a pull request. A merge commit has the title in the first line of its body. */
function titleAndBody(subject, body) {
	if (!MERGE.test(subject)) return {
		title: subject.replace(SQUASH, ""),
		body
	};
	const [title = "", ...rest] = body.trimStart().split("\n");
	return title === "" ? {
		title: subject,
		body
	} : {
		title: title.trim(),
		body: rest.join("\n").trim()
	};
}
/** @param message subject, empty line, body. */
function subjectAndBody(message) {
	const text = message.trim();
	const end = text.indexOf("\n");
	if (end < 0) return {
		subject: text,
		body: ""
	};
	return {
		subject: text.slice(0, end).trimEnd(),
		body: text.slice(end + 1).trim()
	};
}
const NO_REPLY = /^(?:\d+\+)?([A-Za-z0-9-]+(?:\[bot\])?)@users\.noreply\.github\.com$/i;
/** The login that an address which GitHub gives out tells; null: another address. */
function loginOfAddress(email) {
	return NO_REPLY.exec(email.trim())?.[1] ?? null;
}

export { titleAndBody as a, subjectAndBody as i, loginOfAddress as n, pullRequestNumber as r, isMergeMessage as t };