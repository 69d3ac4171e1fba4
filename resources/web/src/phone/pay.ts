// <kazasu-pay>: the amount first, then the means, lump sum or instalments, and the shop if it is known (605).
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { formatMoney } from '../shared/format.js';
import { sharedStyle } from '../shared/style.js';
import type { Means } from './center.js';
import { draft, instalmentCounts, openedRequest, openRequest } from './draft.js';
import type { KeyPressed } from './keypad.js';
import './keypad.js';
import type { MeansPicked } from './means_choice.js';
import './means_choice.js';
import { go } from './place.js';
import { Screen } from './screen.js';

const mostDigits = 8; // one digit more than any limit of a bank that one sale should meet

@customElement('kazasu-pay')
export class PayScreen extends Screen {
    static override styles = [sharedStyle, css`
        .display { text-align: right; padding: 0.5rem 1rem; overflow: hidden; }
        .display.none { color: var(--muted); }
        .summary { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem; }
        .summary button { width: auto; min-height: 44px; }
        .summary .amount.big { font-size: clamp(1.5rem, 8vw, 2.2rem); }
        /* The keys stand low, where the thumb is. */
        .amount-step { display: flex; flex-direction: column; min-height: calc(100dvh - 170px); }
        .amount-step .display { margin-bottom: auto; }
        .amount-step .stack { margin-top: 1rem; }
    `];

    @state() private digits = draft.amountDigits;
    @state() private choosing = false;
    @state() private picked: Means | null = null;
    @state() private instalments = 1;
    @state() private shopWrong = false;

    readonly #onKey = (event: KeyboardEvent): void => this.typed(event);

    override connectedCallback(): void {
        super.connectedCallback();
        addEventListener('keydown', this.#onKey);
    }

    override disconnectedCallback(): void {
        removeEventListener('keydown', this.#onKey);
        super.disconnectedCallback();
    }

    private get amountMinor(): number {
        return Number(this.digits || '0');
    }

    private typed(event: KeyboardEvent): void {
        if (this.choosing || event.ctrlKey || event.altKey || event.metaKey) return;
        const onButton = event.composedPath().some((target) => target instanceof HTMLButtonElement);
        if (/^\d$/.test(event.key)) this.press(event.key);
        else if (event.key === 'Backspace') this.press('delete');
        else if (event.key === 'Enter' && !onButton && this.amountMinor > 0) this.choose();
        else return;
        event.preventDefault();
    }

    private press(key: string): void {
        const next = key === 'delete' ? this.digits.slice(0, -1) : (this.digits + key).replace(/^0+/, '');
        if (next.length > mostDigits) return;
        this.digits = next;
        draft.amountDigits = next;
    }

    private choose(): void {
        this.choosing = true;
        void this.updateComplete.then(() => this.focusHeading());
    }

    private backToAmount(): void {
        this.choosing = false;
        void this.updateComplete.then(() => this.focusHeading());
    }

    private pick(event: MeansPicked): void {
        this.picked = event.means;
        if (event.means.kind !== 'card') this.instalments = 1;
    }

    private ask(): void {
        const shopDigits = this.field('shop');
        this.shopWrong = shopDigits !== '' && !/^\d{1,9}$/.test(shopDigits);
        if (this.shopWrong || this.picked === null) return;
        draft.shopDigits = shopDigits;
        const request = openRequest(this.amountMinor, this.picked.id, this.instalments, shopDigits === '' ? null : Number(shopDigits));
        go({ screen: 'authorisation', id: request.id });
    }

    private waiting(): TemplateResult | typeof nothing {
        const open = openedRequest();
        if (open === null) return nothing;
        return html`<div class="card summary"><span>${this.words.resumeTitle}: <span class="amount">${formatMoney(open.amountMinor, open.currency)}</span></span>
            <button @click=${() => go({ screen: 'authorisation', id: open.id })}>${this.words.resume}</button></div>`;
    }

    private amountStep(): TemplateResult {
        const words = this.words;
        return html`<div class="amount-step">${this.waiting()}
            <h1 tabindex="-1">${words.payTitle}</h1>
            <div class="card display amount big ${this.amountMinor === 0 ? 'none' : ''}" role="status" aria-label="${words.amount} ${formatMoney(this.amountMinor)}">${formatMoney(this.amountMinor)}</div>
            <div class="stack">
                <kazasu-keypad .deleteLabel=${words.backspace} @kazasu-key=${(event: KeyPressed) => this.press(event.key)}></kazasu-keypad>
                <button class="accent" ?disabled=${this.amountMinor === 0} @click=${this.choose}>${words.next}</button>
            </div></div>`;
    }

    private instalmentField(): TemplateResult {
        const words = this.words;
        const choose = (event: Event): void => { this.instalments = Number((event.target as HTMLSelectElement).value); };
        return html`<div><label for="instalments">${words.instalments}</label>
            <select id="instalments" name="instalments" @change=${choose}>
                ${instalmentCounts.map((count) => html`<option value=${count} ?selected=${count === this.instalments}>${count === 1 ? words.lumpSum : words.inInstalments(count)}</option>`)}
            </select></div>`;
    }

    private shopField(): TemplateResult {
        const words = this.words;
        return html`<div><label for="shop">${words.shopNumber}</label>
            <input id="shop" name="shop" inputmode="numeric" autocomplete="off" .value=${draft.shopDigits} aria-invalid=${this.shopWrong}>
            <p class="hint">${words.shopNumberHint}</p>
            ${this.shopWrong ? html`<p class="wrong">${words.shopNumberWrong}</p>` : nothing}</div>`;
    }

    private meansStep(): TemplateResult {
        const words = this.words;
        return html`<h1 tabindex="-1">${words.payWithTitle}</h1>
            <div class="card summary"><span class="amount big">${formatMoney(this.amountMinor)}</span>
                <button @click=${this.backToAmount}>${words.changeAmount}</button></div>
            <kazasu-means-choice .label=${words.payWithTitle} @kazasu-means-picked=${this.pick}></kazasu-means-choice>
            <div class="stack" ?hidden=${this.picked === null}>
                ${this.picked?.kind === 'card' ? this.instalmentField() : nothing}
                ${this.shopField()}
                <div class="act"><button class="accent" @click=${this.ask}>${words.askBank} · <span class="amount">${formatMoney(this.amountMinor)}</span></button></div>
            </div>`;
    }

    protected override render(): TemplateResult {
        return this.choosing ? this.meansStep() : this.amountStep();
    }
}
