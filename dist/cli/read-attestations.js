import { t as Failure } from "./failure.js";
import { n as lacksPermission, t as listByCursor } from "./list-by-cursor.js";
import { z } from "zod";
import { bundleFromJSON } from "@sigstore/bundle";
import { TrustedRoot } from "@sigstore/protobuf-specs";
import { Verifier, toSignedEntity, toTrustMaterial } from "@sigstore/verify";

// src/github/attestations/schema.ts
/** What is read of GitHub's list of attestations, and of an in-toto statement. */
const ListedAttestation = z.object({ bundle: z.record(z.string(), z.unknown()) });
const Statement = z.object({
	subject: z.array(z.object({ digest: z.record(z.string(), z.string()) })),
	predicateType: z.string()
});

// src/github/attestations/public-good-root.ts
/**
* Whom Sigstore's public instance trusts: its certificate authorities, logs and time stampers. Public repositories attest
* through it. From `@sigstore/tuf` 4.0.2 (`seeds.json`, target `trusted_root.json`), where Sigstore publishes it signed. A
* key that came later is not in it, and what it signed does not verify: a gate that asks for it stays held.
*/
const PUBLIC_GOOD_ROOT = {
	mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
	tlogs: [{
		baseUrl: "https://rekor.sigstore.dev",
		hashAlgorithm: "SHA2_256",
		publicKey: {
			rawBytes: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2G2Y+2tabdTV5BcGiBIx0a9fAFwrkBbmLSGtks4L3qX6yYY0zufBnhC8Ur/iy55GhWP/9A/bY2LhC30M9+RYtw==",
			keyDetails: "PKIX_ECDSA_P256_SHA_256",
			validFor: { start: "2021-01-12T11:53:27Z" }
		},
		logId: { keyId: "wNI9atQGlz+VWfO6LRygH4QUfY/8W4RFwiT5i5WRgB0=" }
	}, {
		baseUrl: "https://log2025-1.rekor.sigstore.dev",
		hashAlgorithm: "SHA2_256",
		publicKey: {
			rawBytes: "MCowBQYDK2VwAyEAt8rlp1knGwjfbcXAYPYAkn0XiLz1x8O4t0YkEhie244=",
			keyDetails: "PKIX_ED25519",
			validFor: { start: "2025-09-23T00:00:00Z" }
		},
		logId: { keyId: "zxGZFVvd0FEmjR8WrFwMdcAJ9vtaY/QXf44Y1wUeP6A=" }
	}],
	certificateAuthorities: [{
		subject: {
			organization: "sigstore.dev",
			commonName: "sigstore"
		},
		uri: "https://fulcio.sigstore.dev",
		certChain: { certificates: [{ rawBytes: "MIIB+DCCAX6gAwIBAgITNVkDZoCiofPDsy7dfm6geLbuhzAKBggqhkjOPQQDAzAqMRUwEwYDVQQKEwxzaWdzdG9yZS5kZXYxETAPBgNVBAMTCHNpZ3N0b3JlMB4XDTIxMDMwNzAzMjAyOVoXDTMxMDIyMzAzMjAyOVowKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTB2MBAGByqGSM49AgEGBSuBBAAiA2IABLSyA7Ii5k+pNO8ZEWY0ylemWDowOkNa3kL+GZE5Z5GWehL9/A9bRNA3RbrsZ5i0JcastaRL7Sp5fp/jD5dxqc/UdTVnlvS16an+2Yfswe/QuLolRUCrcOE2+2iA5+tzd6NmMGQwDgYDVR0PAQH/BAQDAgEGMBIGA1UdEwEB/wQIMAYBAf8CAQEwHQYDVR0OBBYEFMjFHQBBmiQpMlEk6w2uSu1KBtPsMB8GA1UdIwQYMBaAFMjFHQBBmiQpMlEk6w2uSu1KBtPsMAoGCCqGSM49BAMDA2gAMGUCMH8liWJfMui6vXXBhjDgY4MwslmN/TJxVe/83WrFomwmNf056y1X48F9c4m3a3ozXAIxAKjRay5/aj/jsKKGIkmQatjI8uupHr/+CxFvaJWmpYqNkLDGRU+9orzh5hI2RrcuaQ==" }] },
		validFor: {
			start: "2021-03-07T03:20:29Z",
			end: "2022-12-31T23:59:59.999Z"
		}
	}, {
		subject: {
			organization: "sigstore.dev",
			commonName: "sigstore"
		},
		uri: "https://fulcio.sigstore.dev",
		certChain: { certificates: [{ rawBytes: "MIICGjCCAaGgAwIBAgIUALnViVfnU0brJasmRkHrn/UnfaQwCgYIKoZIzj0EAwMwKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTAeFw0yMjA0MTMyMDA2MTVaFw0zMTEwMDUxMzU2NThaMDcxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEeMBwGA1UEAxMVc2lnc3RvcmUtaW50ZXJtZWRpYXRlMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE8RVS/ysH+NOvuDZyPIZtilgUF9NlarYpAd9HP1vBBH1U5CV77LSS7s0ZiH4nE7Hv7ptS6LvvR/STk798LVgMzLlJ4HeIfF3tHSaexLcYpSASr1kS0N/RgBJz/9jWCiXno3sweTAOBgNVHQ8BAf8EBAMCAQYwEwYDVR0lBAwwCgYIKwYBBQUHAwMwEgYDVR0TAQH/BAgwBgEB/wIBADAdBgNVHQ4EFgQU39Ppz1YkEZb5qNjpKFWixi4YZD8wHwYDVR0jBBgwFoAUWMAeX5FFpWapesyQoZMi0CrFxfowCgYIKoZIzj0EAwMDZwAwZAIwPCsQK4DYiZYDPIaDi5HFKnfxXx6ASSVmERfsynYBiX2X6SJRnZU84/9DZdnFvvxmAjBOt6QpBlc4J/0DxvkTCqpclvziL6BCCPnjdlIB3Pu3BxsPmygUY7Ii2zbdCdliiow=" }, { rawBytes: "MIIB9zCCAXygAwIBAgIUALZNAPFdxHPwjeDloDwyYChAO/4wCgYIKoZIzj0EAwMwKjEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MREwDwYDVQQDEwhzaWdzdG9yZTAeFw0yMTEwMDcxMzU2NTlaFw0zMTEwMDUxMzU2NThaMCoxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjERMA8GA1UEAxMIc2lnc3RvcmUwdjAQBgcqhkjOPQIBBgUrgQQAIgNiAAT7XeFT4rb3PQGwS4IajtLk3/OlnpgangaBclYpsYBr5i+4ynB07ceb3LP0OIOZdxexX69c5iVuyJRQ+Hz05yi+UF3uBWAlHpiS5sh0+H2GHE7SXrk1EC5m1Tr19L9gg92jYzBhMA4GA1UdDwEB/wQEAwIBBjAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBRYwB5fkUWlZql6zJChkyLQKsXF+jAfBgNVHSMEGDAWgBRYwB5fkUWlZql6zJChkyLQKsXF+jAKBggqhkjOPQQDAwNpADBmAjEAj1nHeXZp+13NWBNa+EDsDP8G1WWg1tCMWP/WHPqpaVo0jhsweNFZgSs0eE7wYI4qAjEA2WB9ot98sIkoF3vZYdd3/VtWB5b9TNMea7Ix/stJ5TfcLLeABLE4BNJOsQ4vnBHJ" }] },
		validFor: { start: "2022-04-13T20:06:15Z" }
	}],
	ctlogs: [{
		baseUrl: "https://ctfe.sigstore.dev/test",
		hashAlgorithm: "SHA2_256",
		publicKey: {
			rawBytes: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEbfwR+RJudXscgRBRpKX1XFDy3PyudDxz/SfnRi1fT8ekpfBd2O1uoz7jr3Z8nKzxA69EUQ+eFCFI3zeubPWU7w==",
			keyDetails: "PKIX_ECDSA_P256_SHA_256",
			validFor: {
				start: "2021-03-14T00:00:00Z",
				end: "2022-10-31T23:59:59.999Z"
			}
		},
		logId: { keyId: "CGCS8ChS/2hF0dFrJ4ScRWcYrBY9wzjSbea8IgY2b3I=" }
	}, {
		baseUrl: "https://ctfe.sigstore.dev/2022",
		hashAlgorithm: "SHA2_256",
		publicKey: {
			rawBytes: "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEiPSlFi0CmFTfEjCUqF9HuCEcYXNKAaYalIJmBZ8yyezPjTqhxrKBpMnaocVtLJBI1eM3uXnQzQGAJdJ4gs9Fyw==",
			keyDetails: "PKIX_ECDSA_P256_SHA_256",
			validFor: { start: "2022-10-20T00:00:00Z" }
		},
		logId: { keyId: "3T0wasbHETJjGR4cmWc3AqJKXrjePK3/h4pygC8p7o4=" }
	}],
	timestampAuthorities: [{
		subject: {
			organization: "sigstore.dev",
			commonName: "sigstore-tsa-selfsigned"
		},
		uri: "https://timestamp.sigstore.dev/api/v1/timestamp",
		certChain: { certificates: [{ rawBytes: "MIICEDCCAZagAwIBAgIUOhNULwyQYe68wUMvy4qOiyojiwwwCgYIKoZIzj0EAwMwOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZDAeFw0yNTA0MDgwNjU5NDNaFw0zNTA0MDYwNjU5NDNaMC4xFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEVMBMGA1UEAxMMc2lnc3RvcmUtdHNhMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE4ra2Z8hKNig2T9kFjCAToGG30jky+WQv3BzL+mKvh1SKNR/UwuwsfNCg4sryoYAd8E6isovVA3M4aoNdm9QDi50Z8nTEyvqgfDPtTIwXItfiW/AFf1V7uwkbkAoj0xxco2owaDAOBgNVHQ8BAf8EBAMCB4AwHQYDVR0OBBYEFIn9eUOHz9BlRsMCRscsc1t9tOsDMB8GA1UdIwQYMBaAFJjsAe9/u1H/1JUeb4qImFMHic6/MBYGA1UdJQEB/wQMMAoGCCsGAQUFBwMIMAoGCCqGSM49BAMDA2gAMGUCMDtpsV/6KaO0qyF/UMsX2aSUXKQFdoGTptQGc0ftq1csulHPGG6dsmyMNd3JB+G3EQIxAOajvBcjpJmKb4Nv+2Taoj8Uc5+b6ih6FXCCKraSqupe07zqswMcXJTe1cExvHvvlw==" }, { rawBytes: "MIIB9zCCAXygAwIBAgIUV7f0GLDOoEzIh8LXSW80OJiUp14wCgYIKoZIzj0EAwMwOTEVMBMGA1UEChMMc2lnc3RvcmUuZGV2MSAwHgYDVQQDExdzaWdzdG9yZS10c2Etc2VsZnNpZ25lZDAeFw0yNTA0MDgwNjU5NDNaFw0zNTA0MDYwNjU5NDNaMDkxFTATBgNVBAoTDHNpZ3N0b3JlLmRldjEgMB4GA1UEAxMXc2lnc3RvcmUtdHNhLXNlbGZzaWduZWQwdjAQBgcqhkjOPQIBBgUrgQQAIgNiAAQUQNtfRT/ou3YATa6wB/kKTe70cfJwyRIBovMnt8RcJph/COE82uyS6FmppLLL1VBPGcPfpQPYJNXzWwi8icwhKQ6W/Qe2h3oebBb2FHpwNJDqo+TMaC/tdfkv/ElJB72jRTBDMA4GA1UdDwEB/wQEAwIBBjASBgNVHRMBAf8ECDAGAQH/AgEAMB0GA1UdDgQWBBSY7AHvf7tR/9SVHm+KiJhTB4nOvzAKBggqhkjOPQQDAwNpADBmAjEAwGEGrfGZR1cen1R8/DTVMI943LssZmJRtDp/i7SfGHmGRP6gRbuj9vOK3b67Z0QQAjEAuT2H673LQEaHTcyQSZrkp4mX7WwkmF+sVbkYY5mXN+RMH13KUEHHOqASaemYWK/E" }] },
		validFor: { start: "2025-07-04T00:00:00Z" }
	}]
};

