/**
 * Turns HubSpot's contact events into Holdfast's own. Start at {@link HubSpotEvents}. Authenticity is checked before,
 * and HubSpot is never queried for more.
 */
@NullMarked
package org.holdfast.ingestion.hubspot;

import org.jspecify.annotations.NullMarked;
