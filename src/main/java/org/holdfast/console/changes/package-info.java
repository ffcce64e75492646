/**
 * The pages of changes: drafts, what they change in words and for customers, and versions compared with each other.
 * Start at {@link ChangePageController}.
 */
@NullMarked
package org.holdfast.console.changes;

import org.jspecify.annotations.NullMarked;
