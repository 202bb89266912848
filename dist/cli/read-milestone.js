import { i as once, n as askOrNull, r as listAll } from "./client.js";

// src/domain/kept-issue.ts
/** GitHub's limit for the body of an issue, in characters. */
const LONGEST_BODY = 65536;
/** Stands at the end of our part, here as in every other text that we share with people. */
const END = "<!-- tidegate:end -->";
/** In our part once we have closed the issue: whoever opens it again after that has the last word. */
const CLOSED = "<!-- tidegate:closed -->";
const OUR_MARKS = /<!--\s*tidegate:[\s\S]*?-->/gu;
const CUT = "… more is left out here: the text around this part leaves no room";
/** Stands at the head of our part. The key is ours and holds nothing that ends a comment. */
function markOf(key) {
	return `<!-- tidegate:issue ${key} -->`;
}
function isMarkedAs(body, key) {
	return body.includes(markOf(key));
}
/** Whether an earlier content of ours already closed the issue. */
function wasClosedByUs(body) {
	return body.includes(CLOSED);
}
/** Text of others that must not look like a mark of ours. */
function withoutMarks(text) {
	let rest = text;
	for (let before = ""; rest !== before;) {
		before = rest;
		rest = rest.replaceAll(OUR_MARKS, "");
	}
	return rest;
}
/** Stands at the head of what was added for people, so that it is added once. */
function markOfAddition({ name }) {
	return `<!-- tidegate:added ${name} -->`;
}
/**
* The body that the issue shall have.
*
* @param current the body it has now; null: the issue is not there yet.
*/
function bodyOf(effect, current) {
	const { before, after: rest } = around(effect, current);
	const after = `${rest}${additionTo(`${before}${rest}`, effect.addition)}`;
	const closed = effect.isOver || current !== null && wasClosedByUs(current) ? [CLOSED] : [];
	const room = LONGEST_BODY - before.length - after.length;
	const frame = [
		markOf(effect.key),
		...closed,
		END
	].join("\n").length + 1;
	return `${before}${[
		markOf(effect.key),
		...closed,
		withinRoom(effect.body, room - frame),
		END
	].join("\n")}${after}`;
}
/** What is not ours. A body that lost our marks is all people's, and our part comes to stand before it. */
function around({ key, seed }, current) {
	if (current === null) return {
		before: "",
		after: seed === "" ? "" : `\n\n${withoutMarks(seed)}`
	};
	const begin = current.indexOf(markOf(key));
	const end = begin < 0 ? -1 : current.indexOf(END, begin);
	if (end >= 0) return {
		before: current.slice(0, begin),
		after: current.slice(end + 21)
	};
	return {
		before: "",
		after: `\n\n${withoutMarks(current).trim()}`
	};
}
/** Left out where people left no room for it. */
function additionTo(theirs, addition) {
	if (addition === void 0 || theirs.includes(markOfAddition(addition))) return "";
	const text = `\n\n${markOfAddition(addition)}\n${withoutMarks(addition.text)}`;
	return theirs.length + text.length > LONGEST_BODY / 2 ? "" : text;
}
/** What people wrote around our part; all of it where our marks are gone. */
function peoplesPartOf(body, key) {
	const begin = body.indexOf(markOf(key));
	const end = begin < 0 ? -1 : body.indexOf(END, begin);
	if (end < 0) return withoutMarks(body).trim();
	return [body.slice(0, begin), body.slice(end + 21)].map((part) => withoutMarks(part).trim()).join("\n\n").trim();
}
/** As many whole lines as fit: half an escape would be none. Where not even that fits, nothing: GitHub refuses all of it. */
function withinRoom(text, room) {
	if (text.length <= room) return text;
	if (65 > room) return "";
	const kept = [];
	let length = 65;
	for (const line of text.split("\n")) {
		length += line.length + 1;
		if (length > room) break;
		kept.push(line);
	}
	return [...kept, CUT].join("\n");
}

// src/github/reads/read-milestone.ts
/** Whoever has more open at a time plans with something else. */
const MOST_MILESTONES = 300;
async function readMilestone(connection, number) {
	const { octokit, owner, repo } = connection;
	const answer = await askOrNull(`Reading milestone ${number}`, () => octokit.request("GET /repos/{owner}/{repo}/milestones/{milestone_number}", {
		owner,
		repo,
		milestone_number: number,
		request: once()
	}));
	return answer === null ? null : milestoneState(answer.data);
}
/** Those with the earliest date first, so that a list that is cut loses what is furthest away. */
async function readOpenMilestones(connection) {
	const { octokit, owner, repo } = connection;
	const { items } = await listAll("Reading the open milestones", (page) => octokit.request("GET /repos/{owner}/{repo}/milestones", {
		owner,
		repo,
		state: "open",
		sort: "due_on",
		direction: "asc",
		...page,
		request: once()
	}), MOST_MILESTONES);
	return items.map(milestoneState);
}
function milestoneState(shown) {
	return {
		number: shown.number,
		title: shown.title.toWellFormed(),
		description: (shown.description ?? "").toWellFormed(),
		dueOn: shown.due_on,
		isOpen: shown.state === "open",
		openItems: shown.open_issues,
		closedItems: shown.closed_issues,
		updatedAt: shown.updated_at
	};
}

export { peoplesPartOf as a, isMarkedAs as i, readOpenMilestones as n, wasClosedByUs as o, bodyOf as r, withoutMarks as s, readMilestone as t };