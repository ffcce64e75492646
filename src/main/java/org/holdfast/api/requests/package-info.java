/**
 * What every request has to pass before anybody looks at what it asks: an address that is text, and a body that comes in time and leaves room
 * for others. Start at {@link org.holdfast.api.requests.RequestGuard}. It knows nothing of what is asked, and never who may ask.
 */
@NullMarked
package org.holdfast.api.requests;

import org.jspecify.annotations.NullMarked;
