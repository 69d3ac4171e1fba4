// The member's requests on network 104 (docs/protocols.md), as functions with typed answers.
import { pageError } from '../shared/center_error.js';
import { fields, flag, integer, list, oneOf, optionalInteger, optionalText, text, type Fields } from '../shared/reading.js';
import { ask, send } from '../shared/request.js';
import { toHex } from '../shared/uuid.js';

export interface Member { clientId: string; name: string }
export interface Institution { id: string; name: string; reading: string }
export type MeansKind = 'card' | 'account';
export interface Means { id: string; institutionName: string; kind: MeansKind; label: string; last4: string; expiry: string | null }
export interface NewMeans { institution: string; kind: MeansKind; number: string; expiry?: string; label: string }
export const meansOrders = ['registration', 'name', 'frequency', 'recent'] as const;
export type MeansOrder = (typeof meansOrders)[number];

const authorisationStates = ['pending', 'approved', 'refused', 'confirmed', 'cancelled', 'lapsed'] as const;
const codeStates = ['issued', 'delivered', 'redeemed', 'expired', 'revoked'] as const;
export type CodeState = (typeof codeStates)[number];
export interface AuthorisationRequest { id: string; meansId: string; amountMinor: number; currency: number; instalments: number; shopNumber: number | null }
export interface Authorisation {
    id: string; state: (typeof authorisationStates)[number]; amountMinor: number; currency: number; means: Means;
    instalments: number; shopNumber: number | null; reason: string | null; expiresAt: string | null;
}
export interface Code {
    issueNumber: string; state: CodeState; amountMinor: number; currency: number; issuedAt: string; expiresAt: string;
    shopNumber: number | null; text: string; digits: string; usedMinor: number; returnedMinor: number; usedAt: string | null; shopName: string | null;
    /** What the shop has given back after it was paid, and how much of that has arrived. */
    refundedMinor: number; refundPaidMinor: number;
    /** Name of the member whose terminal has it, or of the one who sent it here. */
    sentTo: string | null; receivedFrom: string | null;
    authorisationId: string | null; disputeUntil: string | null; disputedAt: string | null;
}
export type DisputeReason = 'not_mine' | 'wrong_amount';
export interface Session { id: string; agent: string; lastUsedAt: string; isCurrent: boolean }
export type SymbolKind = 'qr' | 'code128';

/** The center waits for the bank and may repeat its request; a little more than it takes itself. */
const bankTimeoutMs = 45_000;
const base = '/member/v1';
const path = (...parts: string[]): string => [base, ...parts.map(encodeURIComponent)].join('/');

function readMember(from: Fields): Member {
    return { clientId: text(from, 'client_id'), name: text(from, 'name') };
}

function readMeans(from: Fields): Means {
    return {
        id: text(from, 'id'), institutionName: text(from, 'institution_name'), kind: oneOf(from, 'kind', ['card', 'account']),
        label: optionalText(from, 'label') ?? '', last4: text(from, 'last4'), expiry: optionalText(from, 'expiry'),
    };
}

function readAuthorisation(answer: unknown): Authorisation {
    const from = fields(fields(answer)['authorisation']);
    return {
        id: text(from, 'id'), state: oneOf(from, 'state', authorisationStates), amountMinor: integer(from, 'amount_minor'),
        currency: integer(from, 'currency'), means: readMeans(fields(from['means'])), instalments: integer(from, 'instalments'),
        shopNumber: optionalInteger(from, 'shop_number'), reason: optionalText(from, 'reason'), expiresAt: optionalText(from, 'expires_at'),
    };
}

function readCode(from: Fields): Code {
    return {
        issueNumber: text(from, 'issue_number'), state: oneOf(from, 'state', codeStates), amountMinor: integer(from, 'amount_minor'),
        currency: integer(from, 'currency'), issuedAt: text(from, 'issued_at'), expiresAt: text(from, 'expires_at'),
        shopNumber: optionalInteger(from, 'shop_number'), text: text(from, 'text'), digits: text(from, 'digits'), usedMinor: optionalInteger(from, 'used_minor') ?? 0,
        returnedMinor: optionalInteger(from, 'returned_minor') ?? 0, usedAt: optionalText(from, 'used_at'), shopName: optionalText(from, 'shop_name'),
        refundedMinor: optionalInteger(from, 'refunded_minor') ?? 0, refundPaidMinor: optionalInteger(from, 'refund_paid_minor') ?? 0,
        sentTo: optionalText(from, 'sent_to'), receivedFrom: optionalText(from, 'received_from'),
        authorisationId: optionalText(from, 'authorisation_id'),
        disputeUntil: optionalText(from, 'dispute_until'), disputedAt: optionalText(from, 'disputed_at'),
    };
}

