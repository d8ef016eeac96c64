import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What a group of processes used between `start` and `stop`. */
export interface Usage {
  /** Bytes in memory, once a second; what processes of a group share is counted once. */
  readonly memory: readonly number[];
  readonly cpuSeconds: number;
}

const SAMPLE_MS = 1_000;
/** USER_HZ is 100 on every Linux that Node runs on. */
const TICKS_A_SECOND = 100;
const MEASURABLE = existsSync('/proc/self/smaps_rollup');

/** Watches processes with what they have started. Without Linux's /proc it sees nothing and says nothing. */
export class UsageWatch {
  private readonly memory = new Map<string, number[]>();
  private readonly cpuBefore: ReadonlyMap<string, number>;
  private readonly machineBefore = machineSeconds();
  private readonly timer: NodeJS.Timeout | undefined;

  constructor(private readonly groups: Readonly<Record<string, readonly number[]>>) {
    this.cpuBefore = this.cpuOfGroups();
    if (MEASURABLE) this.timer = setInterval(() => this.sample(), SAMPLE_MS);
  }

  /** @returns by group; and how many CPU seconds the whole machine worked meanwhile */
  stop(): { readonly groups: Readonly<Record<string, Usage>>; readonly machineSeconds: number } {
    clearInterval(this.timer);
    const after = this.cpuOfGroups();
    const groups = Object.keys(this.groups).map((name) => {
      const cpuSeconds = after.get(name)! - this.cpuBefore.get(name)!;
      return [name, { memory: this.memory.get(name) ?? [], cpuSeconds }] as const;
    });
    return { groups: Object.fromEntries(groups), machineSeconds: machineSeconds() - this.machineBefore };
  }

  private sample(): void {
    for (const [name, pids] of this.trees()) {
      const series = this.memory.get(name);
      const bytes = memoryOf(pids);
      if (series) series.push(bytes);
      else this.memory.set(name, [bytes]);
    }
  }

  private cpuOfGroups(): Map<string, number> {
    return new Map(this.trees().map(([name, pids]) => [name, sum(pids, cpuSecondsOf)]));
  }

  /** A process belongs to its nearest ancestor that is named: the benchmark itself is everybody's. */
  private trees(): [name: string, pids: number[]][] {
    const parents = MEASURABLE ? parentsOfAll() : new Map<number, number>();
    const named = new Set(Object.values(this.groups).flat());
    const rootOf = (pid: number): number | undefined => {
      let at: number | undefined = pid;
      while (at !== undefined && !named.has(at)) at = parents.get(at);
      return at;
    };
    const roots = [...parents.keys()].map((pid) => [pid, rootOf(pid)] as const);
    return Object.entries(this.groups).map(([name, pids]) => {
      return [
        name,
        roots.filter(([, root]) => root !== undefined && pids.includes(root)).map(([pid]) => pid),
      ];
    });
  }
}

function parentsOfAll(): Map<number, number> {
  const pids = readdirSync('/proc').map(Number).filter(Boolean);
  return new Map(pids.map((pid) => [pid, Number(statOf(pid)[1] ?? 0)]));
}

/** proc(5): the fields after the name, from state (3) on; nothing of a process that has ended. */
function statOf(pid: number): readonly string[] {
  return read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ');
}

/** utime, stime, and both of the children that it has waited for. */
function cpuSecondsOf(pid: number): number {
  return sum(statOf(pid).slice(11, 15), Number) / TICKS_A_SECOND;
}

/** Shared pages are divided among those who share them (PSS); finding them takes time, so not for a single one. */
function memoryOf(pids: readonly number[]): number {
  const [file, name] = pids.length === 1 ? ['status', 'VmRSS'] : ['smaps_rollup', 'Pss'];
  const line = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm');
  return 1_024 * sum(pids, (pid) => Number(line.exec(read(`/proc/${pid}/${file}`))?.[1] ?? 0));
}

/** user, nice, system, irq, softirq: neither idle nor waiting. */
function machineSeconds(): number {
  const [, user, nice, system, , , irq, softirq] = (MEASURABLE ? read('/proc/stat') : '')
    .split(/\s+/)
    .map(Number);
  return ((user ?? 0) + (nice ?? 0) + (system ?? 0) + (irq ?? 0) + (softirq ?? 0)) / TICKS_A_SECOND;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function sum<T>(list: readonly T[], figure: (item: T) => number): number {
  return list.reduce((total, item) => total + figure(item), 0);
}
