// Watches one code at the center: about once a second, slower while the center does not answer, until its end.
import { asCenterError, isSignedOut, type CenterError } from '../shared/center_error.js';
import { backoffMs, pause } from '../shared/waiting.js';
import { code, type Code } from './center.js';

const silentAfter = 3; // failures in a row until the member is told

export function isFinal(watched: Code): boolean {
    return watched.state === 'redeemed' || watched.state === 'expired' || watched.state === 'revoked';
}

export interface CodeWatcher {
    onCode(latest: Code): void;
    onSilence(isSilent: boolean): void;
    onSignedOut(error: CenterError): void;
}

export async function watchCode(issueNumber: string, watcher: CodeWatcher, signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
        await pause(backoffMs(failures), signal);
        if (signal.aborted) return;
        try {
            const latest = await code(issueNumber);
            if (signal.aborted) return;
            failures = 0;
            watcher.onSilence(false);
            watcher.onCode(latest);
            if (isFinal(latest)) return;
        } catch (thrown) {
            const error = asCenterError(thrown);
            if (isSignedOut(error)) return watcher.onSignedOut(error);
            failures += 1;
            if (failures >= silentAfter) watcher.onSilence(true);
        }
    }
}
