import { useState } from 'react';
import type { FormEvent } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Input, Stack, Text, useStyles2 } from '@grafana/ui';
import { useConfirmCode, useSendCode, useTestMethod } from '../api/my-notifications.ts';
import { useNow } from '../app/clock.tsx';
import { Countdown } from '../ui/countdown.tsx';
import type { MethodRowProps } from './method-props.ts';

const SECOND_MS = 1_000;

/** Sends a code and takes it; and a test message, for who only wants to see one. */
export function ProveMethod({ method, mine }: MethodRowProps) {
  const send = useSendCode(method.id);
  const test = useTestMethod(mine.item?.id ?? '', method.id);
  const state = mine.methods.find(({ id }) => id === method.id);
  const until = send.data?.until ?? state?.codeUntil ?? null;
  const isUnderWay = useNow(SECOND_MS) < (until === null ? 0 : Date.parse(until));
  const isUsable = method.enabled && state?.isSetUp === true;
  if (!isUsable) return null;
  const isProven = state.provenAt !== null;
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
        <Button size="sm" variant="secondary" icon="shield" disabled={send.isPending} onClick={() => send.mutate()}>
          {sendWords(isProven, isUnderWay)}
        </Button>
        <Button size="sm" variant="secondary" fill="text" disabled={test.isPending} onClick={() => test.mutate()}>
          {t('notifications.prove.test', 'Send a test message')}
        </Button>
      </Stack>
      <div role="status">
        {send.error && <Text color="error">{send.error.message}</Text>}
        {test.error && <Text color="error">{test.error.message}</Text>}
        {test.data && <Text color={test.data.ok ? 'success' : 'error'}>{testWords(test.data)}</Text>}
      </div>
      {isUnderWay && until !== null && <CodeForm methodId={method.id} until={until} />}
    </Stack>
  );
}

function sendWords(isProven: boolean, isUnderWay: boolean): string {
  if (isUnderWay) return t('notifications.prove.send-again', 'Send another code');
  return isProven ? t('notifications.prove.anew', 'Prove again') : t('notifications.prove.send', 'Prove with a code');
}

function testWords({ ok, detail }: { readonly ok: boolean; readonly detail: string }): string {
  const interpolation = { escapeValue: false };
  return ok
    ? t('notifications.prove.tested', 'The provider took it: {{detail}}', { detail, interpolation })
    : t('notifications.prove.test-failed', 'It did not go out: {{detail}}', { detail, interpolation });
}

function CodeForm({ methodId, until }: { readonly methodId: string; readonly until: string }) {
  const styles = useStyles2(getStyles);
  const [code, setCode] = useState('');
  const confirm = useConfirmCode(methodId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (code.trim() !== '') confirm.mutate(code, { onSettled: () => setCode('') });
  };
  const trouble = confirm.error?.message ?? (confirm.data?.isProven === false ? confirm.data.sentence : null);
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={`code-${methodId}`}>{t('notifications.prove.code', 'The six digits that arrived')}</label>
      <div className={styles.line}>
        <Input
          id={`code-${methodId}`}
          value={code}
          width={14}
          inputMode="numeric"
          autoComplete="one-time-code"
          invalid={trouble !== null}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <Button type="submit" disabled={confirm.isPending || code.trim() === ''}>
          {t('notifications.prove.confirm', 'Confirm')}
        </Button>
        <Text color="secondary">
          {t('notifications.prove.left', 'works for')} <Countdown until={until} />
        </Text>
      </div>
      <div role="alert">{trouble !== null && <Text color="error">{trouble}</Text>}</div>
    </form>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    padding: theme.spacing(1.5),
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
});
