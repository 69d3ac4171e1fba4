// <kazasu-code-picture>: the code's image on a pure white card, every module a whole number of the screen's pixels.
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

@customElement('kazasu-code-picture')
export class CodePicture extends LitElement {
    static override styles = css`
        :host { display: grid; place-items: center; min-width: 0; }
        /* White in the dark theme, too: readers want dark on white, and the card's rim lengthens the quiet zone. */
        .card { background: #fff; padding: 12px; border-radius: 14px; max-width: 100%; box-sizing: border-box; line-height: 0; }
        canvas { max-width: 100%; image-rendering: pixelated; }
    `;

    @property({ attribute: false }) picture: ImageBitmap | null = null;
    @property({ type: Boolean }) turned = false;
    /** Of the image as it arrived: bars are lengthened to 0.35 of the symbol's width, as laser readers like them. */
    @property({ type: Boolean }) bars = false;
    @property() description = '';

    protected override updated(_changed: PropertyValues): void {
        const canvas = this.renderRoot.querySelector('canvas');
        if (canvas && this.picture) this.draw(canvas, this.picture);
    }

    private draw(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
        const width = picture.width;
        const height = this.bars ? Math.max(picture.height, Math.ceil(0.35 * width)) : picture.height;
        canvas.width = this.turned ? height : width;
        canvas.height = this.turned ? width : height;
        // Set by script, pixel for pixel: a page scale of 2.625 makes fractions of a CSS pixel, but whole device pixels.
        canvas.style.width = `${canvas.width / devicePixelRatio}px`;
        canvas.style.height = `${canvas.height / devicePixelRatio}px`;
        const context = canvas.getContext('2d', { alpha: false });
        if (!context) return;
        context.imageSmoothingEnabled = false;
        if (this.turned) context.setTransform(0, 1, -1, 0, height, 0);
        context.drawImage(picture, 0, 0, width, height);
        this.placeOnWholePixels(canvas);
    }

    /** Centring may leave half a pixel at the left and the top; modules would be blurred by it. */
    private placeOnWholePixels(canvas: HTMLCanvasElement): void {
        canvas.style.transform = '';
        const place = canvas.getBoundingClientRect();
        const shift = (position: number): number => (Math.round(position * devicePixelRatio) - position * devicePixelRatio) / devicePixelRatio;
        canvas.style.transform = `translate(${shift(place.left)}px, ${shift(place.top)}px)`;
    }

    protected override render(): TemplateResult {
        return html`<div class="card"><canvas role="img" aria-label=${this.description}></canvas></div>`;
    }
}
