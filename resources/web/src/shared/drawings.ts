// Small drawings in one colour, that of the text around them.
import { svg, type TemplateResult } from 'lit';

/** The house's mark, as in resources/look/kazasu.svg. */
export const mark = (): TemplateResult => svg`<svg viewBox="0 0 32 32" fill="currentColor" aria-hidden="true">
    <path fill-rule="evenodd" transform="rotate(28 16 12)" d="M12 1h8a3 3 0 0 1 3 3v16a3 3 0 0 1-3 3h-8a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3zm0 3v13h8V4z"></path>
    <path d="M2.5 27h27a1.5 1.5 0 0 1 0 3h-27a1.5 1.5 0 0 1 0-3z"></path></svg>`;

export const tick = (): TemplateResult => svg`<svg viewBox="0 0 64 64" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round"
    stroke-linejoin="round" aria-hidden="true"><circle cx="32" cy="32" r="28"></circle><path d="M19 33l9 10 18-20"></path></svg>`;

export const cross = (): TemplateResult => svg`<svg viewBox="0 0 64 64" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round"
    aria-hidden="true"><circle cx="32" cy="32" r="28"></circle><path d="M22 22l20 20M42 22L22 42"></path></svg>`;

export const hourglass = (): TemplateResult => svg`<svg viewBox="0 0 64 64" fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round"
    stroke-linejoin="round" aria-hidden="true"><circle cx="32" cy="32" r="28"></circle><path d="M32 15v18l11 7"></path></svg>`;

export const cardDrawing = (): TemplateResult => svg`<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
    <rect x="3" y="7" width="26" height="18" rx="3"></rect><path d="M3 13h26M7 20h6"></path></svg>`;

export const bankDrawing = (): TemplateResult => svg`<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" aria-hidden="true">
    <path d="M4 12L16 5l12 7zM7 15v8M13 15v8M19 15v8M25 15v8M4 26h24"></path></svg>`;

export const listDrawing = (): TemplateResult => svg`<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true">
    <path d="M8 4h16v24l-4-2.5-4 2.5-4-2.5L8 28zM12 11h8M12 16h8"></path></svg>`;
