import { n as UsageError, t as EXIT } from "./exit-codes.js";
import { i as printJson, r as print } from "./output.js";
import { C as gitHubHost, S as appNeeds, _ as drillPlaces, b as redactor, c as destinationOf, f as sayUnguarded, h as judgePosture, l as wishesOf, m as isGated, r as pageFault, t as readConfig, u as readWorkflows, v as overdueDrills, x as createGitHubApp, y as createLog } from "./config.js";
import { c as verifierKeyText, g as readSigningKey, n as logOrigin } from "./checkpoint.js";
import { t as Failure } from "./failure.js";
import { n as plainLine } from "./markdown.js";
import { n as inspectDatabase, t as openLibrary } from "./open-library.js";
import { t as fullName } from "./repository.js";
import { t as formatProblem } from "./problem.js";
import { c as readRepositoryPolicy, l as NO_MEMORY, m as readOrganisationPolicy, n as joinPolicies, o as POLICY_FILE, r as policyOf, u as ORGANISATION_FILE } from "./policies.js";
import { c as isGlob } from "./glob.js";
import { O as isSameName } from "./tiers.js";
import { Command } from "commander";
import { randomBytes } from "node:crypto";

// src/flow/doctor/check.ts
function ok(code, what, subject = "") {
	return {
		code,
		level: "ok",
		subject,
		what,
		why: "",
		fix: ""
	};
}
function unknown(code, what, fix, subject = "") {
	return {
		code,
		level: "unknown",
		subject,
		what,
		why: "",
		fix
	};
}

// src/flow/doctor/judge-clock.ts
/** Whether our clock is GitHub's. */
const WARN_OVER_MS = 3e4;
/** Docs, "Generating a JSON Web Token": a token is refused that was made in the future, or ends over 10 minutes on. */
const REFUSED_OVER_MS = 6e4;
function judgeClock({ aheadMs, giveMs }) {
	const off = Math.max(0, Math.abs(aheadMs) - giveMs);
	const seconds = Math.round(Math.abs(aheadMs) / 1e3);
	if (off <= WARN_OVER_MS) return ok("clock", "The clock of this machine agrees with that of GitHub");
	return {
		code: "clock-off",
		level: off > REFUSED_OVER_MS ? "problem" : "warning",
		subject: "",
		what: `The clock of this machine is ${seconds} s ${aheadMs > 0 ? "ahead of" : "behind"} that of GitHub`,
		why: "windows and freezes begin and end at the wrong time, and GitHub may refuse the sign-in of the App",
		fix: "Have the clock set over the network (chrony, systemd-timesyncd or the settings of the host)"
	};
}

// src/flow/doctor/judge-deliveries.ts
/** Whether GitHub's webhooks arrived lately. */
function judgeDeliveries({ delivered, failed, newestFault, lastFault }) {
	if (delivered + failed === 0) return [unknown("deliveries-none", "GitHub has sent no webhook in the last day, so whether they arrive is not known", "Push to a repository of the App, wait a minute and look again")];
	if (failed === 0 && newestFault === null) return [ok("deliveries", `Webhooks of the last day that arrived: all ${delivered}`)];
	const all = `Webhooks of the last day that did not arrive: ${failed} of ${delivered + failed}`;
	const told = {
		subject: "",
		why: "what they told of is only noticed late",
		fix: "See \"Advanced\" on the page of the App; missed ones are asked for again by a sweep for 3 days"
	};
	if (newestFault !== null) {
		const what = `${all}. The newest try failed: ${newestFault}`;
		return [{
			...told,
			code: "deliveries-failing",
			level: "problem",
			what
		}];
	}
	const what = `${all}. Why the last of them did not: ${lastFault ?? "GitHub does not say"}`;
	return [{
		...told,
		code: "deliveries-failed",
		level: "warning",
		what
	}];
}

// src/flow/doctor/needs.ts
const PERMISSIONS = {
	actions: {
		asked: "write",
		without: "waiting runs and protection rules cannot be read, so no gate is answered"
	},
	checks: {
		asked: "write",
		without: "the check on pull requests is not written, and a required one waits for ever"
	},
	contents: {
		asked: "write",
		without: "the policy and the changes cannot be read, so every gate stays closed"
	},
	deployments: {
		asked: "write",
		without: "no gate is answered, and deployments wait until GitHub gives them up"
	},
	issues: {
		asked: "write",
		without: "comment commands get no answer, and no release record is kept"
	},
	pull_requests: {
		asked: "write",
		without: "reviews cannot be read, and commands on pull requests get no answer"
	},
	merge_queues: {
		asked: "read",
		without: "merge groups get no check, and a merge queue gives them up"
	},
	statuses: {
		asked: "read",
		without: "gates that ask for a commit status stay closed"
	},
	security_events: {
		asked: "read",
		without: "gates that ask about alerts of code scanning stay closed",
		isOptional: true
	},
	vulnerability_alerts: {
		asked: "read",
		without: "gates that ask about alerts of Dependabot stay closed",
		isOptional: true
	},
	attestations: {
		asked: "read",
		without: "gates that ask for an attestation stay closed",
		isOptional: true
	},
	metadata: {
		asked: "read",
		without: "nothing of a repository can be read"
	},
	members: {
		asked: "read",
		without: "nobody counts as a member of a team"
	}
};
const LATE = "it is noticed late, by a sweep";
/** By event: what comes late or not at all without it. */
const EVENTS = {
	check_run: "a gate that asks for a check does not open when the check passes",
	check_suite: "a gate that asks for checks does not open when they pass",
	deployment: `a deployment that an incident or another environment waits for: ${LATE}`,
	deployment_protection_rule: `a deployment that waits for its gate: ${LATE}`,
	deployment_review: `an answer in GitHub's review of deployments: ${LATE}`,
	deployment_status: `the end of a deployment: ${LATE}`,
	issue_comment: "commands in comments are not heard",
	issues: "an incident or a checklist in an issue does not open or hold a gate when it changes",
	member: "who lost or got access counts late",
	membership: "who left or joined a team counts late",
	merge_group: "a merge queue waits for the check of its groups, and gives them up",
	milestone: "a planned release that is moved to another day, or made from a milestone, is noticed late",
	organization: "who left or joined the organisation counts late",
	pull_request: "pull requests get no check",
	pull_request_review: "an approval does not open a gate when it is given",
	push: "a changed policy is not noticed until something else happens",
	repository: "a renamed or moved repository is noticed late",
	status: "a gate that asks for a commit status does not open when it comes",
	team: "a team that is renamed, moved or deleted counts late",
	workflow_job: "the end of a held job is noticed late",
	workflow_run: "the end of a held run is noticed late"
};
/** What holds nothing unless a policy asks for it is no problem before one does: that is told of its repository. */
function levelOf(permission) {
	return PERMISSIONS[permission]?.isOptional === true ? "note" : "problem";
}
/** Without it nothing is held that should not be, nor let go. */
const LATE_EVENTS = /* @__PURE__ */ new Set(["milestone"]);

