// One means of payment as it stands on screen: institution, the member's own name for it, last digits, expiry.
import { css, html, nothing, type TemplateResult } from 'lit';
import { bankDrawing, cardDrawing } from '../shared/drawings.js';
import { formatExpiry, plainName } from '../shared/format.js';
import { language } from '../shared/language.js';
import type { Means } from './center.js';

export const meansCardStyle = css`
    .means { display: grid; grid-template-columns: 32px minmax(0, 1fr); gap: 0 0.75rem; align-items: center; text-align: start; }
    .means svg { width: 32px; height: 32px; grid-row: span 2; color: var(--muted); }
    .means .title { font-weight: 700; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
    .means .details { font-size: 0.85rem; font-weight: 400; color: var(--muted); font-variant-numeric: tabular-nums;
        display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
`;

export function meansCard(means: Means): TemplateResult {
    const words = language.words;
    const label = plainName(means.label);
    return html`<span class="means">
        ${means.kind === 'card' ? cardDrawing() : bankDrawing()}
        <span class="title"><bdi>${plainName(means.institutionName)}</bdi></span>
        <span class="details">
            ${label ? html`<bdi>${label}</bdi> · ` : nothing}<span class="piece">${words.endsIn(means.last4)}</span>${means.expiry ? html` · <span class="piece">${words.validUntil(formatExpiry(means.expiry))}</span>` : nothing}
        </span>
    </span>`;
}
