// <kazasu-add-means>: a card or an account of one of the center's institutions (601). Numbers go to the center and
// are kept nowhere on the phone.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { plainName } from '../shared/format.js';
import { sharedStyle } from '../shared/style.js';
import { addMeans, institutions, type Institution, type MeansKind } from './center.js';
import { replaceWith } from './place.js';
import { Screen } from './screen.js';

/** "11/28" or "1128" as it stands on a card, to "2811" as banks write it; null if it is neither. */
export function expiryFrom(entered: string): string | null {
    const match = /^(0[1-9]|1[0-2])\s*\/?\s*(\d{2})$/.exec(entered);
    return match ? `${match[2]}${match[1]}` : null;
}

@customElement('kazasu-add-means')
export class AddMeansScreen extends Screen {
    static override styles = sharedStyle;

    @state() private offered: Institution[] | null = null;
    @state() private kind: MeansKind = 'card';
    @state() private wrong: ReadonlyMap<string, string> = new Map();

    override connectedCallback(): void {
        super.connectedCallback();
        void this.load();
    }

    private async load(): Promise<void> {
        const found = await this.run(institutions);
        if (found) this.offered = found;
    }

    private async submit(event: Event): Promise<void> {
        event.preventDefault();
        const institution = this.field('institution');
        const number = this.field('number').replace(/[\s-]/g, '');
        const expiry = this.kind === 'card' ? expiryFrom(this.field('expiry')) : null;
        this.wrong = this.complaints(institution, number, expiry);
        if (this.wrong.size > 0) return;
        const added = { institution, kind: this.kind, number, label: this.field('label'), ...(expiry === null ? {} : { expiry }) };
        if (await this.run(() => addMeans(added))) {
            this.announce(this.words.meansAdded);
            replaceWith({ screen: 'means' });
        }
    }

    private complaints(institution: string, number: string, expiry: string | null): Map<string, string> {
        const found = new Map<string, string>();
        if (!institution) found.set('institution', this.words.required);
        if (!/^\d+$/.test(number)) found.set('number', this.words.numberWrong);
        if (this.kind === 'card' && expiry === null) found.set('expiry', this.words.expiryWrong);
        if (!this.field('label')) found.set('label', this.words.required);
        return found;
    }

    private complaint(name: string): TemplateResult | typeof nothing {
        const text = this.wrong.get(name);
        return text === undefined ? nothing : html`<p class="wrong">${text}</p>`;
    }

    private input(name: string, label: string, mode: 'numeric' | 'text', hint = ''): TemplateResult {
        return html`<div>
            <label for=${name}>${label}</label>
            <input id=${name} name=${name} inputmode=${mode} autocomplete="off" maxlength="30" aria-invalid=${this.wrong.has(name) || this.error?.param === name}>
            ${hint ? html`<p class="hint">${hint}</p>` : nothing}${this.complaint(name)}
        </div>`;
    }

    private form(offered: Institution[]): TemplateResult {
        const words = this.words;
        return html`<form class="stack" novalidate @submit=${this.submit}>
            <div><label for="institution">${words.institution}</label>
                <select id="institution" name="institution">
                    <option value="">${words.chooseInstitution}</option>
                    ${offered.map((one) => html`<option value=${one.id}>${plainName(one.name)}</option>`)}
                </select>${this.complaint('institution')}</div>
            <div><label for="kind">${words.kind}</label>
                <select id="kind" name="kind" @change=${(event: Event) => { this.kind = (event.target as HTMLSelectElement).value as MeansKind; }}>
                    <option value="card">${words.card}</option><option value="account">${words.account}</option>
                </select></div>
            ${this.input('number', this.kind === 'card' ? words.cardNumber : words.accountNumber, 'numeric')}
            ${this.kind === 'card' ? this.input('expiry', words.expiry, 'numeric') : nothing}
            ${this.input('label', words.label, 'text', words.labelHint)}
            ${this.trouble()}
            <button class="accent" ?disabled=${this.busy}>${this.busy ? words.loading : words.add}</button>
            <button type="button" class="quiet" @click=${() => replaceWith({ screen: 'means' })}>${words.cancel}</button>
        </form>`;
    }

    private contents(): TemplateResult {
        if (this.offered === null) {
            if (this.error === null) return this.progress(this.words.loading);
            return html`${this.trouble()}<button @click=${this.load}>${this.words.tryAgain}</button>`;
        }
        if (this.offered.length === 0) return html`<p class="card">${this.words.institutionsEmpty}</p>`;
        return this.form(this.offered);
    }

    protected override render(): TemplateResult {
        return html`<h1 tabindex="-1">${this.words.addMeans}</h1>${this.contents()}`;
    }
}