// src/flow/doctor/judge-grants.ts
/** Whether the App may do, and is told, all that it needs to. */
/** @param page where the owner of the App changes it; permissions are on it. */
function judgeApp({ permissions, events }, needed, page) {
	const lacking = lackingPermissions(permissions, needed);
	const deaf = lackingEvents(events);
	const fix = `On ${page}/permissions`;
	return [
		...lacking.map(([name, level]) => ({
			code: "permission-missing",
			level: levelOf(name),
			subject: name,
			what: `The App does not ask for the permission "${name}: ${level}"`,
			why: withoutPermission(name),
			fix: `${fix}, give ${name} the access "${level}", and accept it in each installation`
		})),
		...deaf.map((event) => ({
			code: "event-missing",
			level: LATE_EVENTS.has(event) ? "warning" : "problem",
			subject: event,
			what: `The App does not subscribe to the event ${event}`,
			why: EVENTS[event] ?? "",
			fix: `${fix}, tick the event`
		})),
		...lacking.length === 0 ? [ok("permissions", "It asks for every permission that it needs")] : [],
		...deaf.length === 0 ? [ok("events", "It subscribes to every event that it needs")] : [],
		...surplus(permissions, fix)
	];
}
/** What the App itself does not ask for is told of the App, once. */
function judgeInstallation(installation, app, needed) {
	const { account, selection, isSuspended, page } = installation;
	if (isSuspended) return [{
		code: "installation-suspended",
		level: "problem",
		subject: account,
		what: `The installation on ${account} is suspended`,
		why: "nothing of it can be read or answered, and what waits there waits for ever",
		fix: `Unsuspend it on ${page}`
	}];
	const lacking = lackingPermissions(installation.permissions, needed).filter(([name, level]) => covers(app.permissions[name], level));
	return [ok("installation", `Installed on ${account}, on ${selection === "all" ? "all repositories" : "selected repositories"}`, account), ...lacking.map(([name, level]) => ({
		code: "permission-not-accepted",
		level: levelOf(name),
		subject: `${account} ${name}`,
		what: `${account} has not accepted the permission "${name}: ${level}" yet`,
		why: withoutPermission(name),
		fix: `An owner of ${account} accepts the new permissions on ${page}`
	}))];
}
function lackingPermissions(granted, needed) {
	return Object.entries(needed).filter(([name, level]) => name !== "metadata" && !covers(granted[name], level));
}
function lackingEvents(subscribed) {
	return Object.keys(EVENTS).filter((event) => !subscribed.includes(event));
}
function covers(granted, level) {
	return granted === level || granted === "write" || granted === "admin";
}
function withoutPermission(name) {
	return PERMISSIONS[name]?.without ?? "what needs it does not work";
}
function surplus(granted, fix) {
	const more = Object.entries(granted).filter(([name, level]) => !covers(PERMISSIONS[name]?.asked, level));
	if (more.length === 0) return [];
	return [{
		code: "permissions-unused",
		level: "note",
		subject: "",
		what: `It also has permissions that it does not use: ${more.map(([name, level]) => `${name}: ${level}`).join(", ")}`,
		why: "whoever gets hold of the private key can use them",
		fix: `${fix}, take them away`
	}];
}

// src/flow/doctor/judge-webhook.ts
/** Whether GitHub's webhooks get to us whole, signed and unread by others. */
const WEBHOOK_PATH = "/api/github/webhooks";
/** @param page where the owner of the App changes it. */
function judgeWebhook(config, baseUrl, page) {
	const url = URL.parse(config?.url ?? "");
	if (config === null || url === null) return [fault("webhook-off", "The App has no webhook", {
		why: "GitHub tells it nothing, and what waits is only noticed late",
		fix: `On ${page}, tick "Active" and set the webhook URL to ${baseUrl ?? "https://YOUR-SERVER"}${WEBHOOK_PATH}`
	})];
	const found = [...judgeAddress(config.url, url, baseUrl, page), ...judgeManner(config, page)];
	return found.length > 0 ? found : [ok("webhook", `Webhooks go to ${config.url}, as signed JSON`)];
}
function judgeAddress(told, url, baseUrl, page) {
	if (!url.pathname.endsWith(WEBHOOK_PATH)) return [fault("webhook-path", `Webhooks go to ${told}, where the App does not listen`, {
		why: "every one of them is refused, and what waits is only noticed late",
		fix: `On ${page}, set the webhook URL to ${baseUrl ?? url.origin}${WEBHOOK_PATH}`
	})];
	if (baseUrl === void 0 || told === `${baseUrl}${WEBHOOK_PATH}`) return [];
	return [fault("webhook-elsewhere", `Webhooks go to ${told}, and BASE_URL is ${baseUrl}`, {
		why: "unless both lead to this server, either webhooks or verifications do not arrive",
		fix: `Where it is not meant so, set the webhook URL on ${page} to ${baseUrl}${WEBHOOK_PATH}`
	}, "warning")];
}
function judgeManner({ url, contentType, hasSecret, checksCertificate }, page) {
	const isPlain = url.startsWith("http:") && !/^http:\/\/(localhost|127\.[\d.]+|\[::1\])[:/]/.test(url);
	return [
		...contentType === "json" ? [] : [fault("webhook-content-type", `Webhooks are sent as "${contentType}"`, {
			why: "the App reads JSON only, and refuses every one of them",
			fix: `On ${page}, choose the content type "application/json"`
		})],
		...hasSecret ? [] : [fault("webhook-without-secret", "Webhooks are not signed", {
			why: "the App refuses every one of them",
			fix: `On ${page}, set the webhook secret to the value of WEBHOOK_SECRET`
		})],
		...checksCertificate && !isPlain ? [] : [fault("webhook-unprotected", isPlain ? "Webhooks go over plain HTTP" : "GitHub does not check the server's certificate", {
			why: "whoever is on the way can read what they tell of private repositories",
			fix: isPlain ? `On ${page}, give an https address` : `On ${page}, enable SSL verification`
		}, "warning")]
	];
}
function fault(code, what, { why, fix }, level = "problem") {
	return {
		code,
		level,
		subject: "",
		what,
		why,
		fix
	};
}

