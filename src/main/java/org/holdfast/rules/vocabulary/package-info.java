/**
 * Everything rules can speak of: entities, fields, lists and functions, each with type and meaning. Start at
 * {@link Vocabulary}. Nothing is looked up by reflection.
 */
@NullMarked
package org.holdfast.rules.vocabulary;

import org.jspecify.annotations.NullMarked;
