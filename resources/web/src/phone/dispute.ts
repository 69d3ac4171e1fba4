// <kazasu-dispute>: for a day after a payment its member can say that it is not theirs, or not of that amount.
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatClock, formatDay } from '../shared/format.js';
import { language } from '../shared/language.js';
import { centerNow } from '../shared/request.js';
import { sharedStyle } from '../shared/style.js';
import { disputeCode, type Code, type DisputeReason } from './center.js';
import { Screen } from './screen.js';

@customElement('kazasu-dispute')
export class Dispute extends Screen {
    static override styles = [sharedStyle, css`
        p { text-align: center; }
    `];

    @property({ attribute: false }) code: Code | null = null;
    @state() private reported: Code | null = null;
    @state() private isOpen = false;

    /** It is a part of a screen: the heading there has the focus. */
    override firstUpdated(): void {
        // Nothing to do.
    }

    override willUpdate(changed: PropertyValues<this>): void {
        if (changed.has('code')) this.reported = null;
    }

    private async report(reason: DisputeReason): Promise<void> {
        const about = this.code;
        if (about === null) return;
        const reported = await this.run(() => disputeCode(about.issueNumber, reason));
        if (!reported?.disputedAt) return;
        this.reported = reported;
        this.announce(this.words.disputedText(formatClock(reported.disputedAt, language.current)));
    }

    private moment(iso: string): string {
        return `${formatDay(iso, language.current)} ${formatClock(iso, language.current)}`;
    }

    private question(until: string): TemplateResult {
        const words = this.words;
        return html`<div class="card stack" role="group" aria-label=${words.disputeQuestion}>
            <p>${words.disputeQuestion}</p>
            <button class="danger" ?disabled=${this.busy} @click=${() => this.report('not_mine')}>${words.disputeNotMine}</button>
            <button class="danger" ?disabled=${this.busy} @click=${() => this.report('wrong_amount')}>${words.disputeAmount}</button>
            <button ?disabled=${this.busy} @click=${() => { this.isOpen = false; }}>${words.disputeLeave}</button>
            <p class="small muted">${words.disputeHint(this.moment(until))}</p>
            ${this.trouble()}
        </div>`;
    }

    protected override render(): TemplateResult | typeof nothing {
        const shown = this.reported ?? this.code;
        if (shown === null || shown.disputeUntil === null) return nothing;
        if (shown.disputedAt !== null) return html`<p class="card" role="status">${this.words.disputedText(this.moment(shown.disputedAt))}</p>`;
        if (Date.parse(shown.disputeUntil) <= centerNow()) return nothing;
        if (this.isOpen) return this.question(shown.disputeUntil);
        return html`<button class="quiet" @click=${() => { this.isOpen = true; }}>${this.words.disputeAsk}</button>`;
    }
}
