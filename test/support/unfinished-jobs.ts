/** Analyses that are queued, at work, waiting to be tried again or given up, as /metrics shows them. */
export async function unfinishedJobs(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith('changkong_queue_jobs{') && line.includes(':analyse"'));
  if (lines.length === 0) throw new Error('/metrics shows no analyse queue');
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
