import { cpus, release, totalmem } from 'node:os';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  readonly node: string;
  readonly date: string;
}

export function describeMachine(now: Date): Machine {
  const cores = cpus();
  return {
    cpu: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memoryBytes: totalmem(),
    system: `${process.platform} ${release()}`,
    node: process.version,
    date: now.toISOString(),
  };
}

export function machineInWords({ cpu, cores, memoryBytes, system, node, date }: Machine): string {
  return `${cpu} · ${cores} 核 cores · ${Math.round(memoryBytes / 2 ** 30)} GB · ${system} · Node ${node} · ${date}`;
}
