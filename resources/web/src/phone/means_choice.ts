// <kazasu-means-choice>: the means available (604), in the order the member prefers (42); one is picked (43).
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Words } from '../shared/language.js';
import { recall, remember } from '../shared/store.js';
import { sharedStyle } from '../shared/style.js';
import { means, meansOrders, type Means, type MeansOrder } from './center.js';
import { meansCard, meansCardStyle } from './means_card.js';
import { go } from './place.js';
import { Screen } from './screen.js';

export function rememberedOrder(): MeansOrder {
    const order = recall('meansOrder');
    return meansOrders.find((known) => known === order) ?? 'recent';
}

export function orderName(order: MeansOrder, words: Words): string {
    return { registration: words.orderRegistration, name: words.orderName, frequency: words.orderFrequency, recent: words.orderRecent }[order];
}

/** The member picked this one. */
export class MeansPicked extends Event {
    static readonly kind = 'kazasu-means-picked';
    constructor(readonly means: Means) {
        super(MeansPicked.kind, { bubbles: true, composed: true });
    }
}

@customElement('kazasu-means-choice')
export class MeansChoice extends Screen {
    static override styles = [sharedStyle, meansCardStyle, css`
        .choice { display: grid; grid-template-columns: 24px minmax(0, 1fr); gap: 0.75rem; align-items: center; padding: 0.75rem 1rem; margin: 0 0 0.5rem;
            border: 2px solid var(--line); border-radius: 12px; background: var(--paper); font-weight: 400; cursor: pointer; font-size: 1rem; }
        .choice:has(:checked) { border-color: var(--accent); }
        .choice:has(:focus-visible) { outline: 3px solid var(--info); outline-offset: 2px; }
        input[type='radio'] { width: 22px; height: 22px; accent-color: var(--accent); margin: 0; outline: none; }
        .order { display: flex; gap: 0.5rem; align-items: center; justify-content: flex-end; margin: 0 0 0.5rem; }
        .order label { margin: 0; font-weight: 400; color: var(--muted); }
        .order select { width: auto; min-height: 44px; }
    `];

    /** One that was refused is not offered again. */
    @property({ attribute: false }) without: string | null = null;
    /** Names the group for screen readers. */
    @property() label = '';
    @property({ attribute: false }) picked: string | null = null;

    @state() private order = rememberedOrder();
    @state() private all: Means[] | null = null;

    override firstUpdated(): void {
        void this.load();
    }

    private get offered(): Means[] {
        return (this.all ?? []).filter((one) => one.id !== this.without);
    }

    private async load(): Promise<void> {
        const found = await this.run(() => means(this.order));
        if (found) this.all = found;
        const [first] = this.offered;
        if (this.picked === null && first) this.pick(first);
    }

    private pick(one: Means): void {
        this.picked = one.id;
        this.dispatchEvent(new MeansPicked(one));
    }

    private async reorder(event: Event): Promise<void> {
        this.order = (event.target as HTMLSelectElement).value as MeansOrder;
        remember('meansOrder', this.order);
        await this.load();
    }

    protected override updated(changed: PropertyValues): void {
        // Lit draws the options after the value: the choice is set once both are there.
        if (changed.has('order') || changed.has('all')) {
            const select = this.renderRoot.querySelector('select');
            if (select) select.value = this.order;
        }
    }

    private choice(one: Means): TemplateResult {
        return html`<label class="choice">
            <input type="radio" name="means" .checked=${this.picked === one.id} @change=${() => this.pick(one)}>
            ${meansCard(one)}
        </label>`;
    }

    protected override render(): TemplateResult {
        const words = this.words;
        if (this.all === null) {
            return html`${this.trouble()}${this.error ? html`<button @click=${this.load}>${words.tryAgain}</button>` : this.progress(words.loading)}`;
        }
        if (this.offered.length === 0) {
            return html`<p>${this.without === null ? words.meansEmptyHint : words.noOtherMeans}</p>
                <button @click=${() => go({ screen: 'add-means' })}>${words.addMeans}</button>`;
        }
        const orders = html`<div class="order"><label for="order">${words.order}</label>
            <select id="order" @change=${this.reorder}>${meansOrders.map((order) => html`<option value=${order}>${orderName(order, words)}</option>`)}</select></div>`;
        return html`${this.offered.length > 1 ? orders : nothing}
            ${this.trouble()}
            <fieldset aria-label=${this.label}>${this.offered.map((one) => this.choice(one))}</fieldset>`;
    }
}