const codeIn = (answer: unknown): Code => readCode(fields(fields(answer)['code']));

export async function registerMember(member: { name: string; reading: string; email: string; password: string }): Promise<Member> {
    return readMember(fields(await ask('POST', path('members'), member)));
}

export async function signIn(who: { email: string } | { client_id: string }, password: string): Promise<Member> {
    return readMember(fields(await ask('POST', path('sessions'), { ...who, password })));
}

export async function currentMember(): Promise<Member> {
    return readMember(fields(await ask('GET', path('sessions', 'current'))));
}

export async function signOut(): Promise<void> {
    await ask('DELETE', path('sessions', 'current'));
}

export async function sessions(): Promise<Session[]> {
    return list(fields(await ask('GET', path('sessions'))), 'sessions', (from) => ({
        id: text(from, 'id'), agent: optionalText(from, 'agent') ?? '', lastUsedAt: text(from, 'last_used_at'), isCurrent: flag(from, 'is_current'),
    }));
}

export async function endSession(id: string): Promise<void> {
    await ask('DELETE', path('sessions', id));
}

export async function signOutEverywhere(): Promise<void> {
    await ask('DELETE', path('sessions'));
}

export async function institutions(): Promise<Institution[]> {
    return list(fields(await ask('GET', path('institutions'))), 'institutions', (from) => ({
        id: text(from, 'id'), name: text(from, 'name'), reading: optionalText(from, 'reading') ?? '',
    }));
}

export async function means(order: MeansOrder): Promise<Means[]> {
    const query = order === 'registration' ? '' : `?order=${order}`;
    return list(fields(await ask('GET', path('means') + query)), 'means', readMeans);
}

export async function addMeans(added: NewMeans): Promise<Means> {
    return readMeans(fields(fields(await ask('POST', path('means'), added))['means']));
}

export async function authorise(request: AuthorisationRequest): Promise<Authorisation> {
    const body = {
        id: request.id, means_id: request.meansId, amount_minor: request.amountMinor, currency: request.currency,
        instalments: request.instalments, shop_number: request.shopNumber,
    };
    return readAuthorisation(await ask('POST', path('authorisations'), body, bankTimeoutMs));
}

export async function authorisation(id: string): Promise<Authorisation> {
    return readAuthorisation(await ask('GET', path('authorisations', id)));
}

/** With a receiver the code goes to that member's terminal (C9). */
export async function confirm(id: string, receiver: string | null = null): Promise<Code> {
    return codeIn(await ask('POST', path('authorisations', id, 'confirm'), receiver === null ? {} : { send_to: receiver }));
}

export async function cancel(id: string): Promise<Authorisation> {
    return readAuthorisation(await ask('POST', path('authorisations', id, 'cancel'), {}, bankTimeoutMs));
}

export async function codes(): Promise<Code[]> {
    return list(fields(await ask('GET', path('codes'))), 'codes', readCode);
}

export async function code(issueNumber: string): Promise<Code> {
    return codeIn(await ask('GET', path('codes', issueNumber)));
}

export async function revokeCode(issueNumber: string): Promise<Code> {
    return codeIn(await ask('POST', path('codes', issueNumber, 'cancel'), {}, bankTimeoutMs));
}

/** The operator of the center looks into it; the same reason again changes nothing. */
export async function disputeCode(issueNumber: string, reason: DisputeReason): Promise<Code> {
    return codeIn(await ask('POST', path('codes', issueNumber, 'dispute'), { reason }));
}

/** The image as it arrived, with the SHA-256 that this phone computed over its bytes. */
export interface ReceivedImage { bytes: Uint8Array<ArrayBuffer>; sha256: string }

export async function receiveImage(issueNumber: string, symbol: SymbolKind, modulePixels: number): Promise<ReceivedImage> {
    // Browsers offer the hash in secure contexts only: https, or this machine itself.
    if (!globalThis.crypto?.subtle) throw pageError('PageInsecure');
    const answer = await send('GET', `${path('codes', issueNumber, 'image')}?format=png&symbol=${symbol}&module=${modulePixels}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    const expected = answer.headers.get('ETag')?.replace(/^W\/|"/g, '').toLowerCase();
    if (expected && /^[0-9a-f]{64}$/.test(expected) && expected !== sha256) throw pageError('PageImageDamaged');
    return { bytes, sha256 };
}

/** Delivery is complete (609): the debit order follows. */
export async function confirmDelivery(issueNumber: string, sha256: string): Promise<Code> {
    return codeIn(await ask('POST', path('codes', issueNumber, 'delivered'), { sha256 }, bankTimeoutMs));
}
