/**
 * Trying out rule books: scenarios, the whole check a book must pass before it goes live, and two books compared over customers. Start at
 * {@link org.holdfast.simulation.BookCheck}. Nothing here touches a database or a clock.
 */
@NullMarked
@Feature(core = true, uses = {"facts", "loyalty", "rules", "messages", "decisions"})
package org.holdfast.simulation;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