// src/cli/doctor/group.ts
/** What belongs together on the screen. */
/** What was read, or what kept it from being read. What is no {@link Failure} is ours, and is thrown. */
async function readOrFailure(read) {
	try {
		return await read;
	} catch (error) {
		if (error instanceof Failure) return error;
		throw error;
	}
}
/** As the end of a sentence: one line, without its full stop. */
function reasonIn(failure) {
	return plainLine(failure.message, 400).replace(/[.]$/, "");
}

// src/cli/doctor/look-at-app.ts
const DAY_MS = 864e5;
async function lookAtApp(question) {
	const { inspection, config } = question;
	const [clock, registration] = await Promise.all([inspection.clock(), readOrFailure(inspection.registration())]);
	const timed = clock === null ? [] : [judgeClock(clock)];
	if (registration instanceof Failure) return {
		groups: [{
			title: "GitHub",
			checks: [...timed, refusedOf(registration, config)]
		}],
		installations: []
	};
	const { slug, owner, page } = registration;
	const checks = [
		ok("app", `Signed in as the App ${slug} of ${owner}`),
		...timed,
		...judgeApp(registration, question.needed, page),
		...await lookAtWebhook(question, page)
	];
	const { group, installations } = await lookAtInstallations(question, registration);
	return {
		groups: [{
			title: "GitHub App",
			checks
		}, group],
		installations
	};
}
function refusedOf(failure, { apiUrl }) {
	const isRefused = failure.kind === "forbidden" || failure.kind === "not-found";
	return {
		code: isRefused ? "sign-in-refused" : "github-unreachable",
		level: "problem",
		subject: "",
		what: isRefused ? `GitHub does not take the sign-in of the App. ${reasonIn(failure)}` : `GitHub could not be asked at ${apiUrl}. ${reasonIn(failure)}`,
		why: "nothing on GitHub can be read or answered, and the rest could not be looked at",
		fix: isRefused ? "Check that APP_ID and PRIVATE_KEY are of the same App, that the key was not deleted on its page, and that the clock is right" : "Check the network from this machine, a proxy on the way, GHE_HOST, and https://www.githubstatus.com"
	};
}
async function lookAtWebhook({ inspection, config }, page) {
	const webhook = await readOrFailure(inspection.webhook());
	const deliveries = await readOrFailure(inspection.deliveriesSince(Date.now() - DAY_MS));
	const fix = `See ${page} and ${page}/advanced`;
	return [...webhook instanceof Failure ? [unknown("webhook-unknown", `Where webhooks go could not be read. ${reasonIn(webhook)}`, fix)] : judgeWebhook(webhook, config.baseUrl, page), ...deliveries instanceof Failure ? [unknown("deliveries-unknown", `Which webhooks arrived could not be read. ${reasonIn(deliveries)}`, fix)] : judgeDeliveries(deliveries)];
}
async function lookAtInstallations(question, registration) {
	const title = "Installations";
	const read = await readOrFailure(question.inspection.installations());
	if (read instanceof Failure) {
		const what = `The installations could not be read. ${reasonIn(read)}`;
		return {
			group: {
				title,
				checks: [unknown("installations-unknown", what, "Try again")]
			},
			installations: []
		};
	}
	const checks = read.flatMap((one) => [...judgeInstallation(one, registration, question.needed), ...verifierKey(one, question)]);
	const none = {
		code: "not-installed",
		level: "problem",
		subject: "",
		what: "The App is installed nowhere",
		why: "it sees no repository",
		fix: `Install it: ${registration.page}/installations`
	};
	const installations = read.filter(({ isSuspended }) => !isSuspended);
	return {
		group: {
			title,
			checks: read.length === 0 ? [none] : checks
		},
		installations
	};
}
/** What an auditor needs, and nobody has to keep secret. */
function verifierKey({ id, account }, { config, host }) {
	const key = config.auditSigningKey && readSigningKey(config.auditSigningKey.reveal());
	if (!key) return [];
	const line = verifierKeyText(logOrigin(host, id), key.publicKey);
	return [ok("verifier-key", `Key for auditors of ${account}: ${line}`, account)];
}

// src/cli/doctor/look-at-database.ts
/** The database, looked at from outside. */
async function lookAtDatabase(place) {
	return {
		title: "Database",
		checks: place === null ? [] : [judge(await inspectDatabase(place), place)]
	};
}
function judge(sight, { databaseUrl, dataFolder }) {
	const isEmbedded = databaseUrl === void 0;
	const name = isEmbedded ? `The embedded database in ${dataFolder}` : "The PostgreSQL of DATABASE_URL";
	switch (sight.kind) {
		case "current": return ok("database", `${name} is there and up to date`);
		case "absent": return note("database-absent", `${name} has no tables yet; they are made at the first start`);
		case "behind": return note("database-behind", `${name} was last used by an older version, and is brought up to date at the next start, in ${sight.steps} ${sight.steps === 1 ? "step" : "steps"}`);
		case "newer": return {
			code: "database-newer",
			level: "problem",
			subject: "",
			what: `${name} was used by a newer version of Tidegate, which knows ${sight.steps.join(", ")}`,
			why: "this version does not start on it",
			fix: "Start that version or a later one, or restore a backup"
		};
		case "unusable": return {
			code: "database-unusable",
			level: "problem",
			subject: "",
			what: `${name} cannot be used: ${sight.because.replace(/^DATABASE_URL: the database cannot be used: |[.]$/g, "")}`,
			why: "the App does not start, or stores no webhook",
			fix: isEmbedded ? "Name a folder on a local disk that this user may write with TIDEGATE_DATA" : "Check that it runs, and that DATABASE_URL names it, its user and its password"
		};
	}
}
function note(code, what) {
	return {
		code,
		level: "note",
		subject: "",
		what,
		why: "",
		fix: ""
	};
}

