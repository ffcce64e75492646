/** The rules of the live rule book: listed, searched, and one by one. Start at {@link RuleListController}. */
@NullMarked
package org.holdfast.api.rules;

import org.jspecify.annotations.NullMarked;
