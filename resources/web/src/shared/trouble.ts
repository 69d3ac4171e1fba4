// <kazasu-trouble>: one error in the words of a shop: what happened, what to do, and the code small at the end.
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CenterError } from './center_error.js';
import { supportCode, wordsFor } from './error_words.js';
import { language } from './language.js';
import { LocalisedElement } from './localised_element.js';
import { sharedStyle } from './style.js';

@customElement('kazasu-trouble')
export class Trouble extends LocalisedElement {
    static override styles = [sharedStyle, css`
        .panel { border: 1px solid var(--danger); border-left-width: 6px; background: var(--paper); border-radius: 10px; padding: 0.75rem 1rem; margin: 0 0 1rem; }
        p { margin: 0; }
        p + p { margin-top: 0.5rem; }
        .mark { color: var(--danger); font-weight: 700; }
    `];

    @property({ attribute: false }) error: CenterError | null = null;

    protected override render(): TemplateResult | typeof nothing {
        if (this.error === null) return nothing;
        return html`<div class="panel" role="alert">
            <p><span class="mark" aria-hidden="true">! </span>${wordsFor(this.error, language.current)}</p>
            <p class="small muted">${this.words.errorCode(supportCode(this.error))}</p>
        </div>`;
    }
}