// src/flow/doctor/judge-asked.ts
/** By permission: what a gate asks that takes it, as the policy spells it. */
const ASKED = {
	security_events: {
		key: "alerts.code-scanning",
		isIn: ({ alerts }) => alerts?.["code-scanning"] !== void 0
	},
	vulnerability_alerts: {
		key: "alerts.dependabot",
		isIn: ({ alerts }) => alerts?.dependabot !== void 0
	},
	attestations: {
		key: "attestation",
		isIn: ({ attestation }) => attestation !== void 0
	}
};
/** @param page where the account accepts permissions. */
function judgeAsked(policies, granted, page) {
	const gates = policies.flatMap(({ policy }) => policy.gates);
	return Object.entries(ASKED).flatMap(([permission, { key, isIn }]) => {
		const asking = gates.filter((gate) => isIn(gate.require)).map(({ name }) => name);
		if (asking.length === 0 || granted[permission] !== void 0) return [];
		return [{
			code: "permission-asked-for",
			level: "problem",
			subject: permission,
			what: `The policy asks for \`${key}\` (gate ${asking.join(", gate ")}), and the installation has not granted "${permission}: read"`,
			why: PERMISSIONS[permission]?.without ?? "",
			fix: `Accept the permission on ${page}; where the App does not ask for it yet, give it to the App first`
		}];
	});
}

// src/flow/doctor/judge-drills.ts
/** @param ports null: the App's database cannot be read */
async function judgeDrillsTried(policies, repositoryId, ports) {
	if (drillPlaces(policies).length === 0) return [];
	if (ports === null) return [unknown("drills-unknown", "Whether rollbacks were tried as the policy wants is not known: the database of the App was not read", "Run it where TIDEGATE_DATA or DATABASE_URL names that database")];
	const overdue = await overdueDrills(policies, repositoryId, ports);
	if (overdue.length === 0) return [ok("drills", "Every way back that the policy wants tried was tried in time")];
	return overdue.map((finding) => ({
		...finding,
		level: "warning"
	}));
}

// src/flow/doctor/judge-pages.ts
/** Whether those whom a policy pages can be paged. */
/** @param faultOf why nobody is paged through a variable, fits after its name; null: somebody is. */
function judgePages(policies, repository, faultOf) {
	const levels = policies.flatMap(({ policy }) => policy.escalation ?? []).flatMap((rule) => rule.levels.map(({ page }, index) => ({
		page,
		level: index + 1
	})));
	return levels.filter((each) => levels.find(({ page }) => page === each.page) === each).flatMap(({ page, level }) => {
		const fault = faultOf(page);
		if (fault === null) return [];
		return [{
			code: "page-refused",
			level: "problem",
			subject: page,
			what: `Level ${level} of \`escalation\` cannot be paged: ${page} ${fault}`,
			why: "when a release goes wrong, nobody of this level is woken",
			fix: `Set ${page} to the routing key of a PagerDuty integration ("Events API v2"), add ${fullName(repository)}:${page} to NOTIFY_VARIABLES, and start the App anew`
		}];
	});
}

// src/flow/doctor/judge-policies.ts
/** Whether the policies of a repository are there, and can be applied as they stand. */
/** Of one text; the rest is told when these are mended. */
const SHOWN$1 = 10;
/** @param written what is to be said of the texts, warnings included. */
function judgePolicies(policies, written, owner) {
	switch (policies.kind) {
		case "none": return [withoutPolicy$1()];
		case "org-policy-unreadable": return [unreadable$1(owner)];
		case "invalid": return policies.problems.slice(0, SHOWN$1).map(judgeProblem$1);
		case "in-force": {
			const files = policies.policies.map(({ file }) => file).join(" and ");
			const observed = policies.policies.every(({ policy }) => policy.mode === "observe");
			return [
				ok("policy", `The policy is valid: ${files}`),
				...observed ? [observing()] : [],
				...written.slice(0, SHOWN$1).map(judgeProblem$1)
			];
		}
	}
}
function judgeProblem$1(problem) {
	const isError = problem.severity === "error";
	return {
		code: isError ? "policy-invalid" : "policy-warning",
		level: isError ? "problem" : "warning",
		subject: problem.code,
		what: formatProblem(problem).replace(/[.]$/, ""),
		why: isError ? "the last valid policy that the App has seen goes on; where there was none, every gate stays closed" : "it may not mean what it seems to",
		fix: `Mend ${problem.file} on the default branch; tidegate validate checks it beforehand`
	};
}
function withoutPolicy$1() {
	return {
		code: "policy-missing",
		level: "problem",
		subject: "",
		what: `There is no ${POLICY_FILE} on the default branch`,
		why: "where our protection rule is on, every deployment is held; everywhere else nothing is",
		fix: `Add ${POLICY_FILE}, or leave this repository out of the App`
	};
}
function unreadable$1(owner) {
	return {
		code: "org-policy-unreadable",
		level: "problem",
		subject: owner,
		what: `Whether ${owner} has a policy for all of its repositories cannot be read`,
		why: "it may hold what this one lets go, so every gate stays closed",
		fix: `Install the App on ${owner}/.github too, which holds ${ORGANISATION_FILE}, or on all repositories`
	};
}
function observing() {
	return {
		code: "policy-observes",
		level: "note",
		subject: "",
		what: "The policy only observes: everything is reported, and nothing is held",
		why: "that is how a policy is tried out",
		fix: "Set mode: enforce when it should hold"
	};
}

// src/flow/doctor/judge-merging.ts
/** A group that waits gets its answer after half an hour; GitHub has to wait that long. */
const GROUP_WAITS_MINUTES = 30;
function judgeMerging(findings, seen) {
	const { requiredChecks, queueTimeoutMinutes } = seen;
	if (requiredChecks === null) return [unknown("check-unknown", "What the default branch requires cannot be read, so whether merging is gated is not known", "See Settings → Rules → Rulesets and Settings → Branches")];
	const isRequired = !findings.some(({ code }) => code.startsWith("check-"));
	const isShort = queueTimeoutMinutes !== null && queueTimeoutMinutes <= GROUP_WAITS_MINUTES;
	return [...isRequired ? [ok("required-check", "The default branch requires the check tidegate, from this App")] : [], ...isShort ? [shortQueue(queueTimeoutMinutes)] : []];
}
function shortQueue(minutes) {
	return {
		code: "queue-timeout-short",
		level: "warning",
		subject: "",
		what: `The merge queue gives a group up after ${minutes} minutes`,
		why: `a group that waits for a gate is answered after ${GROUP_WAITS_MINUTES} minutes, with its reason; GitHub gives it up before`,
		fix: `Settings → Rules → Rulesets → Require merge queue: set the status check timeout to more than ${GROUP_WAITS_MINUTES} minutes`
	};
}

