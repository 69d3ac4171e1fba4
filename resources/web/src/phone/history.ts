// <kazasu-history>: the member's codes, newest first: where, when, how much, and how each stands.
import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { cross, hourglass, listDrawing, mark, tick } from '../shared/drawings.js';
import { formatClock, formatDay, formatMoney, plainName } from '../shared/format.js';
import { language, type Words } from '../shared/language.js';
import { sharedStyle } from '../shared/style.js';
import { codes, type Code, type CodeState } from './center.js';
import { go } from './place.js';
import { Screen } from './screen.js';

function stateName(shown: CodeState, words: Words): string {
    return { issued: words.stateIssued, delivered: words.stateDelivered, redeemed: words.stateRedeemed, expired: words.stateExpired, revoked: words.stateRevoked }[shown];
}

function stateShape(shown: CodeState): TemplateResult {
    return { issued: hourglass, delivered: mark, redeemed: tick, expired: hourglass, revoked: cross }[shown]();
}

@customElement('kazasu-history')
export class HistoryScreen extends Screen {
    static override styles = [sharedStyle, css`
        ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
        .entry { display: grid; grid-template-columns: 28px minmax(0, 1fr) auto; gap: 0 0.75rem; align-items: center; text-align: start; font-weight: 400; }
        .entry svg { width: 28px; height: 28px; color: var(--muted); }
        .entry.delivered svg, .entry.redeemed svg { color: var(--accent); }
        .entry .shop { font-weight: 700; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
    `];

    @state() private all: Code[] | null = null;

    override connectedCallback(): void {
        super.connectedCallback();
        void this.load();
    }

    private async load(): Promise<void> {
        const found = await this.run(codes);
        if (found) this.all = found;
    }

    private entry(one: Code): TemplateResult {
        const when = one.usedAt ?? one.issuedAt;
        const words = this.words;
        const refunded = one.refundedMinor > 0 ? ` · ${words.historyRefunded(formatMoney(one.refundedMinor, one.currency))}` : '';
        const other = one.sentTo !== null ? ` · ${words.historySent(plainName(one.sentTo))}`
            : one.receivedFrom !== null ? ` · ${words.receivedFrom(plainName(one.receivedFrom))}` : '';
        const title = one.shopName === null ? stateName(one.state, words) : plainName(one.shopName);
        const time = `${formatDay(when, language.current)} ${formatClock(when, language.current)}`;
        return html`<li><button class="entry ${one.state}" @click=${() => go({ screen: 'code', issueNumber: one.issueNumber })}>
            ${stateShape(one.state)}
            <span><span class="shop"><bdi>${title}</bdi></span><span class="small muted">${time}${one.shopName === null ? '' : ` · ${stateName(one.state, words)}`}${refunded}<bdi>${other}</bdi></span></span>
            <span class="amount">${formatMoney(one.state === 'redeemed' ? one.usedMinor : one.amountMinor, one.currency)}</span>
        </button></li>`;
    }

    private contents(): TemplateResult {
        const words = this.words;
        if (this.all === null) {
            return this.error ? html`<button @click=${this.load}>${words.tryAgain}</button>` : this.progress(words.loading);
        }
        if (this.all.length === 0) {
            return html`<div class="empty">${listDrawing()}<h2>${words.historyEmpty}</h2><p class="muted">${words.historyEmptyHint}</p>
                <button class="accent" @click=${() => go({ screen: 'pay' })}>${words.firstPayment}</button></div>`;
        }
        return html`<ul>${this.all.map((one) => this.entry(one))}</ul>`;
    }

    protected override render(): TemplateResult {
        return html`<h1 tabindex="-1">${this.words.historyTitle}</h1>${this.trouble()}${this.contents()}`;
    }
}
