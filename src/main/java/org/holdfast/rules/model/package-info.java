/**
 * The rule book as data: {@link Rule rules}, the {@link Action actions} they propose, and the {@link Proposal
 * proposals} for a customer.
 */
@NullMarked
package org.holdfast.rules.model;

import org.jspecify.annotations.NullMarked;
