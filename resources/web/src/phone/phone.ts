// <kazasu-phone>: the page around the screens: who is signed in, which screen is open, language, and what is read aloud.
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { isSignedOut } from '../shared/center_error.js';
import { cardDrawing, listDrawing, mark } from '../shared/drawings.js';
import { language } from '../shared/language.js';
import { remember } from '../shared/store.js';
import { sharedStyle } from '../shared/style.js';
import './add_means.js';
import './authorisation.js';
import { currentMember, signOut, type Member } from './center.js';
import './code.js';
import { draft } from './draft.js';
import type { Announcement, SignedIn } from './events.js';
import './history.js';
import './means.js';
import './pay.js';
import './sessions.js';
import { go, placeOf, replaceWith, type Place } from './place.js';
import { Screen } from './screen.js';
import './sign_in.js';
import './sign_up.js';

@customElement('kazasu-phone')
export class PhonePage extends Screen {
    static override styles = [sharedStyle, css`
        :host { max-width: 480px; margin: 0 auto; min-height: 100dvh; display: flex; flex-direction: column; }
        header { display: flex; align-items: center; gap: 0.5rem; padding: max(0.4rem, env(safe-area-inset-top)) 1rem 0.4rem; }
        header .name { font-weight: 700; font-size: 1.1rem; flex: 1; display: flex; align-items: center; gap: 0.4rem; min-width: 0; }
        header .name svg { width: 26px; height: 26px; color: var(--accent); flex: none; }
        header button { width: auto; min-height: 44px; padding: 0.25rem 0.5rem; background: transparent; border-color: transparent; font-weight: 400; font-size: 0.9rem; color: var(--info); }
        main { flex: 1; padding: 0.5rem 1rem 1.5rem; min-width: 0; }
        nav { position: sticky; bottom: 0; display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); background: var(--paper); border-top: 1px solid var(--line);
            padding-bottom: env(safe-area-inset-bottom); }
        nav button { border: 0; border-radius: 0; background: transparent; font-weight: 400; font-size: 0.8rem; line-height: 1.2; min-height: 60px; padding: 0.3rem; color: var(--muted);
            display: grid; justify-items: center; align-content: center; gap: 0.15rem; border-top: 3px solid transparent; }
        nav button[aria-current] { color: var(--accent); font-weight: 700; border-top-color: var(--accent); }
        nav button:focus-visible { outline-offset: -4px; }
        nav svg { width: 24px; height: 24px; }
        .aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    `];

    @state() private place: Place = placeOf(location.hash);
    @state() private member: Member | null = null;
    @state() private isStarting = true;
    @state() private aloud = '';
    readonly #onHash = (): void => this.move();

    override connectedCallback(): void {
        super.connectedCallback();
        language.apply();
        addEventListener('hashchange', this.#onHash);
        void this.start();
    }

    override disconnectedCallback(): void {
        removeEventListener('hashchange', this.#onHash);
        super.disconnectedCallback();
    }

    private get isAtTheDoor(): boolean {
        return this.place.screen === 'sign-in' || this.place.screen === 'sign-up';
    }

    private async start(): Promise<void> {
        this.isStarting = true;
        this.error = null;
        try {
            this.member = await currentMember();
        } catch (thrown) {
            this.error = this.errorUnlessSignedOut(thrown);
        }
        this.isStarting = false;
        this.move();
    }

    private errorUnlessSignedOut(thrown: unknown): typeof this.error {
        this.fail(thrown);
        return this.error && isSignedOut(this.error) ? null : this.error;
    }

    /** Who is not signed in sees the door, and afterwards what they came for. */
    private move(): void {
        this.place = placeOf(location.hash);
        this.aloud = '';
        if (this.isStarting || this.error) return;
        if (this.member !== null && this.isAtTheDoor) replaceWith({ screen: 'pay' });
        scrollTo(0, 0);
    }

    private signedIn(event: SignedIn): void {
        this.member = event.member;
        remember('clientId', event.member.clientId);
        remember('memberName', event.member.name);
        if (event.isNew) replaceWith({ screen: 'add-means' });
        else if (this.isAtTheDoor) replaceWith({ screen: 'pay' });
    }

    private async leave(): Promise<void> {
        await this.run(signOut);
        this.signedOut();
        replaceWith({ screen: 'pay' }); // the next one to sign in starts afresh
    }

    private signedOut(): void {
        this.member = null;
        draft.amountDigits = '';
        draft.shopDigits = '';
    }

    private screen(): TemplateResult {
        const place = this.place;
        if (this.member === null) return place.screen === 'sign-up' ? html`<kazasu-sign-up></kazasu-sign-up>` : html`<kazasu-sign-in></kazasu-sign-in>`;
        switch (place.screen) {
            case 'means': return html`<kazasu-means></kazasu-means>`;
            case 'add-means': return html`<kazasu-add-means></kazasu-add-means>`;
            case 'history': return html`<kazasu-history></kazasu-history>`;
            case 'sessions': return html`<kazasu-sessions></kazasu-sessions>`;
            case 'authorisation': return html`${keyed(place.id, html`<kazasu-authorisation .authorisationId=${place.id}></kazasu-authorisation>`)}`;
            case 'code': return html`${keyed(place.issueNumber, html`<kazasu-code .issueNumber=${place.issueNumber}></kazasu-code>`)}`;
            default: return html`<kazasu-pay></kazasu-pay>`;
        }
    }

    private tab(screen: 'pay' | 'history' | 'means', drawing: TemplateResult, label: string): TemplateResult {
        const isHere = this.place.screen === screen;
        return html`<button aria-current=${isHere ? 'page' : nothing} @click=${() => go({ screen })}>${drawing}<span>${label}</span></button>`;
    }

    private tabs(): TemplateResult {
        const words = this.words;
        return html`<nav>${this.tab('pay', mark(), words.tabPay)}${this.tab('history', listDrawing(), words.tabHistory)}${this.tab('means', cardDrawing(), words.tabMeans)}</nav>`;
    }

    private contents(): TemplateResult {
        if (this.isStarting) return this.progress(this.words.loading);
        if (this.error) return html`${this.trouble()}<button class="accent" @click=${this.start}>${this.words.tryAgain}</button>`;
        return this.screen();
    }

    protected override render(): TemplateResult {
        const words = this.words;
        return html`
            <header>
                <span class="name">${mark()}${words.productName}</span>
                <button lang=${language.current === 'ja' ? 'en' : 'ja'} aria-label=${words.otherLanguageLabel}
                    @click=${() => language.choose(language.current === 'ja' ? 'en' : 'ja')}>${words.otherLanguage}</button>
                ${this.member ? html`<button @click=${this.leave}>${words.signOut}</button>` : nothing}
            </header>
            <main @kazasu-signed-in=${this.signedIn} @kazasu-signed-out=${this.signedOut}
                @kazasu-announcement=${(event: Announcement) => { this.aloud = event.text; }}>${this.contents()}</main>
            <div class="aloud" role="status" aria-live="polite">${this.aloud}</div>
            ${this.member ? this.tabs() : nothing}`;
    }
}
