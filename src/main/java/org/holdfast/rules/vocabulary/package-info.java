/**
 * Everything a rule may speak of: kinds of things, their fields, their lists and a few functions, each with its type and meaning.
 * Start at {@link org.holdfast.rules.vocabulary.Vocabulary}. A name that is not in it does not exist for rules; nothing is ever
 * looked up by reflection.
 */
@NullMarked
package org.holdfast.rules.vocabulary;

import org.jspecify.annotations.NullMarked;
