/** Keeps the screen on while the page is shown, where the browser can: it wants https, and forgets whenever the page hides. */
export function keepAwake() {
  const hold = () => {
    if (document.visibilityState !== 'visible') return;
    navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', hold);
  hold();
}
