// Waits that end with the element that waits: a page that was left asks nothing any more.

/** Resolves after `ms`, or at once when `signal` is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const end = (): void => {
            clearTimeout(timer);
            signal.removeEventListener('abort', end);
            resolve();
        };
        const timer = setTimeout(end, ms);
        signal.addEventListener('abort', end);
    });
}

/** 1, 2, 4, 8, 8, ... seconds after the first, second, third, fourth, fifth failure; 1 s without any. */
export function backoffMs(failures: number): number {
    return Math.min(1000 * 2 ** Math.max(0, failures - 1), 8000);
}
