// The payment being put together: what was entered survives a refusal, and the request itself a reload.
import { centerNow } from '../shared/request.js';
import { forget, recall, remember } from '../shared/store.js';
import { makeUuid } from '../shared/uuid.js';
import type { AuthorisationRequest } from './center.js';

const yen = 392; // ISO 4217

export const instalmentCounts = [1, 2, 3, 5, 6, 10, 12, 24] as const;

export interface Draft {
    amountDigits: string;
    shopDigits: string;
}

/** Lives as long as the page. */
export const draft: Draft = { amountDigits: '', shopDigits: '' };

/** The id is made and kept before anything is sent: a repetition, even after a reload, is the same request. */
export function openRequest(amountMinor: number, meansId: string, instalments: number, shopNumber: number | null): AuthorisationRequest {
    const request = { id: makeUuid(centerNow()), meansId, amountMinor, currency: yen, instalments, shopNumber };
    remember('openAuthorisation', JSON.stringify(request));
    return request;
}

export function openedRequest(): AuthorisationRequest | null {
    try {
        const request = JSON.parse(recall('openAuthorisation') ?? 'null') as AuthorisationRequest | null;
        return typeof request?.id === 'string' ? request : null;
    } catch {
        return null;
    }
}

/** Its outcome was seen: confirmed, cancelled, refused or lapsed. */
export function closeRequest(id: string): void {
    if (openedRequest()?.id === id) forget('openAuthorisation');
}
