// An element that speaks the chosen language and is drawn again when the language changes.
import { LitElement } from 'lit';
import { language, type Words } from './language.js';

export abstract class LocalisedElement extends LitElement {
    readonly #redraw = (): void => this.requestUpdate();

    protected get words(): Words {
        return language.words;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        language.addEventListener('change', this.#redraw);
    }

    override disconnectedCallback(): void {
        language.removeEventListener('change', this.#redraw);
        super.disconnectedCallback();
    }

    /** The heading takes the focus when a screen opens, so that keyboard and screen reader start there. */
    protected focusHeading(): void {
        this.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
    }
}
