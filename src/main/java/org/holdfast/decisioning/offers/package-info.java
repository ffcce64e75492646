/** What decisions use of the actions that only a number of first customers get. */
@NullMarked
package org.holdfast.decisioning.offers;

import org.jspecify.annotations.NullMarked;
