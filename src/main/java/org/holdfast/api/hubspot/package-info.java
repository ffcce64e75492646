/**
 * The door for HubSpot, which shows no API key: it signs what it sends (version 3 of its signatures), and the signature is what lets it in.
 * Start at {@link org.holdfast.api.hubspot.HubSpotSignature}. Without the secret of the app in HubSpot there is no such door.
 */
@NullMarked
package org.holdfast.api.hubspot;

import org.jspecify.annotations.NullMarked;
