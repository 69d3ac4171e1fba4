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
        input { font-variant-numeric: tabular-nums; font-size: 0.95rem; }
    `];

    @property({ type: Boolean }) busy = false;

    @state() private isOpen = false;
    @state() private isWrong = false;

    protected override updated(changed: PropertyValues): void {
        if (changed.has('isOpen') && this.isOpen) this.renderRoot.querySelector('input')?.focus();
    }

    private submitted(event: SubmitEvent): void {
        event.preventDefault();
        const receiver = this.renderRoot.querySelector('input')?.value.trim().toLowerCase() ?? '';
        this.isWrong = !memberId.test(receiver);
        if (!this.isWrong) this.dispatchEvent(new SendChosen(receiver));
    }

    protected override render(): TemplateResult {
        const words = this.words;
        if (!this.isOpen) return html`<button class="quiet" ?disabled=${this.busy} @click=${() => { this.isOpen = true; }}>${words.sendOpen}</button>`;
        return html`<form class="card" novalidate @submit=${this.submitted}>
            <label for="receiver">${words.sendTo}</label>
            <input id="receiver" name="receiver" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="36"
                aria-describedby="hint" aria-invalid=${this.isWrong}>
            <p class="hint" id="hint">${this.isWrong ? words.sendWrong : words.sendHint}</p>
            <button ?disabled=${this.busy}>${this.busy ? words.loading : words.send}</button>
        </form>`;
    }
}
