import { useInsertionEffect, useRef, useState } from 'react';

type Handlers = Readonly<Record<string, (...given: never[]) => unknown>>;

/**
 * The same functions at every drawing, which do what the newest ones given do: a memoised part that takes them is drawn
 * anew for what it shows only. Always the same names; not to be called while drawing.
 */
export function useHandlers<Given extends Handlers>(handlers: Given): Given {
  const newest = useRef(handlers);
  useInsertionEffect(() => {
    newest.current = handlers;
  });
  const [kept] = useState(() => {
    const names = Object.keys(handlers).map((name) => [name, (...given: never[]) => newest.current[name]?.(...given)]);
    return Object.fromEntries(names) as Given;
  });
  return kept;
}
