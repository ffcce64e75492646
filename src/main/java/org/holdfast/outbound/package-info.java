/**
 * Sends requests to servers of others, without letting them lead into private networks or keep a thread waiting. Start
 * at {@link OutboundHttp}.
 */
@NullMarked
@Feature(uses = "coordination")
package org.holdfast.outbound;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
