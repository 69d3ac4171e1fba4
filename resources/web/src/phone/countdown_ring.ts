// <kazasu-countdown-ring>: the time that remains, as a ring and as minutes and seconds.
import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatRemaining } from '../shared/format.js';
import { language } from '../shared/language.js';

const circumference = 2 * Math.PI * 26;

@customElement('kazasu-countdown-ring')
export class CountdownRing extends LitElement {
    static override styles = css`
        :host { display: inline-block; width: 64px; height: 64px; }
        svg { width: 64px; height: 64px; }
        .rest { stroke: #2c3642; }
        .left { stroke: #e6eaf0; }
        :host([late]) .left { stroke: #f0b155; }
        text { fill: #e6eaf0; font: 700 15px var(--font); font-variant-numeric: tabular-nums; }
    `;

    @property({ type: Number }) seconds = 0;
    @property({ type: Number }) total = 1;
    @property() label = '';
    @property({ type: Boolean, reflect: true }) late = false;

    protected override willUpdate(): void {
        this.late = this.seconds < 30;
    }

    protected override render(): TemplateResult {
        const part = Math.min(1, Math.max(0, this.seconds / Math.max(1, this.total)));
        return html`<div role="timer" aria-live="off" aria-label=${this.label}>${svg`<svg viewBox="0 0 64 64" fill="none" stroke-width="5" aria-hidden="true">
            <circle class="rest" cx="32" cy="32" r="26"></circle>
            <circle class="left" cx="32" cy="32" r="26" stroke-linecap="round" transform="rotate(-90 32 32)"
                stroke-dasharray=${circumference} stroke-dashoffset=${circumference * (1 - part)}></circle>
            <text x="32" y="37" text-anchor="middle">${formatRemaining(this.seconds, language.words.hoursLeft)}</text></svg>`}</div>`;
    }
}