// src/flow/doctor/judge-repository.ts
function environmentRows(policies, { environments }) {
	const enforced = policies.filter(({ policy }) => policy.mode === "enforce");
	return environments.map((each) => ({
		...each,
		isGated: isGated(enforced, each.name)
	}));
}
const LEVELS = {
	"rule-missing": "problem",
	"admin-bypass": "warning",
	"check-not-required": "problem",
	"check-not-bound": "problem"
};
function judgeRepository(policies, seen) {
	const { findings } = judgePosture(policies, seen);
	const rows = environmentRows(policies, seen);
	const gated = rows.filter((row) => row.isGated);
	const isMergeGated = policies.some(({ policy }) => policy.mode === "enforce" && policy.gates.some((gate) => gate.at === "merge"));
	return [
		...findings.map(judgeFinding),
		...absentEnvironments(policies, seen),
		...findings.some(({ code }) => code === "rule-missing") ? planOf(seen) : [],
		...gated.length > 0 && gated.every(({ hasOurRule }) => hasOurRule) ? [ok("rules", "Our protection rule is on in every environment that the policy gates")] : [],
		...gated.filter(({ hasOurRule, canAdminsBypass }) => hasOurRule && canAdminsBypass === null).map(bypassUnknown),
		...nothingGated(policies, rows),
		...isMergeGated ? judgeMerging(findings, seen) : []
	];
}
function judgeFinding(finding) {
	return {
		...finding,
		level: LEVELS[finding.code]
	};
}
function bypassUnknown({ name }) {
	const what = `GitHub does not say whether administrators may bypass the protection rules of ${name}`;
	return unknown("admin-bypass", what, `See Settings → Environments → ${name}`, name);
}
/** GitHub makes an environment when the first job names it, and makes it without our rule. */
function absentEnvironments(policies, { environments }) {
	const named = policies.filter(({ policy }) => policy.mode === "enforce").flatMap(({ policy }) => Object.keys(policy.environments ?? {})).filter((name) => !isGlob(name));
	return [...new Set(named)].filter((name) => !environments.some((each) => isSameName(each.name, name))).map((name) => ({
		code: "environment-absent",
		level: "warning",
		subject: name,
		what: `The policy names the environment ${name}, and there is none of this name`,
		why: "GitHub makes it when the first job names it, without our protection rule, and that job is not held",
		fix: `Settings → Environments: create ${name} and switch on Tidegate; or correct the name in the policy`
	}));
}
/** An organisation's plan is shown to its owners only. Internal repositories exist with GitHub Enterprise alone. */
function planOf({ visibility, environments }) {
	if (visibility !== "private" || environments.some(({ hasOurRule }) => hasOurRule)) return [];
	return [{
		code: "plan-may-lack-rules",
		level: "warning",
		subject: "",
		what: "The repository is private, and our protection rule is on nowhere in it",
		why: "GitHub offers protection rules for private repositories with GitHub Enterprise only, and does not tell the App which plan there is",
		fix: "Where the settings of the environment have no \"Deployment protection rules\", use the Action: a job with `uses: OWNER/tidegate@COMMIT` and `with: { command: gate, environment: NAME }` before the one that deploys; see docs/guide/action.md"
	}];
}
function nothingGated(policies, rows) {
	if (!policies.some(({ policy }) => policy.mode === "enforce" && policy.gates.some(({ at }) => at === "deploy")) || rows.some((row) => row.hasOurRule || row.isGated)) return [];
	return [{
		code: "nothing-gated",
		level: "warning",
		subject: "",
		what: "The policy has gates for deployments, and our protection rule is on in no environment",
		why: "no deployment is held",
		fix: "Settings → Environments → the environment → Deployment protection rules: switch on Tidegate"
	}];
}

// src/flow/doctor/judge-unguarded.ts
/** Whether something is deployed past every gate, as far as that can be seen. */
/** Of each kind; `/o/ORG` has more. */
const SHOWN = 5;
function judgeUnguarded({ workflows, posture }) {
	const found = [...judgeWorkflows(workflows), ...judgeDeployments(posture)];
	return found.length > 0 ? found : [ok("unguarded", "No deployment is known that passes our gates")];
}
function judgeWorkflows(workflows) {
	const fix = "Look yourself for jobs with environment: { deployment: false } in .github/workflows";
	if (workflows === null) return [unknown("unguarded-jobs-unknown", "The workflow files on the default branch could not be read", fix)];
	const { jobs, unread } = workflows;
	const one = unread.length === 1;
	const what = `${unread.length} workflow ${one ? "file was" : "files were"} not read or not understood: ${unread.slice(0, SHOWN).join(", ")}`;
	return [...jobs.slice(0, SHOWN).map(({ workflow, job, environment }) => ({
		code: "unguarded-job",
		level: "warning",
		subject: environment,
		what: `The job ${job} of ${workflow} uses the environment ${environment} with deployment: false`,
		why: "GitHub makes no deployment for it, so no protection rule of ours is asked, and what it deploys is not recorded",
		fix: `Take deployment: false out of the job, or put a job with the gate command before it`
	})), ...unread.length === 0 ? [] : [unknown("unguarded-jobs-unknown", what, fix)]];
}
function judgeDeployments(posture) {
	if (posture === null || posture.unguarded.count === 0) return [];
	const { count, last } = posture.unguarded;
	const told = last.slice(0, SHOWN).map(({ deploymentId, environment, sha, at, because }) => {
		return `${sha.slice(0, 7)} to ${environment} on ${at.slice(0, 10)} (deployment ${deploymentId}; ${sayUnguarded(because)})`;
	});
	return [{
		code: "unguarded-deployments",
		level: "warning",
		subject: "",
		what: `${count} ${count === 1 ? "deployment" : "deployments"} to governed environments passed without a gate of ours. The newest: ${told.join("; ")}`,
		why: "nothing was asked before them, and figures and records know them by GitHub's word alone",
		fix: "Find out who deploys past GitHub Actions or without our rule, and let it go through a job with the environment"
	}];
}

