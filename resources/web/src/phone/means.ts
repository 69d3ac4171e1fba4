// <kazasu-means>: the registered means, with a way to add another.
import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { cardDrawing } from '../shared/drawings.js';
import { sharedStyle } from '../shared/style.js';
import { means, type Means } from './center.js';
import { meansCard, meansCardStyle } from './means_card.js';
import { rememberedOrder } from './means_choice.js';
import { go } from './place.js';
import { Screen } from './screen.js';

@customElement('kazasu-means')
export class MeansScreen extends Screen {
    static override styles = [sharedStyle, meansCardStyle];

    @state() private all: Means[] | null = null;

    override connectedCallback(): void {
        super.connectedCallback();
        void this.load();
    }

    private async load(): Promise<void> {
        const found = await this.run(() => means(rememberedOrder()));
        if (found) this.all = found;
    }

    private contents(): TemplateResult {
        const words = this.words;
        if (this.all === null) {
            return this.error ? html`<button @click=${this.load}>${words.tryAgain}</button>` : this.progress(words.loading);
        }
        const add = (): void => go({ screen: 'add-means' });
        if (this.all.length === 0) {
            return html`<div class="empty">${cardDrawing()}<h2>${words.meansEmpty}</h2><p class="muted">${words.meansEmptyHint}</p>
                <button class="accent" @click=${add}>${words.addMeans}</button></div>`;
        }
        return html`${this.all.map((one) => html`<div class="card">${meansCard(one)}</div>`)}
            <button class="accent" @click=${add}>${words.addMeans}</button>`;
    }

    protected override render(): TemplateResult {
        return html`<h1 tabindex="-1">${this.words.meansTitle}</h1>${this.trouble()}${this.contents()}
            <button class="quiet" @click=${() => go({ screen: 'sessions' })}>${this.words.sessionsTitle}</button>`;
    }
}
