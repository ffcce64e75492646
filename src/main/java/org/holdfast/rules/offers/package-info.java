/**
 * Which of several offers wins, and how often one may be used: groups, exclusions and use limits, as an action states
 * them in {@code actions.yaml}.
 */
@NullMarked
package org.holdfast.rules.offers;

import org.jspecify.annotations.NullMarked;
