/**
 * The data model of rules: entities, fields, lists and measures, each with its type and meaning. Start at
 * {@link Vocabulary}. Values are read by functions, never by reflection.
 */
@NullMarked
package org.holdfast.rules.vocabulary;

import org.jspecify.annotations.NullMarked;
