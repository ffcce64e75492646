/**
 * How a customer can be contacted, and how often they want to be: addresses with their state, the end of all contact, a
 * cap of the customer's own. Start at {@link org.holdfast.facts.contact.ContactAddress}.
 */
@NullMarked
package org.holdfast.facts.contact;

import org.jspecify.annotations.NullMarked;
