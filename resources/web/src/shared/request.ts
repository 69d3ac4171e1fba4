// The one door to the center: JSON over HTTPS on network 104, every call with a time limit.
import { CenterError, pageError } from './center_error.js';

export const usualTimeoutMs = 15_000;
const largestClockErrorMs = 24 * 3600 * 1000;

let clockOffsetMs = 0;

/** The center's time: codes expire by its clock, and a phone's clock may be minutes off. */
export function centerNow(): number {
    return Date.now() + clockOffsetMs;
}

export async function send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object, timeoutMs = usualTimeoutMs): Promise<Response> {
    let answer: Response;
    try {
        answer = await fetch(path, {
            method,
            credentials: 'same-origin',
            cache: 'no-store',
            redirect: 'error',
            signal: AbortSignal.timeout(timeoutMs),
            ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
        });
    } catch (thrown) {
        throw pageError(thrown instanceof DOMException && thrown.name === 'TimeoutError' ? 'PageTimeout' : 'PageOffline');
    }
    noteClock(answer);
    if (!answer.ok) throw await refusal(answer);
    return answer;
}

/** A file beside the page, from the browser's cache where it is there. */
export async function receiveFile(name: string): Promise<ArrayBuffer> {
    let answer: Response;
    try {
        answer = await fetch(name, { credentials: 'same-origin', redirect: 'error', signal: AbortSignal.timeout(usualTimeoutMs) });
        if (answer.ok) return await answer.arrayBuffer();
    } catch {
        throw pageError('PageOffline');
    }
    throw await refusal(answer);
}

export async function ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object, timeoutMs = usualTimeoutMs): Promise<unknown> {
    const answer = await send(method, path, body, timeoutMs);
    if (answer.status === 204) return null;
    try {
        return await answer.json();
    } catch {
        throw pageError('PageAnswerUnreadable');
    }
}

/** The body of an error answer; whatever is not one (a proxy's page, say) counts as the center being unavailable. */
async function refusal(answer: Response): Promise<CenterError> {
    try {
        const { error } = (await answer.json()) as { error: { code: unknown; name: unknown; param?: unknown } };
        if (typeof error.name === 'string' && typeof error.code === 'number') {
            return new CenterError(error.name, error.code, answer.status, typeof error.param === 'string' ? error.param : null);
        }
    } catch {
        // Not JSON, or of another shape: judged by its status below.
    }
    return new CenterError(answer.status >= 500 ? 'Unavailable' : 'InvalidArgument', 0, answer.status);
}

function noteClock(answer: Response): void {
    const sent = Date.parse(answer.headers.get('Date') ?? '');
    const offset = sent - Date.now();
    // The header counts whole seconds: smaller differences say nothing.
    if (Number.isFinite(offset) && Math.abs(offset) < largestClockErrorMs) clockOffsetMs = Math.abs(offset) > 2000 ? offset : 0;
}
