/**
 * The webhook endpoint for HubSpot, which authenticates by signature (version 3) instead of an API key. Start at
 * {@link HubSpotSignature}. Without the app's client secret the endpoint does not exist.
 */
@NullMarked
package org.holdfast.api.hubspot;

import org.jspecify.annotations.NullMarked;
