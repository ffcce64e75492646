/**
 * Reads {@code facts.yaml}, the facts that a company declares. Start at {@link FactsSchemaReader}. A fact with a
 * problem is reported with its line and left out.
 */
@NullMarked
package org.holdfast.rules.declared;

import org.jspecify.annotations.NullMarked;
