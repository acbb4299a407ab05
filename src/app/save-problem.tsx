import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { Trouble } from '../api/problem.ts';

/** Why something was not saved, field by field; nothing where there is no error. What was typed is still there. */
export function SaveProblem({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  const fields = error instanceof Trouble ? (error.problem?.errors ?? []) : [];
  return (
    <Alert severity="error" title={t('app.save-problem.title', 'This was not saved')}>
      {fields.length === 0 ? (
        error.message
      ) : (
        <ul>
          {fields.map(({ path, detail }) => (
            <li key={`${path} ${detail}`}>
              {path !== '' && <code>{path}</code>} {detail}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
