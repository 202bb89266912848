/** An error as GitHub's GraphQL API words it: the type stands beside the message. */
import { GraphQLError } from 'graphql';
import { authorize } from '../serve/authenticate.ts';
import { type Caller, Refusal } from '../serve/call.ts';

export type ProblemType = 'NOT_FOUND' | 'FORBIDDEN' | 'MAX_NODE_LIMIT_EXCEEDED' | 'INVALID';

export function problem(type: ProblemType, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** Throws where the token lacks all of these permissions. */
export function need(caller: Caller, ...permissions: readonly string[]): void {
  try {
    authorize(caller, { auth: 'token', permissions });
  } catch (error) {
    throw error instanceof Refusal ? problem('FORBIDDEN', 'Resource not accessible by integration') : error;
  }
}
