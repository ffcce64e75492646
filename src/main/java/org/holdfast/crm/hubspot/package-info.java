/**
 * What HubSpot tells of its contacts becomes events like everybody else's. Start at {@link org.holdfast.crm.hubspot.TakingContacts}.
 * Whether it really was HubSpot is settled before anything gets here; nothing here asks HubSpot for more.
 */
@NullMarked
package org.holdfast.crm.hubspot;

import org.jspecify.annotations.NullMarked;
