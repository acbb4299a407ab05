import type { Abilities } from './abilities.ts';
import { unknownWord } from './abilities.ts';
import type { Integration } from './directory.ts';
import type { Problem } from './problem.ts';

/** In characters: a shorter one can be guessed by trying, because nobody is locked out after a wrong one. */
const SHORTEST_SAFE_TOKEN = 16;

/** No message repeats a token: problems are logged and shown to readers who may not see it. */
export function checkIntegrations(integrations: readonly Integration[], abilities: Abilities): Problem[] {
  const owners = new Map<string, string>();
  return integrations.flatMap(({ id, type, token }) => {
    const about = { kind: 'integration', id } as const;
    const problems: Problem[] = [];
    if (!abilities.integrationTypes.includes(type)) {
      const message = unknownWord('type of integration', type, abilities.integrationTypes);
      problems.push({ ...about, path: ['type'], value: type, message, severity: 'error' });
    }
    const owner = owners.get(token);
    if (owner !== undefined) {
      const message = `integration "${owner}" has the same token: each needs one of its own`;
      problems.push({ ...about, path: ['token'], value: null, message, severity: 'error' });
    } else if (token.length < SHORTEST_SAFE_TOKEN) {
      const message = `the token can be guessed: write at least ${SHORTEST_SAFE_TOKEN} characters`;
      problems.push({ ...about, path: ['token'], value: null, message, severity: 'warning' });
    }
    owners.set(token, owner ?? id);
    return problems;
  });
}
