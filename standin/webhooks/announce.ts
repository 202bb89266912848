/** Makes the payload of what happened, checks it against GitHub's description, and hands it to the deliveries. */
import { showAccount, showOrganization } from '../render/account.ts';
import { fullName, nodeId } from '../render/place.ts';
import { showRepository } from '../render/repository.ts';
import type { Happening, World } from '../state/world.ts';
import { type Description, isObject, type JsonObject } from '../validate/description.ts';
import type { Schemas } from '../validate/schemas.ts';
import { shaped } from '../validate/shape.ts';
import type { Violations } from '../violations.ts';

export interface Announcement {
  readonly event: string;
  readonly action: string | null;
  readonly repository: string | null;
  readonly repositoryId: number | null;
  readonly installationId: number;
  readonly payload: Record<string, unknown>;
}

export class Announcer {
  private readonly world: World;
  private readonly schemas: Schemas;
  private readonly violations: Violations;
  private readonly bodies: ReadonlyMap<string, JsonObject>;

  constructor(world: World, schemas: Schemas, violations: Violations) {
    this.world = world;
    this.schemas = schemas;
    this.violations = violations;
    this.bodies = bodiesOf(schemas.description);
  }

  /** Null when the App would not be told: not installed there, or not subscribed. */
  announcementOf(happening: Happening): Announcement | null {
    const { installation, repository } = happening;
    const [name = '', actionName] = happening.webhook.replaceAll('-', '_').split('/');
    if (installation === null || !this.world.app.events.includes(name)) return null;
    const action = actionName ?? null;
    const payload = this.payloadOf(happening, action);
    return {
      event: name,
      action,
      repository: repository === null ? null : fullName(repository),
      repositoryId: repository?.id ?? null,
      installationId: installation.id,
      payload,
    };
  }

  private payloadOf(happening: Happening, action: string | null): Record<string, unknown> {
    const { webhook, repository, installation, sender, content } = happening;
    const { world } = this;
    const owner = repository?.owner ?? installation?.account;
    const full = {
      ...(action === null ? {} : { action }),
      ...content,
      ...(repository === null ? {} : { repository: showRepository(world, repository) }),
      ...(owner?.kind === 'Organization' ? { organization: showOrganization(world, owner) } : {}),
      ...(installation === null
        ? {}
        : { installation: { id: installation.id, node_id: nodeId('Installation', installation.id) } }),
      sender: showAccount(world, sender),
    };
    const schema = this.bodies.get(webhook);
    if (schema === undefined) {
      this.violations.add('webhook', webhook, 'is not in the webhooks description: add it to operations.ts');
      return full;
    }
    const payload = shaped(full, schema, this.schemas.description) as Record<string, unknown>;
    const problem = this.schemas.problem(schema, payload);
    if (problem !== null) this.violations.add('webhook', webhook, problem);
    return payload;
  }
}

function bodiesOf(description: Description): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const item of Object.values(description.resolve(description.document['webhooks']))) {
    const operation = description.resolve(description.resolve(item)['post']);
    const content = description.resolve(description.resolve(operation['requestBody'])['content']);
    const schema = description.resolve(content['application/json'])['schema'];
    if (isObject(schema)) found.set(String(operation['operationId']), schema);
  }
  return found;
}
