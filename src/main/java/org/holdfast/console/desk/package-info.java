/**
 * The desk of a person who talks to customers: find a customer, see what to say, and note what came of it. Start at
 * {@link DeskController}; what the desk knows and does is in {@link org.holdfast.desk}.
 */
@NullMarked
package org.holdfast.console.desk;

import org.jspecify.annotations.NullMarked;