// src/cli/doctor/look-at-repository.ts
async function lookAtRepository(repository, { gitHubApp, notify, isAsked, installation, postureOf, kept }) {
	const { joined, written, hasOwn, github, sha } = await readPolicies(repository, gitHubApp);
	if (!(joined.kind === "org-policy-unreadable" ? hasOwn : joined.kind !== "none") && !isAsked) return "without-policy";
	const name = fullName(repository);
	const policies = joined.kind === "in-force" ? joined.policies : [];
	const seen = {
		...await (await gitHubApp.watch(repository)).settings(),
		...await gitHubApp.inspection.surroundings(repository)
	};
	const lookPast = async () => ({
		workflows: await readWorkflows(github, sha, Date.now()),
		posture: await postureOf(repository.id)
	});
	return {
		title: name,
		repository: name,
		checks: [
			...judgePolicies(joined, written, repository.owner),
			...policies.length === 0 ? [] : judgeRepository(policies, seen),
			...installation === void 0 ? [] : judgeAsked(policies, installation.permissions, installation.page),
			...policies.length === 0 ? [] : judgeUnguarded(await lookPast()),
			...await judgeDrillsTried(policies, repository.id, kept && {
				store: kept,
				clock: { now: () => Date.now() }
			}),
			...notify === null ? [] : judgeNotices(policies, repository, notify),
			...notify === null ? [] : judgePages(policies, repository, (variable) => pageFault(notify.allowed, variable, repository))
		],
		environments: environmentRows(policies, seen)
	};
}
/** As they stand now: what the App remembers of former ones is not looked past a fault. */
async function readPolicies(repository, gitHubApp) {
	const at = Date.now();
	const github = await gitHubApp.github(repository);
	const { sha, owner } = await github.repository(POLICY_FILE);
	const above = await readOrganisationPolicy(github, owner, NO_MEMORY, at);
	const input = {
		repositoryId: repository.id,
		sha,
		organisation: policyOf(above),
		at
	};
	const own = await readRepositoryPolicy(github, NOTHING_KEPT, input);
	const written = [above, own].flatMap((text) => text.kind === "in-force" ? text.problems : []);
	return {
		joined: joinPolicies(above, own),
		written,
		hasOwn: own.kind !== "none",
		github,
		sha
	};
}
const NOTHING_KEPT = {
	keepValidPolicy: async () => void 0,
	lastValidPolicy: async () => null
};
function judgeNotices(policies, repository, { allowed }) {
	return wishesOf(policies).flatMap(({ target }) => {
		if (destinationOf(allowed, target, repository).kind === "allowed") return [];
		return [{
			code: "notify-refused",
			level: "warning",
			subject: target.variable,
			what: `The policy has people told through ${target.variable}, which the environment of the App does not allow`,
			why: "nobody is told",
			fix: `If people may send there, add ${fullName(repository)}:${target.variable} to NOTIFY_VARIABLES, and set ${target.variable}`
		}];
	});
}

