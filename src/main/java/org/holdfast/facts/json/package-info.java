/**
 * Facts as JSON, strictly: an unknown field, a number where a text belongs or a date that does not exist is refused with the path
 * of the field. Start at {@link org.holdfast.facts.json.FactsJson}. It never fills in what was not said.
 */
@NullMarked
package org.holdfast.facts.json;

import org.jspecify.annotations.NullMarked;
