// <kazasu-code-outcome>: how a code ended: paid at a shop, expired or cancelled, with the amounts.
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cross, hourglass, tick } from '../shared/drawings.js';
import { formatClock, formatDay, formatMoney, plainName } from '../shared/format.js';
import { language } from '../shared/language.js';
import { LocalisedElement } from '../shared/localised_element.js';
import { sharedStyle } from '../shared/style.js';
import type { Code } from './center.js';
import './dispute.js';
import { go } from './place.js';

@customElement('kazasu-code-outcome')
export class CodeOutcome extends LocalisedElement {
    static override styles = [sharedStyle, css`
        .sign { width: 96px; height: 96px; margin: 1rem auto; }
        .sign svg { width: 96px; height: 96px; }
        .good { color: var(--accent); } .late { color: var(--warn); }
        h1, .centre { text-align: center; }
        dl { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.5rem 1rem; margin: 0; }
        dd { margin: 0; text-align: right; font-size: 1.2rem; }
        dt { color: var(--muted); }
    `];

    @property({ attribute: false }) code: Code | null = null;

    override firstUpdated(): void {
        this.focusHeading();
    }

    private sign(shown: Code): TemplateResult {
        if (shown.state === 'redeemed') return html`<div class="sign good">${tick()}</div>`;
        return html`<div class="sign late">${shown.state === 'expired' ? hourglass() : cross()}</div>`;
    }

    private paidLine(shown: Code): string {
        const time = shown.usedAt === null ? '' : formatClock(shown.usedAt, language.current);
        return shown.shopName === null ? this.words.paidSomewhere(time) : this.words.paidAt(plainName(shown.shopName), time);
    }

    private details(shown: Code): TemplateResult {
        const words = this.words;
        if (shown.state !== 'redeemed') {
            return html`<p class="centre"><bdi>${endedText(shown)}</bdi></p>`;
        }
        const other = shown.sentTo === null ? nothing : html`<p class="centre muted"><bdi>${words.historySent(plainName(shown.sentTo))}</bdi></p>`;
        // The money of a received code is the sender's: so is what is left of it.
        const rows = shown.receivedFrom === null ? html`<dl class="card">${this.rows(shown)}</dl>`
            : html`<p class="centre muted"><bdi>${words.receivedFrom(plainName(shown.receivedFrom))}</bdi></p>`;
        return html`<p class="centre"><bdi>${this.paidLine(shown)}</bdi></p>${other}${rows}`;
    }

    private rows(shown: Code): TemplateResult {
        const words = this.words;
        const amount = (minor: number): string => formatMoney(minor, shown.currency);
        const hasArrived = shown.refundPaidMinor >= shown.refundedMinor;
        return html`<dt>${words.used}</dt><dd class="amount">${amount(shown.usedMinor)}</dd>
            ${shown.returnedMinor > 0 ? html`<dt>${words.returned}</dt><dd class="amount">${amount(shown.returnedMinor)}</dd>` : nothing}
            ${shown.refundedMinor > 0 ? html`<dt>${words.refunded}<br><span class="small">${hasArrived ? words.refundArrived : words.refundUnderWay}</span></dt>
                <dd class="amount">${amount(shown.refundedMinor)}</dd>` : nothing}`;
    }

    protected override render(): TemplateResult | typeof nothing {
        const shown = this.code;
        if (shown === null) return nothing;
        const words = this.words;
        const title = shown.state === 'redeemed' ? words.paidTitle : shown.state === 'expired' ? words.expiredTitle : words.revokedTitle;
        return html`${this.sign(shown)}<h1 tabindex="-1">${title}</h1>
            ${this.details(shown)}
            <kazasu-dispute .code=${shown}></kazasu-dispute>
            <p class="centre muted small">${formatDay(shown.usedAt ?? shown.issuedAt, language.current)}</p>
            <div class="stack">
                <button class="accent" @click=${() => go({ screen: 'pay' })}>${words.done}</button>
                <button @click=${() => go({ screen: 'history' })}>${words.historyTitle}</button>
            </div>`;
    }
}

/** What becomes of the money of a code that paid nothing. */
function endedText(shown: Code): string {
    const words = language.words;
    const isExpired = shown.state === 'expired';
    if (shown.receivedFrom !== null) {
        const name = plainName(shown.receivedFrom);
        return isExpired ? words.receivedExpired(name) : words.receivedRevoked(name);
    }
    const amount = formatMoney(shown.amountMinor, shown.currency);
    return isExpired ? words.expiredText(amount) : words.revokedText(amount);
}

/** The one sentence that a screen reader says when the code ends. */
export function outcomeSentence(shown: Code): string {
    const words = language.words;
    if (shown.state !== 'redeemed') return `${shown.state === 'expired' ? words.expiredTitle : words.revokedTitle}. ${endedText(shown)}`;
    const time = shown.usedAt === null ? '' : formatClock(shown.usedAt, language.current);
    return shown.shopName === null ? words.paidSomewhere(time) : words.paidAt(plainName(shown.shopName), time);
}
