/**
 * Converts HubSpot's contact events to Holdfast's own. Start at {@link HubSpotEvents}. The signature of a request has
 * been verified before, and HubSpot is never queried for further data.
 */
@NullMarked
package org.holdfast.ingestion.hubspot;

import org.jspecify.annotations.NullMarked;
