// <kazasu-code>: receives the code's image (608), shows it, tells the center that it has arrived (609), and says
// how it ends. Display A: amount, hideable. B: turned by 90 degrees. C: QR code and bar code, switched by a key.
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { asCenterError, isTransient, type CenterError } from '../shared/center_error.js';
import { formatDigits, formatMoney, formatRemaining, plainName } from '../shared/format.js';
import { centerNow } from '../shared/request.js';
import { sharedStyle } from '../shared/style.js';
import { backoffMs, pause } from '../shared/waiting.js';
import { code, confirmDelivery, receiveImage, revokeCode, type Code, type SymbolKind } from './center.js';
import './code_outcome.js';
import { outcomeSentence } from './code_outcome.js';
import './code_picture.js';
import { currentSurface, isTurnedFirst, modulePixels } from './code_size.js';
import { codeStyle } from './code_style.js';
import { digestOfText, drawCode, drawsItself } from './drawn_code.js';
import { isFinal, watchCode } from './code_watch.js';
import './countdown_ring.js';
import { go } from './place.js';
import { Screen } from './screen.js';
import { WakeLock } from './wake_lock.js';

const swipePixels = 60;
const deliveryTries = 5;

@customElement('kazasu-code')
export class CodeScreen extends Screen {
    static override styles = [sharedStyle, codeStyle];

    @property({ attribute: false }) issueNumber = '';

    @state() private code: Code | null = null;
    @state() private picture: ImageBitmap | null = null;
    @state() private symbol: SymbolKind = 'qr';
    @state() private turned = false;
    @state() private amountHidden = false;
    @state() private asksToCancel = false;
    @state() private silent = false;
    @state() private now = centerNow();
    #left = new AbortController();
    #swipeFrom: number | null = null;
    readonly #wakeLock = new WakeLock();
    readonly #onKey = (event: KeyboardEvent): void => this.keyed(event);
    readonly #onResize = (): void => void this.receive();

