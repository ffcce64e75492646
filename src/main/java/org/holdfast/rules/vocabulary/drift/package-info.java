/** How values of rules change by time alone. */
@NullMarked
package org.holdfast.rules.vocabulary.drift;

import org.jspecify.annotations.NullMarked;
