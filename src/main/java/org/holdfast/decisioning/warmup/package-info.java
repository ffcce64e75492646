/**
 * Warms a server up: decides for a while without any effect, before the server reports that it is ready for requests.
 * Start at {@link WarmUp}.
 */
@NullMarked
package org.holdfast.decisioning.warmup;

import org.jspecify.annotations.NullMarked;