// src/github/attestations/verify-bundle.ts
/**
* Whether a Sigstore bundle was signed by the workflow that its certificate names. Checked by Sigstore's own library:
* the chain up to a root that is trusted, the logs or the time stamp, and the signature over the statement.
*/
/** @param root JSON of Sigstore's `TrustedRoot`. Throws on anything else. */
function rootFrom(root) {
	const trusted = TrustedRoot.fromJSON(root);
	if (trusted.certificateAuthorities.length === 0) throw new Error("it names no certificate authority");
	const options = {
		tlogThreshold: trusted.tlogs.length > 0 ? 1 : 0,
		ctlogThreshold: trusted.ctlogs.length > 0 ? 1 : 0,
		timestampThreshold: 1
	};
	return new Verifier(toTrustMaterial(trusted), options);
}
/** Null: no root vouches for it, or it is no bundle. */
function verifyBundle(json, roots) {
	const bundle = parsed(json);
	if (bundle === null) return null;
	for (const root of roots) {
		const signed = verifiedBy(root, bundle);
		if (signed !== null) return signed;
	}
	return null;
}
function parsed(json) {
	try {
		return bundleFromJSON(json);
	} catch {
		return null;
	}
}
const IN_TOTO = "application/vnd.in-toto+json";
/** Whatever the library throws on, an error of its own or a certificate that is none, the bundle is not verified. */
function verifiedBy(root, bundle) {
	if (bundle.content.$case !== "dsseEnvelope") return null;
	const { payloadType, payload } = bundle.content.dsseEnvelope;
	if (payloadType !== IN_TOTO) return null;
	try {
		return signedBy(root.verify(toSignedEntity(bundle)), payload.toString("utf8"));
	} catch {
		return null;
	}
}
const GITHUB_CLAIMS = "1.3.6.1.4.1.57264.1.";
function signedBy({ identity }, statement) {
	const workflow = identity?.subjectAlternativeName;
	const issuer = identity?.extensions?.issuer;
	if (workflow === void 0 || issuer === void 0) return null;
	const claims = /* @__PURE__ */ new Map();
	for (const { oid, value } of identity?.oids ?? []) {
		const name = oid?.id.join(".") ?? "";
		const text = name.startsWith(GITHUB_CLAIMS) ? utf8String(value) : null;
		if (text !== null) claims.set(Number(name.slice(20)), text);
	}
	return {
		statement,
		workflow,
		issuer,
		claims
	};
}
const UTF8_STRING = 12;
const LONG_FORM = 128;
/** DER: a tag, a length of one byte or of a counted number of them, and the text. Null: it is no text. */
function utf8String(der) {
	const [tag, first = 0] = der;
	if (tag !== UTF8_STRING) return null;
	const lengthBytes = first & LONG_FORM ? first - LONG_FORM : 0;
	const length = lengthBytes === 0 ? first : Number.parseInt(der.subarray(2, 2 + lengthBytes).toString("hex"), 16);
	const text = der.subarray(2 + lengthBytes);
	return text.length === length ? text.toString("utf8") : null;
}

