// Entry of the phone page.
import './phone.js';