    override connectedCallback(): void {
        super.connectedCallback();
        this.#left = new AbortController();
        addEventListener('keydown', this.#onKey);
        addEventListener('resize', this.#onResize);
        void this.tickWhileShown();
        void this.open();
    }

    override disconnectedCallback(): void {
        this.#left.abort();
        this.#wakeLock.release();
        removeEventListener('keydown', this.#onKey);
        removeEventListener('resize', this.#onResize);
        super.disconnectedCallback();
    }

    private get isLive(): boolean {
        return this.code !== null && !isFinal(this.code);
    }

    private async tickWhileShown(): Promise<void> {
        const { signal } = this.#left;
        while (!signal.aborted) {
            this.now = centerNow();
            await pause(1000, signal);
        }
    }

    private async open(): Promise<void> {
        const found = await this.run(() => code(this.issueNumber));
        if (!found) return;
        this.code = found;
        if (isFinal(found)) return;
        this.#wakeLock.hold();
        await this.receive();
        void watchCode(this.issueNumber, {
            onCode: (latest) => this.follow(latest),
            onSilence: (isSilent) => { this.silent = isSilent; },
            onSignedOut: (error) => this.fail(error),
        }, this.#left.signal);
    }

    /** The image in the size that suits the screen; the first complete one is confirmed to the center. */
    private async receive(): Promise<void> {
        if (!this.isLive || this.code?.sentTo !== null) return;
        const wanted = this.symbol;
        try {
            const made = await this.obtain(wanted, modulePixels(wanted, this.turned, currentSurface()));
            if (this.#left.signal.aborted || wanted !== this.symbol || made === null) return;
            this.picture = made.picture;
            this.error = null;
            if (this.code?.state === 'issued') await this.deliver(made.sha256);
        } catch (thrown) {
            this.fail(thrown);
        }
    }

    /** From the center (embodiment 1), or drawn here from the information that came with the code (embodiment 2). */
    private async obtain(symbol: SymbolKind, pixels: number): Promise<{ picture: ImageBitmap; sha256: string } | null> {
        if (drawsItself()) {
            return this.code === null ? null : { picture: await drawCode(this.code, symbol, pixels), sha256: await digestOfText(this.code) };
        }
        const image = await receiveImage(this.issueNumber, symbol, pixels);
        return { picture: await createImageBitmap(new Blob([image.bytes], { type: 'image/png' })), sha256: image.sha256 };
    }

    private async deliver(sha256: string): Promise<void> {
        for (let failures = 0; !this.#left.signal.aborted; ) {
            try {
                return this.follow(await confirmDelivery(this.issueNumber, sha256));
            } catch (thrown) {
                const error: CenterError = asCenterError(thrown);
                failures += 1;
                if (!isTransient(error) || failures >= deliveryTries) throw error;
                await pause(backoffMs(failures), this.#left.signal);
            }
        }
    }

    private follow(latest: Code): void {
        const wasLive = this.isLive;
        this.code = latest;
        if (!wasLive || this.isLive) return;
        this.#wakeLock.release();
        this.asksToCancel = false;
        this.error = null;
        if (latest.state === 'redeemed') navigator.vibrate?.(80);
        this.announce(outcomeSentence(latest));
    }

    private switchSymbol(): void {
        this.symbol = this.symbol === 'qr' ? 'code128' : 'qr';
        this.turned = isTurnedFirst(this.symbol, currentSurface());
        this.picture = null;
        this.announce(this.symbol === 'qr' ? this.words.showSquare : this.words.showBars);
        void this.receive();
    }

    private turn(): void {
        this.turned = !this.turned;
        void this.receive();
    }

    private keyed(event: KeyboardEvent): void {
        if (!this.isLive || event.ctrlKey || event.altKey || event.metaKey) return;
        if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') this.switchSymbol();
        else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') this.turn();
        else return;
        event.preventDefault();
    }

    private swiped(event: PointerEvent): void {
        const from = this.#swipeFrom;
        this.#swipeFrom = null;
        if (from !== null && Math.abs(event.clientX - from) >= swipePixels) this.switchSymbol();
    }

    private async cancelCode(): Promise<void> {
        const latest = await this.run(() => revokeCode(this.issueNumber));
        this.asksToCancel = false;
        if (latest) this.follow(latest);
    }

    protected override updated(changed: PropertyValues): void {
        if (changed.has('asksToCancel') && this.asksToCancel) this.renderRoot.querySelector<HTMLButtonElement>('.question .keep')?.focus();
    }

    private top(shown: Code): TemplateResult {
        const seconds = (Date.parse(shown.expiresAt) - this.now) / 1000;
        const total = (Date.parse(shown.expiresAt) - Date.parse(shown.issuedAt)) / 1000;
        const words = this.words;
        return html`<div class="top">
            <button class="icon" aria-label=${words.close} @click=${() => go({ screen: 'history' })}>×</button>
            <span class="amount">${this.amountHidden ? html`<span class="muted small">${words.amountHidden}</span>` : formatMoney(shown.amountMinor, shown.currency)}</span>
            <kazasu-countdown-ring .seconds=${seconds} .total=${total} .label=${words.codeLeft(formatRemaining(seconds, words.hoursLeft))}></kazasu-countdown-ring>
        </div>`;
    }

    private middle(shown: Code): TemplateResult {
        const words = this.words;
        const amount = this.amountHidden ? '' : formatMoney(shown.amountMinor, shown.currency);
        if (shown.sentTo !== null) {
            return html`<div class="middle"><h1 tabindex="-1"><bdi>${words.sentTitle(plainName(shown.sentTo))}</bdi></h1>
                <p class="note calm" role="status">${shown.state === 'delivered' ? words.sentReceived : words.sentWaiting}</p></div>`;
        }
        const isReady = this.picture !== null && shown.state === 'delivered';
        return html`<div class="middle" @pointerdown=${(event: PointerEvent) => { this.#swipeFrom = event.clientX; }} @pointerup=${this.swiped}>
            <h1 tabindex="-1">${words.codeTitle}</h1>
            ${shown.receivedFrom === null ? nothing : html`<p class="note calm"><bdi>${words.receivedFrom(plainName(shown.receivedFrom))}</bdi></p>`}
            ${isReady
                ? html`<kazasu-code-picture .picture=${this.picture} .turned=${this.turned} .bars=${this.symbol === 'code128'} .description=${words.codeAlt(amount)}></kazasu-code-picture>
                    <p class="digits">${formatDigits(shown.digits)}</p>`
                : this.error === null ? this.progress(words.codeLoading) : html`<p class="note">${words.deliveryPending}</p>`}
            ${this.silent ? html`<p class="note" role="status">${words.stateUnknown}</p>` : nothing}
        </div>`;
    }

    private bottom(shown: Code): TemplateResult {
        const words = this.words;
        if (this.asksToCancel) {
            return html`<div class="question" role="group"><p>${words.cancelCodeQuestion(formatMoney(shown.amountMinor, shown.currency))}</p>
                <button class="keep" @click=${() => { this.asksToCancel = false; }}>${words.keepCode}</button>
                <button class="danger" ?disabled=${this.busy} @click=${this.cancelCode}>${this.busy ? words.loading : words.cancelCode}</button></div>`;
        }
        const mayCancel = shown.shopNumber === null && shown.receivedFrom === null;
        const recall = html`<button class="quiet" @click=${() => { this.asksToCancel = true; }}>${shown.sentTo === null ? words.cancelCode : words.recallCode}</button>`;
        if (shown.sentTo !== null) return mayCancel ? recall : html`<p class="muted small centre">${words.boundCode(shown.shopNumber ?? 0)}</p>`;
        return html`<div class="row">
                <button @click=${this.switchSymbol}>${this.symbol === 'qr' ? words.showBars : words.showSquare}</button>
                <button aria-pressed=${this.turned} @click=${this.turn}>${words.turn}</button>
                <button aria-pressed=${this.amountHidden} @click=${() => { this.amountHidden = !this.amountHidden; }}>${this.amountHidden ? words.showAmount : words.hideAmount}</button>
            </div>
            ${mayCancel ? recall : shown.shopNumber === null ? nothing : html`<p class="muted small centre">${words.boundCode(shown.shopNumber)}</p>`}`;
    }

    private live(shown: Code): TemplateResult {
        return html`<div class="stage"><div class="column">
            ${this.top(shown)}${this.middle(shown)}
            ${this.error ? html`${this.trouble()}<button @click=${() => this.receive()}>${this.words.tryAgain}</button>` : nothing}
            ${this.bottom(shown)}
        </div></div>`;
    }

    protected override render(): TemplateResult {
        if (this.code !== null) return this.isLive ? this.live(this.code) : html`<kazasu-code-outcome .code=${this.code}></kazasu-code-outcome>`;
        if (this.error === null) return this.progress(this.words.loading);
        return html`<h1 tabindex="-1">${this.words.historyTitle}</h1>${this.trouble()}<button @click=${this.open}>${this.words.tryAgain}</button>`;
    }
}
