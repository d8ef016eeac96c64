import { createContext, use, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { createStore, useStore, type Store } from '../../../live/store.js';
import { useSession } from '../../../session/session-context.js';
import type { Composition } from './composition.js';
import { fromKept, toKeep, type Compositions } from './kept-texts.js';

const CompositionsContext = createContext<Store<Compositions> | undefined>(undefined);

/** Texts in the making, until they are sent: closing a panel, looking into another room, or a reload, loses none. */
export function CompositionsProvider({ children }: { readonly children: ReactNode }) {
  const place = `changkong.texts.${useSession().name}`;
  const [store] = useState(() => createStore(fromKept(sessionStorage.getItem(place))));
  useEffect(() => store.subscribe(() => keep(place, toKeep(store.get()))), [place, store]);
  return <CompositionsContext value={store}>{children}</CompositionsContext>;
}

/** A browser without room for it still lets people write. */
function keep(place: string, texts: string): void {
  try {
    sessionStorage.setItem(place, texts);
  } catch {
    // Full or closed to this page: the texts live as long as the page.
  }
}

function useCompositions(): Store<Compositions> {
  const store = use(CompositionsContext);
  if (!store) throw new Error('useCompositions stands outside of CompositionsProvider');
  return store;
}

/** @param key see `Request` */
export function useComposition(key: string) {
  const store = useCompositions();
  const composition = useStore(store, (all) => all[key]);
  return {
    composition,
    /** What was asked for meanwhile is changed, not what was there when the panel was drawn. */
    change: (how: (now: Composition) => Composition) => {
      const now = store.get()[key];
      if (now) store.set({ ...store.get(), [key]: how(now) });
    },
    put: (next: Composition) => store.set({ ...store.get(), [key]: next }),
    drop: () => drop(store, key),
    /** What nobody changed is begun anew the next time, with what is known then. */
    dropUntouched: () => {
      if (store.get()[key]?.isTouched === false) drop(store, key);
    },
  };
}

/** @returns whether a text was begun and not sent */
export function useIsUnsent(key: string): boolean {
  return useStore(useCompositions(), (all) => all[key]?.isTouched ?? false);
}

function drop(store: Store<Compositions>, key: string): void {
  store.set(Object.fromEntries(Object.entries(store.get()).filter(([other]) => other !== key)));
}
