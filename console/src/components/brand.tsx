import styles from './brand.module.css';

/** The name with its pulse; as large as the text that it stands in. */
export function Brand() {
  return (
    <span className={styles.brand}>
      <svg className={styles.logo} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="var(--ck-accent-soft)" />
        <path
          d="M5 18h5l3-9 5 16 4-11 2 4h3"
          fill="none"
          stroke="var(--ck-accent)"
          strokeWidth="2.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      场控 <span className={styles.latin}>Changkong</span>
    </span>
  );
}
