/**
 * The tokens by which customers are found, and how they are kept. Start at {@link SearchIndex}; {@link CustomerTokens}
 * says what is made of the facts. Tokens follow from the facts; nothing is known of what people search for.
 */
@NullMarked
package org.holdfast.customers.search.tokens;

import org.jspecify.annotations.NullMarked;
