// <kazasu-sign-up>: name, reading, email, password (601); the center answers with a client id that the phone keeps.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { CenterError } from '../shared/center_error.js';
import { sharedStyle } from '../shared/style.js';
import { registerMember, signIn } from './center.js';
import { SignedIn } from './events.js';
import { go } from './place.js';
import { Screen } from './screen.js';

/** The center answers alike for an address that has a member already; then nothing was made that could be signed in to. */
function whyNotIn(thrown: unknown): unknown {
    const isTaken = thrown instanceof CenterError && thrown.errorName === 'CredentialsInvalid';
    return isTaken ? new CenterError('MemberNameTaken', 700, thrown.status, 'email') : thrown;
}

@customElement('kazasu-sign-up')
export class SignUpScreen extends Screen {
    static override styles = sharedStyle;

    @state() private missing: ReadonlySet<string> = new Set();

    private async submit(event: Event): Promise<void> {
        event.preventDefault();
        const entered = { name: this.field('name'), reading: this.field('reading'), email: this.field('email') };
        const password = this.renderRoot.querySelector<HTMLInputElement>('[name="password"]')?.value ?? '';
        this.missing = new Set(Object.entries({ ...entered, password }).filter(([, value]) => !value).map(([name]) => name));
        if (this.missing.size > 0) return;
        const member = await this.run(async () => {
            const { clientId } = await registerMember({ ...entered, password });
            return signIn({ client_id: clientId }, password).catch((thrown: unknown) => { throw whyNotIn(thrown); });
        });
        if (member) this.dispatchEvent(new SignedIn(member, true));
    }

    private input(name: string, label: string, type: string, autocomplete: AutoFill, hint = ''): TemplateResult {
        const wrong = this.missing.has(name) || this.error?.param === name;
        return html`<div>
            <label for=${name}>${label}</label>
            <input id=${name} name=${name} type=${type} autocomplete=${autocomplete} aria-invalid=${wrong} aria-describedby="${name}-hint">
            ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
            ${this.missing.has(name) ? html`<p class="wrong">${this.words.required}</p>` : nothing}
        </div>`;
    }

    protected override render(): TemplateResult {
        const words = this.words;
        return html`
            <h1 tabindex="-1">${words.signUpTitle}</h1>
            <p class="muted">${words.signUpIntro}</p>
            <form class="stack" novalidate @submit=${this.submit}>
                ${this.input('name', words.name, 'text', 'name')}
                ${this.input('reading', words.reading, 'text', 'off', words.readingHint)}
                ${this.input('email', words.email, 'email', 'username')}
                ${this.input('password', words.password, 'password', 'new-password', words.passwordHint)}
                ${this.trouble()}
                <button class="accent" ?disabled=${this.busy}>${this.busy ? words.loading : words.signUp}</button>
                <button type="button" class="quiet" @click=${() => go({ screen: 'sign-in' })}>${words.alreadyMember}</button>
            </form>`;
    }
}
