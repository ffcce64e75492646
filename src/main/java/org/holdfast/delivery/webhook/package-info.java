/**
 * Decisions to web addresses: a CloudEvent, signed as Standard Webhooks say. Start at {@link org.holdfast.delivery.webhook.Webhook}. It
 * never connects to an address inside our own network unless that was allowed, and never follows a redirect.
 */
@NullMarked
package org.holdfast.delivery.webhook;

import org.jspecify.annotations.NullMarked;
