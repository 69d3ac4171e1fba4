// Keeps the screen bright while a code is shown, where the browser can.

export class WakeLock {
    #sentinel: WakeLockSentinel | null = null;
    #wanted = false;
    readonly #onVisible = (): void => {
        if (document.visibilityState === 'visible') void this.#request();
    };

    hold(): void {
        if (this.#wanted) return;
        this.#wanted = true;
        document.addEventListener('visibilitychange', this.#onVisible);
        void this.#request();
    }

    release(): void {
        this.#wanted = false;
        document.removeEventListener('visibilitychange', this.#onVisible);
        void this.#sentinel?.release();
        this.#sentinel = null;
    }

    async #request(): Promise<void> {
        try {
            const sentinel = await navigator.wakeLock?.request('screen');
            if (this.#wanted) this.#sentinel = sentinel ?? null;
            else await sentinel?.release();
        } catch {
            // Low battery or not permitted: the code can be read all the same.
        }
    }
}
