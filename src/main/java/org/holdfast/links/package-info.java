/**
 * Signed links in messages, with which customers answer surveys, unsubscribe and choose what they get. Start at
 * {@link MessageLinks}. A link identifies the action whose message contains it, and cannot be forged.
 */
@NullMarked
@Feature(uses = {"facts", "rules", "decisions", "settings", "history"})
package org.holdfast.links;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
