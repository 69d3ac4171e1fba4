// What screens tell the page around them.
import type { Member } from './center.js';

/** Somebody signed in. */
export class SignedIn extends Event {
    static readonly kind = 'kazasu-signed-in';
    constructor(readonly member: Member, readonly isNew: boolean) {
        super(SignedIn.kind, { bubbles: true, composed: true });
    }
}

/** The center no longer knows the session. */
export class SignedOut extends Event {
    static readonly kind = 'kazasu-signed-out';
    constructor() {
        super(SignedOut.kind, { bubbles: true, composed: true });
    }
}

/** To be read aloud by screen readers. */
export class Announcement extends Event {
    static readonly kind = 'kazasu-announcement';
    constructor(readonly text: string) {
        super(Announcement.kind, { bubbles: true, composed: true });
    }
}
