// The code's screen is dark around the white card in both themes: what is bright is what the reader should find.
import { css } from 'lit';

export const codeStyle = css`
    .stage { position: fixed; inset: 0; z-index: 2; overflow-y: auto; background: #0b0f14; color: #e6eaf0; display: flex; flex-direction: column; align-items: center; }
    .column { width: 100%; max-width: 480px; min-height: 100%; padding: max(8px, env(safe-area-inset-top)) 12px max(12px, env(safe-area-inset-bottom));
        display: flex; flex-direction: column; gap: 0.5rem; }
    .top { display: flex; align-items: center; justify-content: space-between; gap: 0.5rem; min-height: 64px; }
    .top .amount { font-size: clamp(1.6rem, 8vw, 2.2rem); }
    .middle { flex: 1; display: grid; place-content: center; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
    h1 { font-size: 1.05rem; text-align: center; margin: 0; font-weight: 400; }
    .digits { text-align: center; font-variant-numeric: tabular-nums; letter-spacing: 0.02em; margin: 0; font-size: clamp(0.8rem, 3.9vw, 1rem); }
    .note { text-align: center; margin: 0; color: #f0b155; font-size: 0.9rem; }
    .note.calm { color: #9aa7b5; }
    .row { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0.5rem; }
    button { background: #1a2129; border-color: #2c3642; color: #e6eaf0; padding: 0.4rem; font-size: 0.9rem; min-height: 52px; }
    button.quiet { background: transparent; border-color: transparent; color: #9aa7b5; min-height: 44px; }
    button.icon { width: 48px; height: 48px; min-height: 48px; font-size: 1.4rem; line-height: 1; }
    :focus-visible { outline-color: #7aa7ff; }
    .question { border: 1px solid #f0b155; border-radius: 12px; padding: 0.75rem; display: grid; gap: 0.5rem; }
    .question p { margin: 0; }
    .question .danger { color: #f2766d; border-color: #f2766d; }
    .progress { background: #2c3642; }
    .muted { color: #9aa7b5; }
    .centre { text-align: center; margin: 0; }
`;
