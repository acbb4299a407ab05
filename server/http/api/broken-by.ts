import { formatPath } from '../../core/directory/kind.ts';
import type { FieldError } from '../../core/schedule/field-error.ts';
import { Refusal } from '../problem.ts';

/** A refusal that names each field; on the wire an interval is two fields of its own. */
export function brokenBy(mistakes: readonly FieldError[]): Refusal {
  const errors = mistakes.map(({ path, message }) => ({
    path: formatPath(path.filter((part) => part !== 'interval')),
    detail: message,
  }));
  return new Refusal('broken-configuration', errors.map(({ detail }) => detail).join(' '), { errors });
}
