// <kazasu-sign-in>: email and password; a phone that knows its client id (claim 4) needs the password alone.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { plainName } from '../shared/format.js';
import { forget, recall } from '../shared/store.js';
import { sharedStyle } from '../shared/style.js';
import { signIn } from './center.js';
import { SignedIn } from './events.js';
import { go } from './place.js';
import { Screen } from './screen.js';

@customElement('kazasu-sign-in')
export class SignInScreen extends Screen {
    static override styles = sharedStyle;

    @state() private knownClient = recall('clientId');
    @state() private missing: ReadonlySet<string> = new Set();

    private get knownName(): string {
        return plainName(recall('memberName') ?? '');
    }

    private async submit(event: Event): Promise<void> {
        event.preventDefault();
        const email = this.field('email');
        const password = this.renderRoot.querySelector<HTMLInputElement>('[name="password"]')?.value ?? '';
        this.missing = new Set([...(this.knownClient === null && !email ? ['email'] : []), ...(password ? [] : ['password'])]);
        if (this.missing.size > 0) return;
        const who = this.knownClient === null ? { email } : { client_id: this.knownClient };
        const member = await this.run(() => signIn(who, password));
        if (member) this.dispatchEvent(new SignedIn(member, false));
    }

    private becomeSomeoneElse(): void {
        forget('clientId');
        forget('memberName');
        forget('openAuthorisation');
        this.knownClient = null;
    }

    private input(name: string, label: string, type: string, autocomplete: string): TemplateResult {
        const wrong = this.missing.has(name);
        return html`<div>
            <label for=${name}>${label}</label>
            <input id=${name} name=${name} type=${type} autocomplete=${autocomplete} aria-invalid=${wrong}>
            ${wrong ? html`<p class="wrong">${this.words.required}</p>` : nothing}
        </div>`;
    }

    protected override render(): TemplateResult {
        const words = this.words;
        const known = this.knownClient !== null;
        return html`
            <h1 tabindex="-1">${known && this.knownName ? html`<bdi>${words.welcomeBack(this.knownName)}</bdi>` : words.signInTitle}</h1>
            <form class="stack" novalidate @submit=${this.submit}>
                ${known ? nothing : this.input('email', words.email, 'email', 'username')}
                ${this.input('password', words.password, 'password', 'current-password')}
                ${this.trouble()}
                <button class="accent" ?disabled=${this.busy}>${this.busy ? words.loading : words.signIn}</button>
                ${known ? html`<button type="button" class="quiet" @click=${this.becomeSomeoneElse}>${words.someoneElse}</button>` : nothing}
                <button type="button" class="quiet" @click=${() => go({ screen: 'sign-up' })}>${words.notYetMember}</button>
            </form>`;
    }
}
