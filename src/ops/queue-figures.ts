import { Gauge } from 'prom-client';
import type { Queues } from '../queue/queues.js';

/** Shows every queue's jobs by state in /metrics, read when somebody looks. */
export function showQueues(queues: Queues): void {
  new Gauge({
    name: 'changkong_queue_jobs',
    help: 'Jobs by queue and state',
    labelNames: ['queue', 'state'],
    async collect() {
      const counts = await queues.counts();
      for (const [queue, states] of Object.entries(counts)) {
        for (const [state, count] of Object.entries(states)) this.set({ queue, state }, count);
      }
    },
  });
}
