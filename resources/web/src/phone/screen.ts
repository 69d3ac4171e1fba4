// What the screens of the phone page have in common: running one request at a time, and its error in words.
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { asCenterError, isSignedOut, type CenterError } from '../shared/center_error.js';
import { LocalisedElement } from '../shared/localised_element.js';
import '../shared/trouble.js';
import { Announcement, SignedOut } from './events.js';

export abstract class Screen extends LocalisedElement {
    @state() protected busy = false;
    @state() protected error: CenterError | null = null;

    /** Runs `work` unless something runs already; an error is kept for showing, and nothing is returned then. */
    protected async run<T>(work: () => Promise<T>): Promise<T | undefined> {
        if (this.busy) return undefined;
        this.busy = true;
        this.error = null;
        try {
            return await work();
        } catch (thrown) {
            this.fail(thrown);
            return undefined;
        } finally {
            this.busy = false;
        }
    }

    protected fail(thrown: unknown): void {
        this.error = asCenterError(thrown);
        if (isSignedOut(this.error)) this.dispatchEvent(new SignedOut());
    }

    protected announce(text: string): void {
        this.dispatchEvent(new Announcement(text));
    }

    protected trouble(): TemplateResult | typeof nothing {
        return this.error === null ? nothing : html`<kazasu-trouble .error=${this.error}></kazasu-trouble>`;
    }

    protected progress(text: string): TemplateResult {
        return html`<div class="progress" aria-hidden="true"></div><p class="muted" role="status">${text}</p>`;
    }

    protected field(name: string): string {
        const input = this.renderRoot.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
        return input?.value.trim() ?? '';
    }

    override firstUpdated(): void {
        this.focusHeading();
    }
}
