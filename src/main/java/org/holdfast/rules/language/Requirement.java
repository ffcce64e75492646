package org.holdfast.rules.language;

import com.google.re2j.Pattern;
import java.util.List;

/** What has to be true of every thing of a list: a detail without a dash, with or without a verb. */
public final class Requirement {

    /** What can stand before the words of a detail if it has no dash. */
    private static final Pattern VERB = Pattern.compile(
            "(?i)^(?:is|are|was|were|has been|have been|este|sunt|a fost|au fost|[-\\x{2013}\\x{2014}])\\s+");

    private Requirement() {}

    /** Returns the details that a line can stand for, most literal first. */
    public static List<String> readings(String line) {
        String bare = VERB.matcher(line).replaceFirst("");
        return List.of(line, bare, "that " + line, "that is " + bare);
    }
}
