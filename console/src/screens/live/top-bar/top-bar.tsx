import { LogoutOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { signOut } from '../../../api/client.js';
import { Brand } from '../../../components/brand.js';
import { useLanguage } from '../../../i18n/language.js';
import { useLive } from '../../../live/desk-context.js';
import { useSession } from '../../../session/session-context.js';
import { KeyList } from './key-list.js';
import { LinkDot } from './link-dot.js';
import { UrgentIncident } from './urgent-incident.js';
import styles from './top-bar.module.css';

interface TopBarProps {
  /** The incident in view. */
  readonly incidentId: string | undefined;
  readonly onGo: (roomId: string, incidentId: string) => void;
}

/** One glance, three answers: is anything wrong, how bad, how long has the public been waiting. */
export function TopBar({ incidentId, onGo }: TopBarProps) {
  const { words, toggle } = useLanguage();
  const { displayName } = useSession();
  const rooms = useLive((state) => state.overview?.rooms);
  const troubled = rooms?.filter((room) => room.openIncidents > 0).length ?? 0;
  const queries = useQueryClient();
  const leaving = useMutation({
    mutationFn: signOut,
    onSettled: () => queries.invalidateQueries({ queryKey: ['session'] }),
  });

  return (
    <header className={styles.bar}>
      <h1 className={styles.brand}>
        <Brand />
      </h1>
      <dl className={styles.counts}>
        <dt>{words.topBar.onAir}</dt>
        <dd>{rooms?.length ?? '—'}</dd>
        <dt>{words.topBar.troubled}</dt>
        <dd className={troubled > 0 ? styles.troubled : undefined}>{rooms ? troubled : '—'}</dd>
      </dl>
      <UrgentIncident inView={incidentId} onGo={onGo} />
      <LinkDot />
      <KeyList />
      <Button type="text" onClick={toggle} aria-label={words.topBar.languageLabel}>
        {words.topBar.language}
      </Button>
      <span className={styles.user}>{displayName}</span>
      <Tooltip title={words.topBar.signOut} placement="bottomRight">
        <Button
          type="text"
          icon={<LogoutOutlined />}
          aria-label={words.topBar.signOut}
          onClick={() => leaving.mutate()}
        />
      </Tooltip>
    </header>
  );
}
