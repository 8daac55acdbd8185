import { useEffect, useState } from 'react';

/** This machine's time, renewed at every whole multiple of `stepMs`, so that all that ticks, ticks together. */
export function useNow(stepMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    function wait(): void {
      timer = setTimeout(
        () => {
          setNowMs(Date.now());
          wait();
        },
        stepMs - (Date.now() % stepMs),
      );
    }
    wait();
    return () => clearTimeout(timer);
  }, [stepMs]);
  return nowMs;
}
