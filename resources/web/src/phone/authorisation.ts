// <kazasu-authorisation>: asks the bank (606, 607), then the member confirms or cancels (45); on a refusal, another
// means is offered (44).
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { asCenterError, CenterError, isTransient } from '../shared/center_error.js';
import { cross, hourglass, tick } from '../shared/drawings.js';
import { formatMoney, formatRemaining, plainName } from '../shared/format.js';
import { centerNow } from '../shared/request.js';
import { sharedStyle } from '../shared/style.js';
import { backoffMs, pause } from '../shared/waiting.js';
import { authorisation, authorise, cancel, codes, confirm, type Authorisation, type Means } from './center.js';
import { closeRequest, openedRequest, openRequest } from './draft.js';
import { meansCard, meansCardStyle } from './means_card.js';
import type { MeansPicked } from './means_choice.js';
import './means_choice.js';
import { go, replaceWith } from './place.js';
import { Screen } from './screen.js';
import type { SendChosen } from './send_choice.js';
import './send_choice.js';

const repetitions = 3; // of a request that met a bad connection; then the member decides
const quietSeconds = 3; // after these the wait is given a length
const longestSeconds = 30; // as long as the center waits for a bank

@customElement('kazasu-authorisation')
export class AuthorisationScreen extends Screen {
    static override styles = [sharedStyle, meansCardStyle, css`
        .sign { display: block; width: 64px; height: 64px; margin: 0 auto 0.5rem; }
        .sign svg { width: 64px; height: 64px; }
        .good { color: var(--accent); } .bad { color: var(--danger); } .late { color: var(--warn); }
        .centre { text-align: center; }
    `];

    @property({ attribute: 'authorisation-id', reflect: true }) authorisationId = '';

    @state() private now = centerNow();
    @state() private current: Authorisation | null = null;
    @state() private repeats = 0;
    @state() private otherMeans: Means | null = null;
    #left = new AbortController();
    #askedAt = centerNow();

    override connectedCallback(): void {
        super.connectedCallback();
        this.#left = new AbortController();
        void this.tickWhileShown();
        void this.askAgain();
    }

    override disconnectedCallback(): void {
        this.#left.abort();
        super.disconnectedCallback();
    }

    private async tickWhileShown(): Promise<void> {
        const { signal } = this.#left;
        while (!signal.aborted) {
            this.now = centerNow();
            await pause(1000, signal);
        }
    }

    /** Sends the request, or, when it was answered before, looks at what became of it; the id makes both safe. */
    private async askAgain(): Promise<void> {
        this.#askedAt = centerNow();
        this.repeats = 0;
        const answer = await this.run(() => this.askPatiently());
        if (answer) await this.settle(answer);
        else if (this.error && !isTransient(this.error)) closeRequest(this.authorisationId);
    }

