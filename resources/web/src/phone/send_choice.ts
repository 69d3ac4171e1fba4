// <kazasu-send-choice>: the code is for another member's terminal (C8, C9): whose, by the id that they were given.
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LocalisedElement } from '../shared/localised_element.js';
import { sharedStyle } from '../shared/style.js';

export class SendChosen extends Event {
    constructor(readonly receiver: string) {
        super('kazasu-send-chosen', { bubbles: true, composed: true });
    }
}

const memberId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@customElement('kazasu-send-choice')
export class SendChoice extends LocalisedElement {
    static override styles = [sharedStyle, css`
        :host { display: block; margin-top: 0.75rem; }
        form { display: grid; gap: 0.5rem; }
        textarea { font: inherit; font-variant-numeric: tabular-nums; font-size: 0.95rem; color: inherit; width: 100%; min-width: 0;
            padding: 0.5rem 0.75rem; border: 1px solid var(--muted); border-radius: 10px; background: var(--paper); resize: none; }
        textarea[aria-invalid='true'] { border: 2px solid var(--danger); }
    `];

    @property({ type: Boolean }) busy = false;

    @state() private isOpen = false;
    @state() private isWrong = false;

    protected override updated(changed: PropertyValues): void {
        if (!changed.has('isOpen') || !this.isOpen) return;
        this.renderRoot.querySelector('textarea')?.focus({ preventScroll: true });
        this.renderRoot.querySelector('form')?.scrollIntoView({ block: 'nearest' });
    }

    private pressed(event: KeyboardEvent): void {
        if (event.key !== 'Enter') return;
        event.preventDefault(); // an id has no second line; the field has, because no narrow one shows it whole
        this.renderRoot.querySelector('form')?.requestSubmit();
    }

    private submitted(event: SubmitEvent): void {
        event.preventDefault();
        const receiver = this.renderRoot.querySelector('textarea')?.value.replace(/\s/g, '').toLowerCase() ?? '';
        this.isWrong = !memberId.test(receiver);
        if (!this.isWrong) this.dispatchEvent(new SendChosen(receiver));
    }

    protected override render(): TemplateResult {
        const words = this.words;
        if (!this.isOpen) return html`<button class="quiet" ?disabled=${this.busy} @click=${() => { this.isOpen = true; }}>${words.sendOpen}</button>`;
        return html`<form class="card" novalidate @submit=${this.submitted}>
            <label for="receiver">${words.sendTo}</label>
            <textarea id="receiver" name="receiver" rows="2" autocomplete="off" autocapitalize="off" spellcheck="false"
                @keydown=${this.pressed} aria-describedby="hint" aria-invalid=${this.isWrong}></textarea>
            <p class="hint" id="hint">${this.isWrong ? words.sendWrong : words.sendHint}</p>
            <button ?disabled=${this.busy}>${this.busy ? words.loading : words.send}</button>
        </form>`;
    }
}
