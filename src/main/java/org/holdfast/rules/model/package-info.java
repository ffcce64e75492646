/**
 * What a rule book is made of once it has been read: {@link org.holdfast.rules.model.Rule rules}, the
 * {@link org.holdfast.rules.model.Action actions} they propose, and the {@link org.holdfast.rules.model.Proposal proposals} that come
 * out for a customer. Only values; nothing here reads a file or runs an engine.
 */
@NullMarked
package org.holdfast.rules.model;

import org.jspecify.annotations.NullMarked;
