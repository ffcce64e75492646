/**
 * The measures of loyalty: of one customer for rules, and of many added up for those who steer. Start at
 * {@link org.holdfast.loyalty.measures.Tally} for many and at {@link org.holdfast.loyalty.measures.CustomerFigures} for one. Each formula
 * stands with its source where it is computed. What is unknown is counted as unknown and never filled in; nothing that became known only
 * after the moment of a view is used.
 */
@NullMarked
package org.holdfast.loyalty.measures;

import org.jspecify.annotations.NullMarked;
