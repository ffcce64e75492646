/** What is known of the customer as a person. Start at {@link Birthday}. */
@NullMarked
package org.holdfast.facts.person;

import org.jspecify.annotations.NullMarked;
