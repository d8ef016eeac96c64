import type { ApiError } from '../http/api-error.js';
import { addressFull, pageFull } from './refusals.js';

/** How many viewers a process holds, in all and of one network address. */
export interface PlaceLimits {
  readonly all: number;
  readonly ofAddress: number;
}

/** Counts viewers, so that public pages cannot fill the memory that the desk needs. */
export class ViewerPlaces {
  private readonly byAddress = new Map<string, number>();
  private taken = 0;

  constructor(private readonly limits: PlaceLimits) {}

  /** @returns why there is no place: 503 when all are taken, 429 when this address has enough */
  refusal(address: string): ApiError | undefined {
    if (this.taken >= this.limits.all) return pageFull();
    if ((this.byAddress.get(address) ?? 0) >= this.limits.ofAddress) return addressFull();
    return undefined;
  }

  /**
   * @returns gives the place back; twice is once
   * @throws ApiError as `refusal` says
   */
  take(address: string): () => void {
    const refusal = this.refusal(address);
    if (refusal) throw refusal;
    this.count(address, 1);
    let held = true;
    return () => {
      if (held) this.count(address, -1);
      held = false;
    };
  }

  private count(address: string, one: 1 | -1): void {
    this.taken += one;
    const here = (this.byAddress.get(address) ?? 0) + one;
    if (here > 0) this.byAddress.set(address, here);
    else this.byAddress.delete(address);
  }
}