// src/github/attestations/trusted-roots.ts
/** Whose signatures count: Sigstore's public instance, and what the operator trusts besides. */
let publicGood;
let others;
/**
* @param text the roots that `gh attestation trusted-root` prints, one JSON document a line. GitHub's own instance,
* which private repositories attest through, is among them. Undefined: none besides the public instance.
*/
function trustedRoots(text) {
	publicGood ??= rootFrom(PUBLIC_GOOD_ROOT);
	if (text === void 0) return [publicGood];
	if (others?.text !== text) others = {
		text,
		roots: rootsIn(text)
	};
	return [publicGood, ...others.roots];
}
function rootsIn(text) {
	return text.split("\n").flatMap((line, index) => line.trim() === "" ? [] : [rootIn(line, index + 1)]);
}
/** What cannot be read is no less trusted than before by being passed over: so nothing is checked with half of it. */
function rootIn(line, number) {
	try {
		return rootFrom(JSON.parse(line));
	} catch (error) {
		const message = `Line ${number} of ATTESTATION_TRUSTED_ROOTS is no trusted root, so no attestation can be checked.`;
		throw new Failure("rejected", message, { cause: error });
	}
}

// src/github/attestations/read-attestations.ts
/** More attestations of one artefact than this are no longer evidence, but noise. */
const MOST = 500;
/** @param digest `sha256:HEX`. Those that verify, of builds of this repository; a `Failure` where none of several does. */
async function readAttestations(connection, digest) {
	const { octokit, owner, repo } = connection;
	const what = `Reading the attestations of ${digest.slice(0, 19)}`;
	return verified(await lacksPermission("attestations", () => listByCursor({
		what,
		most: MOST,
		page: (cursor) => octokit.request("GET /repos/{owner}/{repo}/attestations/{subject_digest}", {
			owner,
			repo,
			subject_digest: digest,
			...cursor
		}),
		items: (data) => data.attestations ?? []
	})) ?? [], {
		what,
		digest,
		repositoryId: connection.repository.id,
		roots: trustedRoots(connection.trustedRoots)
	});
}
/** Exported for its tests. @param listed what GitHub lists, none of it believed. */
function verified(listed, asked) {
	const signed = listed.map((each) => signedIn(each, asked.roots));
	const facts = signed.flatMap((each) => each === null ? [] : factOf(each, asked) ?? []);
	if (listed.length > 0 && signed.every((each) => each === null)) throw noneVerifies(asked.what, listed.length);
	return facts.filter((fact, index) => facts.findIndex((other) => isSame(fact, other)) === index);
}
function signedIn(listed, roots) {
	const attestation = ListedAttestation.safeParse(listed);
	return attestation.success ? verifyBundle(attestation.data.bundle, roots) : null;
}
function noneVerifies(what, count) {
	return new Failure("rejected", `${what}: GitHub lists ${count}, and no signature of them could be checked: they are not signed by Sigstore's public instance, or with keys newer than this version. For private repositories, give ATTESTATION_TRUSTED_ROOTS what \`gh attestation trusted-root\` prints.`);
}
/** What GitHub's jobs identify themselves with. */
const ISSUER = "https://token.actions.githubusercontent.com";
/** A file may have an `@` in its name: what follows the path has to be a whole ref or a commit, which no name of a file is. */
const WORKFLOW = /^https:\/\/github\.com\/([^/@]+\/[^/@]+)\/(\.github\/workflows\/[^/@]+)@(?:refs\/.+|[0-9a-f]{40})$/;
/** Of a build: what else a workflow may say of an artefact, a list of parts or a test, does not say where it comes from. */
const PROVENANCE = "https://slsa.dev/provenance/v1";
/** Numbers of Fulcio's extensions: the commit that was built, and the id of the repository that it is of. */
const SOURCE_COMMIT = 13;
const SOURCE_REPOSITORY_ID = 15;
const SHA = /^[0-9a-f]{40}$/;
/** Null: it is of something else, or of another repository. */
function factOf({ statement, workflow, issuer, claims }, { digest, repositoryId }) {
	if (issuer !== ISSUER || claims.get(SOURCE_REPOSITORY_ID) !== String(repositoryId)) return null;
	const [, repository, signer] = WORKFLOW.exec(workflow) ?? [];
	const sha = claims.get(SOURCE_COMMIT) ?? "";
	if (repository === void 0 || signer === void 0 || !SHA.test(sha)) return null;
	return isAbout(statement, digest) ? {
		digest,
		signer,
		repository,
		sha
	} : null;
}
function isAbout(text, digest) {
	const statement = Statement.safeParse(parseJson(text));
	if (!statement.success || statement.data.predicateType !== PROVENANCE) return false;
	return statement.data.subject.some((subject) => `sha256:${subject.digest["sha256"]}` === digest);
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
function isSame(one, other) {
	return one.signer === other.signer && one.repository === other.repository && one.sha === other.sha;
}

export { readAttestations };