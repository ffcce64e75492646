package org.holdfast.rules.language;

import java.util.Map;
import java.util.Set;
import org.holdfast.rules.source.MappedText;

/**
 * What sentences became.
 *
 * @param used the sentences of each rule, by the line on which the rule begins
 */
public record Expansion(MappedText drl, Map<Integer, Set<Sentence>> used) {
}
