/**
 * What incoming facts must satisfy beyond their records: declared facts are checked against the live rule book. Start
 * at {@link DeclaredFactsCheck}.
 */
@NullMarked
package org.holdfast.facts.intake;

import org.jspecify.annotations.NullMarked;