    private async askPatiently(): Promise<Authorisation> {
        const request = openedRequest();
        const isOpen = request?.id === this.authorisationId;
        for (;;) {
            try {
                return await (isOpen ? authorise(request) : authorisation(this.authorisationId));
            } catch (thrown) {
                const error = asCenterError(thrown);
                const isBank = error.errorName === 'BankUnreachable'; // the center has been patient already
                if (!isTransient(error) || isBank || this.repeats >= repetitions || this.#left.signal.aborted) throw error;
                this.repeats += 1;
                await pause(backoffMs(this.repeats), this.#left.signal);
            }
        }
    }

    private async settle(answer: Authorisation): Promise<void> {
        let latest = answer;
        while (latest.state === 'pending' && !this.#left.signal.aborted) {
            await pause(1000, this.#left.signal);
            const polled = await this.run(() => authorisation(this.authorisationId));
            if (!polled) return;
            latest = polled;
        }
        this.show(latest);
    }

    private show(latest: Authorisation): void {
        this.current = latest;
        this.now = centerNow();
        if (latest.state !== 'approved' && latest.state !== 'pending') closeRequest(latest.id);
        const words = this.words;
        const said = { approved: words.approvedTitle, refused: words.refusedTitle, cancelled: words.cancelledTitle, lapsed: words.lapsedTitle, confirmed: '', pending: '' }[latest.state];
        if (said) this.announce(said);
        if (latest.state === 'confirmed') void this.openCode();
        void this.updateComplete.then(() => this.focusHeading());
    }

    /** Confirmed before, perhaps on another screen: its code is among the member's. */
    private async openCode(): Promise<void> {
        const all = await this.run(codes);
        const made = all?.find((code) => code.authorisationId === this.authorisationId);
        if (made) replaceWith({ screen: 'code', issueNumber: made.issueNumber });
    }

    private async takeCode(receiver: string | null): Promise<void> {
        const made = await this.run(() => confirm(this.authorisationId, receiver));
        if (made) {
            closeRequest(this.authorisationId);
            replaceWith({ screen: 'code', issueNumber: made.issueNumber });
        } else {
            await this.lookAgain();
        }
    }

    private async cancelIt(): Promise<void> {
        const answer = await this.run(() => cancel(this.authorisationId));
        if (answer) this.show(answer);
        else await this.lookAgain();
    }

    /** After "this has moved on": show how it stands, and keep the words. */
    private async lookAgain(): Promise<void> {
        const refused = this.error;
        if (refused?.errorName !== 'AuthorisationStateInvalid') return;
        const answer = await this.run(() => authorisation(this.authorisationId));
        if (answer) this.show(answer);
        this.error = this.error ?? refused;
    }

    /** Refused, or given up because the bank was silent: the center has closed it, so this is a new request. */
    private askOther(amountMinor: number, shopNumber: number | null): void {
        if (this.otherMeans === null) return;
        const request = openRequest(amountMinor, this.otherMeans.id, 1, shopNumber);
        replaceWith({ screen: 'authorisation', id: request.id });
    }

    /** A bad connection: the same request, since it may have arrived. A silent bank: a new one, as above. */
    private repeat(): void {
        const request = openedRequest();
        if (this.error?.errorName !== 'BankUnreachable' || request === null) return void this.askAgain();
        const next = openRequest(request.amountMinor, request.meansId, request.instalments, request.shopNumber);
        replaceWith({ screen: 'authorisation', id: next.id });
    }

    private otherMeansOffer(refusedMeansId: string, amountMinor: number, shopNumber: number | null): TemplateResult {
        const words = this.words;
        return html`<h2>${words.otherMeansTitle}</h2>
            <kazasu-means-choice .label=${words.otherMeansTitle} .without=${refusedMeansId}
                @kazasu-means-picked=${(event: MeansPicked) => { this.otherMeans = event.means; }}></kazasu-means-choice>
            ${this.otherMeans === null ? nothing : html`<div class="act"><button class="accent" @click=${() => this.askOther(amountMinor, shopNumber)}>
                ${words.askBank} · <span class="amount">${formatMoney(amountMinor)}</span></button></div>`}
            <button @click=${() => go({ screen: 'pay' })}>${words.changeAmount}</button>`;
    }

    private summary(shown: Authorisation): TemplateResult {
        const words = this.words;
        return html`<div class="card">
            <p class="amount big centre">${formatMoney(shown.amountMinor, shown.currency)}</p>
            ${meansCard(shown.means)}
            <p class="small muted">${shown.instalments === 1 ? words.lumpSum : words.inInstalments(shown.instalments)}${shown.shopNumber === null ? nothing : html` · ${words.forShop(shown.shopNumber)}`}</p>
        </div>`;
    }

    private approved(shown: Authorisation): TemplateResult {
        const words = this.words;
        const left = shown.expiresAt === null ? null : (Date.parse(shown.expiresAt) - this.now) / 1000;
        return html`<div class="sign good">${tick()}</div>
            <h1 class="centre" tabindex="-1">${words.approvedTitle}</h1>
            ${this.summary(shown)}
            <p>${words.approvedText(plainName(shown.means.institutionName))}</p>
            ${this.trouble()}
            <div class="stack">
                <button class="accent" ?disabled=${this.busy} @click=${() => this.takeCode(null)}>${this.busy ? words.loading : words.confirm}</button>
                <button ?disabled=${this.busy} @click=${this.cancelIt}>${words.cancel}</button>
            </div>
            <kazasu-send-choice ?busy=${this.busy} @kazasu-send-chosen=${(event: SendChosen) => this.takeCode(event.receiver)}></kazasu-send-choice>
            ${left === null ? nothing : html`<p class="small muted centre" aria-live="off">${words.approvalEnds(formatRemaining(left, words.hoursLeft))}</p>`}`;
    }

    private refused(shown: Authorisation): TemplateResult {
        const reason = new CenterError(shown.reason ?? 'BankRefused', 0, 402);
        return html`<div class="sign bad">${cross()}</div>
            <h1 class="centre" tabindex="-1">${this.words.refusedTitle}</h1>
            ${this.summary(shown)}
            <kazasu-trouble .error=${reason}></kazasu-trouble>
            ${this.otherMeansOffer(shown.means.id, shown.amountMinor, shown.shopNumber)}`;
    }

    private ended(sign: TemplateResult, title: string, text: string): TemplateResult {
        return html`<div class="sign late">${sign}</div><h1 class="centre" tabindex="-1">${title}</h1><p class="centre">${text}</p>
            <button class="accent" @click=${() => replaceWith({ screen: 'pay' })}>${this.words.startAgain}</button>`;
    }

    private asking(): TemplateResult {
        const words = this.words;
        const amount = openedRequest()?.amountMinor;
        const waited = (this.now - this.#askedAt) / 1000;
        const left = Math.max(1, Math.ceil(longestSeconds - waited));
        return html`<h1 tabindex="-1">${words.askBank}</h1>
            ${amount === undefined ? nothing : html`<p class="card amount big centre">${formatMoney(amount)}</p>`}
            ${this.progress(this.repeats > 0 ? words.askingAgain : words.loading)}
            ${waited > quietSeconds ? html`<p class="muted">${words.askingLeft(left)}</p>` : nothing}`;
    }

    private stopped(): TemplateResult {
        const words = this.words;
        const request = openedRequest();
        const isBank = this.error?.errorName === 'BankUnreachable';
        const mayRepeat = this.error !== null && isTransient(this.error);
        const hasOther = isBank && this.otherMeans !== null; // then that is the one accent button
        return html`<div class="sign late">${hourglass()}</div>
            <h1 class="centre" tabindex="-1">${mayRepeat ? words.noAnswerTitle : words.notAskedTitle}</h1>
            ${this.trouble()}
            <div class="stack">
                ${mayRepeat ? html`<button class=${hasOther ? '' : 'accent'} @click=${this.repeat}>${words.tryAgain}</button>` : nothing}
                ${isBank ? nothing : html`<button @click=${() => replaceWith({ screen: 'pay' })}>${words.changeAmount}</button>`}
            </div>
            ${isBank && request ? this.otherMeansOffer(request.meansId, request.amountMinor, request.shopNumber) : nothing}`;
    }

    protected override render(): TemplateResult {
        const words = this.words;
        switch (this.current?.state) {
            case 'approved': return this.approved(this.current);
            case 'refused': return this.refused(this.current);
            case 'cancelled': return this.ended(cross(), words.cancelledTitle, words.cancelledText);
            case 'lapsed': return this.ended(hourglass(), words.lapsedTitle, words.lapsedText);
            default: return this.error ? this.stopped() : this.asking();
        }
    }
}
