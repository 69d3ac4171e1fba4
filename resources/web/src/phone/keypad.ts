// <kazasu-keypad>: digits for the thumb; the keyboard's digits do the same.
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { sharedStyle } from '../shared/style.js';

/** "0" to "9", "00", or "delete". */
export class KeyPressed extends Event {
    static readonly kind = 'kazasu-key';
    constructor(readonly key: string) {
        super(KeyPressed.kind, { bubbles: true, composed: true });
    }
}

@customElement('kazasu-keypad')
export class Keypad extends LitElement {
    static override styles = [sharedStyle, css`
        .keys { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0.5rem; }
        button { font-size: 1.4rem; min-height: clamp(46px, 8.8vh, 72px); font-variant-numeric: tabular-nums; padding: 0; }
        svg { width: 28px; height: 28px; vertical-align: middle; }
    `];

    @property() deleteLabel = '';

    private press(key: string): void {
        this.dispatchEvent(new KeyPressed(key));
    }

    protected override render(): TemplateResult {
        const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0'];
        return html`<div class="keys">
            ${digits.map((digit) => html`<button type="button" @click=${() => this.press(digit)}>${digit}</button>`)}
            <button type="button" aria-label=${this.deleteLabel} @click=${() => this.press('delete')}>
                <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true">
                    <path d="M11 7h16v18H11L3 16zM15 12.5l7 7M22 12.5l-7 7"></path></svg>
            </button>
        </div>`;
    }
}
