/**
 * Sends decisions to web addresses as CloudEvents, signed according to Standard Webhooks. Start at
 * {@link WebhookTarget}. It does not connect to private networks unless configured to, and never follows a redirect.
 */
@NullMarked
package org.holdfast.delivery.webhook;

import org.jspecify.annotations.NullMarked;
