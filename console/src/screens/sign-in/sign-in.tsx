import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { RefusedError, signIn } from '../../api/client.js';
import { Brand } from '../../components/brand.js';
import type { Language } from '../../format/format.js';
import { useLanguage } from '../../i18n/language.js';
import type { Words } from '../../i18n/zh.js';
import styles from './sign-in.module.css';
import { Waiting } from './waiting.js';

interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** When somebody who was locked out may try again. */
function lockedUntil(error: Error): number | undefined {
  const seconds = error instanceof RefusedError ? error.reason?.retryAfter : undefined;
  return seconds === undefined ? undefined : Date.now() + seconds * 1_000;
}

function whyNot(error: Error, words: Words, language: Language): string {
  if (!(error instanceof RefusedError)) return words.signIn.unreachable;
  return error.reason?.message[language] ?? error.message;
}

/** @param unreachable the server did not even say whether somebody is signed in */
export function SignIn({ unreachable }: { readonly unreachable: boolean }) {
  const { language, words, toggle } = useLanguage();
  const queries = useQueryClient();
  const [until, setUntil] = useState<number>();
  const entering = useMutation({
    mutationFn: ({ user, password }: Credentials) => signIn(user, password),
    onError: (error) => setUntil(lockedUntil(error)),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['session'] }),
  });
  const trouble = entering.error
    ? whyNot(entering.error, words, language)
    : unreachable
      ? words.signIn.unreachable
      : undefined;

  return (
    <main className={styles.page}>
      <Button
        type="text"
        className={styles.language}
        onClick={toggle}
        aria-label={words.topBar.languageLabel}
      >
        {words.topBar.language}
      </Button>
      <section className={styles.card}>
        <h1 className={styles.brand}>
          <Brand />
        </h1>
        <p className={styles.subtitle}>{words.signIn.subtitle}</p>
        <Form<Credentials> layout="vertical" size="large" requiredMark={false} onFinish={entering.mutate}>
          <Form.Item name="user" label={words.signIn.user} rules={[{ required: true, message: '' }]}>
            <Input prefix={<UserOutlined />} autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item name="password" label={words.signIn.password} rules={[{ required: true, message: '' }]}>
            <Input.Password prefix={<LockOutlined />} autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={entering.isPending}>
            {words.signIn.submit}
          </Button>
        </Form>
        <div className={styles.foot}>
          {trouble === undefined ? (
            words.signIn.hint
          ) : (
            <Alert
              type="error"
              showIcon
              title={trouble}
              description={until !== undefined && <Waiting until={until} />}
            />
          )}
        </div>
      </section>
    </main>
  );
}
