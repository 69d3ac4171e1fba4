// Styles that every element shares. Lit adopts them as constructed sheets: no inline style, as the policy demands.
import { css } from 'lit';

export const sharedStyle = css`
    :host { display: block; color: var(--ink); }
    *, *::before, *::after { box-sizing: border-box; }
    h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 1rem; outline: none; text-wrap: balance; }
    h2 { font-size: 1.1rem; line-height: 1.4; margin: 1.5rem 0 0.5rem; }
    p { margin: 0 0 1rem; }
    bdi { unicode-bidi: isolate; overflow-wrap: anywhere; }
    .muted { color: var(--muted); }
    .small { font-size: 0.85rem; }
    .amount { font-variant-numeric: tabular-nums; font-weight: 700; white-space: nowrap; }
    .big { font-size: clamp(2.2rem, 13vw, 3.3rem); line-height: 1.15; }
    .card { background: var(--paper); border: 1px solid var(--line); border-radius: 14px; padding: 1rem; margin: 0 0 1rem; }
    .stack { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; }

    button, select, input { font: inherit; color: inherit; min-width: 0; }
    button { min-height: 52px; padding: 0.6rem 1rem; border-radius: 12px; border: 1px solid var(--line); background: var(--paper);
        cursor: pointer; touch-action: manipulation; width: 100%; font-weight: 700; overflow-wrap: anywhere; }
    button:hover { border-color: var(--muted); }
    button.accent { background: var(--accent); border-color: var(--accent); color: var(--on-accent); min-height: 58px; font-size: 1.1rem; }
    button.quiet { background: transparent; border-color: transparent; color: var(--info); font-weight: 400; }
    button.danger { background: transparent; border-color: var(--danger); color: var(--danger); }
    button:disabled { background: var(--mist); border-color: var(--line); color: var(--muted); cursor: default; }
    h1:focus-visible { outline: none; }
    .act { position: sticky; bottom: 61px; background: var(--mist); padding: 0.5rem 0; }
    .piece { white-space: nowrap; }
    :focus-visible { outline: 3px solid var(--info); outline-offset: 2px; }

    label, legend { display: block; font-size: 0.9rem; font-weight: 700; margin: 0 0 0.25rem; padding: 0; }
    input:not([type='radio']), select { width: 100%; min-height: 52px; padding: 0.5rem 0.75rem; border: 1px solid var(--muted); border-radius: 10px;
        background: var(--paper); }
    input[aria-invalid='true'] { border: 2px solid var(--danger); }
    .hint { font-size: 0.8rem; color: var(--muted); margin: 0.25rem 0 0; }
    .wrong { font-size: 0.85rem; color: var(--danger); font-weight: 700; margin: 0.25rem 0 0; }
    fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }

    .empty { text-align: center; padding: 2.5rem 1rem; }
    .empty svg { width: 96px; height: 96px; color: var(--muted); }
    .progress { height: 4px; border-radius: 2px; background: var(--line); overflow: hidden; margin: 1rem 0; }
    .progress::after { content: ''; display: block; height: 100%; width: 40%; border-radius: 2px; background: var(--info); animation: slide 1.4s ease-in-out infinite alternate; }
    @keyframes slide { from { transform: translateX(-20%); } to { transform: translateX(170%); } }
    @media (prefers-reduced-motion: reduce) { .progress::after { animation: none; width: 100%; } }
`;
