/**
 * What makes two records the same: the system that numbers them and the number it gives. Start at
 * {@link SourcedRecord}.
 */
@NullMarked
package org.holdfast.facts.identity;

import org.jspecify.annotations.NullMarked;
