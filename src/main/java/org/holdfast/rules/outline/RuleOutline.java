package org.holdfast.rules.outline;

import java.util.List;
import java.util.Map;

/**
 * A rule as its author wrote it, line by line. It exists for files with errors, too, so that drafts can be shown and
 * compared before they are correct. Start at {@link RuleOutlines}.
 *
 * @param line line of the file on which the rule begins
 * @param header values such as the owner, by the name of the annotation they stand for: {@code owner}, {@code from},
 *     {@code until}, {@code paused}
 * @param other lines between the name and {@code when} that are none of these
 * @param when conditions, without comments and empty lines
 * @param then proposals, without comments and empty lines
 * @param text the whole rule, as it stands in the file
 */
public record RuleOutline(
        String name,
        String file,
        int line,
        Map<String, String> header,
        List<String> other,
        List<String> when,
        List<String> then,
        String text) {

    public RuleOutline {
        header = Map.copyOf(header);
        other = List.copyOf(other);
        when = List.copyOf(when);
        then = List.copyOf(then);
    }
}
