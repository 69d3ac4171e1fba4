// What the center refused, or why it could not be asked; shown to people only through error_words.ts.

export class CenterError extends Error {
    constructor(
        readonly errorName: string, // as in core/error.h, or one of PageErrorName
        readonly code: number, // 0 for the page's own
        readonly status: number,
        readonly param: string | null = null,
    ) {
        super(errorName);
    }
}

/** What only the page itself can find out. */
export type PageErrorName = 'PageOffline' | 'PageTimeout' | 'PageAnswerUnreadable' | 'PageInsecure' | 'PageImageDamaged' | 'PageCodeUndrawable';

export function pageError(name: PageErrorName): CenterError {
    return new CenterError(name, 0, 0);
}

const worthRepeating = new Set([
    'PageOffline', 'PageTimeout', 'Timeout', 'Unavailable', 'RateLimited', 'OutcomeUnknown', 'BankUnreachable',
    'StorageBusy', 'StorageIo', 'StorageFull', 'NetworkConnectFailed', 'NetworkClosed', 'SaleTenderInProgress',
]);

/** The same request may succeed later. */
export function isTransient(error: CenterError): boolean {
    return worthRepeating.has(error.errorName);
}

export function isSignedOut(error: CenterError): boolean {
    return error.errorName === 'Unauthorized' || error.errorName === 'SessionExpired';
}

/** Anything thrown, as a CenterError: a fault of the page itself counts as an unreadable answer. */
export function asCenterError(thrown: unknown): CenterError {
    if (thrown instanceof CenterError) return thrown;
    console.error(thrown);
    return pageError('PageAnswerUnreadable');
}
