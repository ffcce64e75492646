/**
 * What is in a rule book, to be looked through and searched: rules, tables, actions, limits, programmes and texts, with
 * the words by which they are found in every language. Start at {@link Catalogue}.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"facts", "localization", "diagnostics", "rules"})
package org.holdfast.catalogue;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