// src/cli/doctor/look-at-repositories.ts
/** Of those that nobody named: each takes about ten requests. */
const MOST = 100;
const AT_ONCE = 4;
/** No more are begun after this: somebody waits for the answer. */
const LASTS_MS = 18e4;
/** GitHub is not there: the others would each take as long to find that out. */
const MOST_UNREACHED = 3;
async function lookAtRepositories(question) {
	const { repositories, checks } = await chosen(question);
	const groups = await lookAtEach(repositories, question);
	const left = repositories.length - groups.filter((group) => group !== void 0).length;
	const shown = groups.filter((group) => group !== void 0 && group !== "without-policy");
	const silent = groups.filter((group) => group === "without-policy").length;
	const summary = [
		...checks,
		...silent === 0 ? [] : [withoutPolicy(silent, repositories.length)],
		...left === 0 ? [] : [leftOut(left)]
	];
	return [...summary.length === 0 ? [] : [{
		title: "Repositories",
		checks: summary
	}], ...shown];
}
async function chosen({ gitHubApp, installations, asked }) {
	const owners = asked.map((name) => name.split("/")[0]?.toLowerCase());
	const wanted = installations.filter(({ account }) => asked.length === 0 || owners.includes(account.toLowerCase()));
	const checks = [];
	const all = [];
	for (const { id, account } of wanted) {
		const read = await readOrFailure(gitHubApp.app.repositoriesOf(id));
		if (read instanceof Failure) checks.push(unlisted(account, read));
		else all.push(...read);
		if (read instanceof Failure && read.kind === "unavailable") break;
	}
	if (asked.length === 0) {
		const more = all.length - MOST;
		return {
			repositories: all.slice(0, MOST),
			checks: [...checks, ...more > 0 ? [leftOut(more)] : []]
		};
	}
	const named = asked.map((name) => [name, all.find((one) => isNamed(one, name))]);
	const missing = named.flatMap(([name, found]) => found === void 0 ? [notInstalled(name)] : []);
	return {
		repositories: named.flatMap(([, found]) => found ?? []),
		checks: [...checks, ...missing]
	};
}
function isNamed(repository, name) {
	return fullName(repository).toLowerCase() === name.toLowerCase();
}
/** By place; undefined where it was not come to. */
async function lookAtEach(repositories, { gitHubApp, notify, asked, installations, postureOf, kept }) {
	const seen = repositories.map(() => void 0);
	const queue = [...repositories.entries()];
	const endsAt = performance.now() + LASTS_MS;
	const mayGoOn = () => performance.now() < endsAt && seen.filter(isUnreached).length < MOST_UNREACHED;
	const work = async () => {
		for (let next = queue.shift(); next !== void 0 && mayGoOn(); next = queue.shift()) {
			const [place, repository] = next;
			const installation = installations.find(({ id }) => id === repository.installationId);
			const question = {
				gitHubApp,
				notify,
				isAsked: asked.length > 0,
				installation,
				postureOf,
				kept
			};
			seen[place] = await readOrFailure(lookAtRepository(repository, question));
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return repositories.map((repository, place) => {
		const one = seen[place];
		return one instanceof Failure ? unreadable(repository, one) : one;
	});
}
function isUnreached(seen) {
	return seen instanceof Failure && seen.kind === "unavailable";
}
function unreadable(repository, failure) {
	const name = fullName(repository);
	return {
		title: name,
		repository: name,
		checks: [{
			code: "repository-unreadable",
			level: "problem",
			subject: name,
			what: `${name} could not be looked at. ${reasonIn(failure)}`,
			why: "the App reads the same when it answers a gate, and keeps the gate closed where it cannot",
			fix: "Mend what is told here, or try again"
		}]
	};
}
function unlisted(account, failure) {
	return {
		code: "repositories-unlisted",
		level: "problem",
		subject: account,
		what: `The repositories of ${account} could not be listed. ${reasonIn(failure)}`,
		why: "neither they nor those of later installations were looked at",
		fix: "Try again"
	};
}
function notInstalled(name) {
	return {
		code: "repository-not-installed",
		level: "problem",
		subject: name,
		what: `The App is not installed on ${name}, or there is no such repository, or it is archived`,
		why: "nothing there is gated",
		fix: "Check the name, and install the App there"
	};
}
function withoutPolicy(count, all) {
	return ok("without-policy", `Without a policy, and not looked at: ${count} of ${all}`);
}
function leftOut(count) {
	const what = `${count} ${count === 1 ? "repository was" : "repositories were"} not looked at`;
	return unknown("repositories-left-out", what, "Name those that matter: tidegate doctor --repo OWNER/NAME");
}

// src/cli/doctor/look-at-settings.ts
/** The environment variables: what is wrong, what is off, and what of them can be used to look further. */
function lookAtSettings(env) {
	const read = readConfig(env);
	const problems = read.kind === "valid" ? [] : read.problems;
	const config = read.kind === "valid" ? read.config : configWithout(problems, env);
	return {
		group: {
			title: "Configuration",
			checks: [
				...problems.map(judgeProblem),
				...problems.length === 0 ? [ok("configuration", "The environment variables are complete and valid")] : [],
				...switchedOff(env, problems),
				...told(config)
			]
		},
		config,
		database: placeIn(env, problems),
		knowsNotify: read.kind === "valid"
	};
}
/** The message says what, why and how to fix it. */
function judgeProblem({ variable, message }) {
	return {
		code: "configuration-invalid",
		level: "problem",
		subject: variable,
		what: `${variable}: ${message.replace(/[.]$/, "")}`,
		why: "the App does not start",
		fix: ""
	};
}
const FOR_GITHUB = [
	"APP_ID",
	"PRIVATE_KEY",
	"PRIVATE_KEY_PATH",
	"GHE_HOST",
	"GHE_PROTOCOL"
];
const OF_USE = [
	"BASE_URL",
	"AUDIT_SIGNING_KEY",
	"LIBRARY_TOKEN",
	"TIDEGATE_DATA",
	"DATABASE_URL"
];
/** One broken variable must not hide what else is wrong. The secret signs nothing here. */
function configWithout(problems, env) {
	const sound = OF_USE.filter((name) => !problems.some(({ variable }) => variable === name));
	const kept = [...FOR_GITHUB, ...sound].map((name) => [name, env[name]]);
	const read = readConfig({
		...Object.fromEntries(kept),
		WEBHOOK_SECRET: randomBytes(32).toString("hex")
	});
	return read.kind === "valid" ? read.config : null;
}
function placeIn(env, problems) {
	if (problems.some(({ variable }) => variable === "DATABASE_URL")) return null;
	return {
		databaseUrl: settingIn(env, "DATABASE_URL"),
		dataFolder: settingIn(env, "TIDEGATE_DATA") ?? "./data"
	};
}
function switchedOff(env, problems) {
	const notes = [{
		code: "verifications-off",
		level: "note",
		subject: "BASE_URL",
		what: "BASE_URL is not set, so jobs cannot send verifications",
		why: "promotions and gates that ask for a verified deployment stay closed",
		fix: "Set it to the https address of the server, such as https://tidegate.example.com"
	}, {
		code: "checkpoints-off",
		level: "note",
		subject: "AUDIT_SIGNING_KEY",
		what: "AUDIT_SIGNING_KEY is not set, so nothing vouches for the audit log",
		why: "whoever can write the database can change the log unseen",
		fix: "Set it to the output of: openssl genpkey -algorithm ed25519"
	}];
	const isWrong = (name) => problems.some(({ variable }) => variable === name);
	return [...notes.filter(({ subject }) => settingIn(env, subject) === void 0 && !isWrong(subject)), ...settingIn(env, "WEBHOOK_SECRET_PREVIOUS") === void 0 ? [] : [rotating()]];
}
function rotating() {
	return {
		code: "secret-rotating",
		level: "note",
		subject: "WEBHOOK_SECRET_PREVIOUS",
		what: "Webhooks signed with the previous secret are still taken",
		why: "that is meant for the time of the change only",
		fix: "Unset WEBHOOK_SECRET_PREVIOUS once GitHub signs with the new one"
	};
}
/** Names, never values. */
function told(config) {
	const allowed = config?.notify.allowed ?? [];
	if (allowed.length === 0) return [];
	const names = allowed.map(({ variable, repositories }) => `${variable} (${repositories ?? "all repositories"})`);
	return [ok("notify", `Policies may have people told through ${names.join(", ")}`)];
}
function settingIn(env, variable) {
	return env[variable]?.trim() || void 0;
}

// src/cli/doctor/read-postures.ts
/** What the App last saw of repositories, and how they went back, out of its database. */
/** Null, always, where the database cannot be read: another check tells why. */
async function readPostures(place) {
	const store = place === null ? null : await openLibrary(place).catch(onlyFailure);
	if (store === null) return {
		read: async () => null,
		kept: null,
		close: async () => void 0
	};
	const read = async (id) => (await store.postures([id]))[0]?.posture ?? null;
	return {
		read,
		kept: store,
		close: () => store.close()
	};
}
function onlyFailure(error) {
	if (error instanceof Failure) return null;
	throw error;
}

// src/cli/doctor/examine.ts
/** @param asked repositories, as `owner/name`; none: all that have a policy. */
async function examine(env, asked) {
	const settings = lookAtSettings(env);
	const groups = [settings.group, await lookAtDatabase(settings.database)];
	const { config } = settings;
	if (config === null) return [...groups, {
		title: "GitHub",
		checks: [unasked()]
	}];
	const gitHubApp = signIn(config);
	const host = gitHubHost(config.apiUrl);
	const app = await lookAtApp({
		inspection: gitHubApp.inspection,
		config,
		host,
		needed: appNeeds()
	});
	groups.push(...app.groups);
	if (app.installations.length > 0) {
		const notify = settings.knowsNotify ? config.notify : null;
		const { installations } = app;
		const { read: postureOf, kept, close } = await readPostures(settings.database);
		const question = {
			gitHubApp,
			notify,
			installations,
			asked,
			postureOf,
			kept
		};
		groups.push(...await lookAtRepositories(question).finally(close));
	}
	return groups.map(withoutSecrets(config));
}
/** Nothing is counted against the limits of the App: a look takes a few dozen requests. */
function signIn(config) {
	const log = createLog({
		level: "silent",
		secrets: [],
		to: { write: () => void 0 }
	});
	const nothing = async () => void 0;
	return createGitHubApp({
		...config,
		log,
		limits: {
			before: nothing,
			answered: nothing,
			refused: nothing
		}
	});
}
function unasked() {
	return {
		code: "github-not-asked",
		level: "unknown",
		subject: "",
		what: "Nothing on GitHub could be looked at without a valid APP_ID and private key",
		why: "",
		fix: "Mend the configuration first, and look again"
	};
}
/** No sentence has one in it, and what GitHub or a database server answers is not ours to vouch for. */
function withoutSecrets(config) {
	const { privateKey, webhookSecrets, databaseUrl, auditSigningKey, libraryToken, notify } = config;
	const secrets = [
		privateKey,
		...webhookSecrets,
		databaseUrl,
		auditSigningKey,
		libraryToken,
		...notify.secrets
	];
	const redact = redactor(secrets.filter((secret) => secret !== void 0));
	return (group) => ({
		...group,
		checks: group.checks.map((check) => ({
			...check,
			what: redact(check.what),
			why: redact(check.why),
			fix: redact(check.fix)
		}))
	});
}

// src/cli/doctor/report.ts
/** What the doctor tells: for people, and for programs. */
function countChecks(groups) {
	const checks = groups.flatMap((group) => group.checks);
	const count = (level) => checks.filter((check) => check.level === level).length;
	return {
		problems: count("problem"),
		warnings: count("warning"),
		unknown: count("unknown")
	};
}
function doctorDocument(groups) {
	return {
		version: 1,
		...countChecks(groups),
		groups: groups.map(({ title, repository, checks, environments }) => ({
			title,
			repository: repository ?? null,
			checks: checks.map(({ code, level, subject, what, why, fix }) => ({
				code,
				level,
				subject,
				what,
				why,
				fix
			})),
			...environments === void 0 ? {} : { environments: environments.map(({ name, isGated, hasOurRule, canAdminsBypass }) => ({
				name,
				gated: isGated,
				rule: hasOurRule,
				adminsMayBypass: canAdminsBypass
			})) }
		}))
	};
}
/** The first line is the whole story. Ends without a line break. @param columns of the terminal; infinite: no terminal. */
function doctorText(groups, columns) {
	const shown = groups.filter(({ checks }) => checks.length > 0);
	return [headline(countChecks(groups)), ...shown.map((group) => groupText(group, columns))].join("\n\n");
}
function headline({ problems, warnings, unknown }) {
	if (problems + warnings + unknown === 0) return "Everything is in order";
	const open = unknown === 0 ? "" : `, ${unknown} not known`;
	return `${counted(problems, "problem")}, ${counted(warnings, "warning")}${open}`;
}
function counted(count, noun) {
	return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
const MARKS = {
	ok: "ok",
	note: "note",
	unknown: "unknown",
	warning: "WARNING",
	problem: "PROBLEM"
};
const MARGIN = 11;
/** A name or a reason that others chose fills no screen. */
const LONGEST = 1e3;
/** Narrower, wrapping makes nothing easier to read. */
const NARROWEST = 60;
function groupText({ title, checks, environments }, columns) {
	const table = environments === void 0 ? [] : tableText(environments);
	return [
		plainLine(title),
		...table,
		...checks.flatMap((check) => checkText(check, columns))
	].join("\n");
}
function checkText({ code, level, what, why, fix }, columns) {
	const named = level === "ok" || level === "note" ? what : `${what} (${code})`;
	return [
		...wrapped(`  ${MARKS[level]}`, named, columns),
		...why === "" ? [] : wrapped("", `Why: ${why}`, columns),
		...fix === "" ? [] : wrapped("", `Fix: ${fix}`, columns)
	];
}
/** Words that do not fit go on below, behind the margin. */
function wrapped(mark, text, columns) {
	const width = Math.max(columns, NARROWEST) - MARGIN;
	const lines = [];
	let line = "";
	for (const word of plainLine(text, LONGEST).split(" ")) if (line !== "" && line.length + 1 + word.length > width) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return [...lines, line].map((one, number) => `${(number === 0 ? mark : "").padEnd(MARGIN)}${one}`);
}
const HEAD = [
	"environment",
	"held by the policy",
	"our rule",
	"administrators may bypass"
];
function tableText(environments) {
	if (environments.length === 0) return ["  It has no environments yet."];
	const rows = environments.map(({ name, isGated, hasOurRule, canAdminsBypass }) => [
		plainLine(name, 60),
		isGated ? "yes" : "no",
		hasOurRule ? "on" : "off",
		canAdminsBypass === null ? "not known" : canAdminsBypass ? "yes" : "no"
	]);
	const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
	const line = (cells) => `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd();
	return [line(HEAD), ...rows.map(line)];
}

// src/cli/doctor/command.ts
/** `tidegate doctor`: whether the App is set up so that its gates hold. */
function doctorCommand() {
	return new Command("doctor").exitOverride().showHelpAfterError("For what there is, and an example, add --help").description("Looks at the environment variables of the App, its database, the App on GitHub and the settings of each repository that has a policy. Only reads; the App may be running.").option("--repo <owner/name>", "only this repository; may be given several times", collect).option("--json", "print one JSON document").addHelpText("after", "\nExample:\n  tidegate doctor\n  tidegate doctor --repo acme/shop --json\n\nExit code: 0 no problems (warnings may be), 1 problems, 2 wrong usage.").action(async (options) => {
		process.exitCode = await run(options);
	});
}
function collect(value, known = []) {
	return [...known, value];
}
async function run({ repo = [], json }) {
	const wrong = repo.find((name) => !/^[\w.-]+\/[\w.-]+$/.test(name));
	if (wrong !== void 0) throw new UsageError(`--repo ${wrong} is no repository. Write owner/name.`);
	const groups = await examine(process.env, repo);
	if (json) await printJson(doctorDocument(groups));
	else await print(doctorText(groups, process.stdout.columns ?? Number.POSITIVE_INFINITY));
	return countChecks(groups).problems === 0 ? EXIT.ok : EXIT.failed;
}

export { doctorCommand };