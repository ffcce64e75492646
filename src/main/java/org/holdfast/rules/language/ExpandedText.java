package org.holdfast.rules.language;

import java.util.Map;
import java.util.Set;
import org.holdfast.rules.files.SourceMappedText;

/**
 * The DRL that the sentences of a file were expanded to.
 *
 * @param used the sentences of each rule, by the line on which the rule begins
 */
public record ExpandedText(SourceMappedText drl, Map<Integer, Set<Sentence>> used) {}
