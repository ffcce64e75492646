package org.holdfast.customers.search.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.holdfast.localization.LatinText;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address in lower case.
 *
 * @param text the address in ASCII
 */
public record EmailAddress(String text) {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;<>]+");
    private static final Pattern BEGINNINGS = Pattern.compile("(?<=[^a-z0-9])(?=[a-z0-9])");
    private static final Pattern TAG = Pattern.compile("\\+[^@]*(?=@)");

    /** Reads all addresses in a text such as {@code a@example.org; b@example.org}. */
    public static List<EmailAddress> all(@Nullable String text) {
        List<EmailAddress> all = new ArrayList<>();
        if (text != null) {
            for (String each : BETWEEN.split(text)) {
                if (each.contains("@")) {
                    all.add(of(each));
                }
            }
        }
        return all;
    }

    public static EmailAddress of(String text) {
        return new EmailAddress(LatinText.of(text).replaceAll("[^!-~]", ""));
    }

    /** Returns the address, and the address without the tag after a plus sign. */
    public Set<String> whole() {
        Set<String> whole = new LinkedHashSet<>();
        whole.add(text);
        whole.add(TAG.matcher(text).replaceFirst(""));
        return whole;
    }

    /**
     * Returns the ends of the address, from each of its parts on, so that each part is found by its beginning; the part
     * after the last dot is none.
     */
    public Set<String> ends() {
        Set<String> ends = new LinkedHashSet<>();
        whole().forEach(each -> addEnds(each, ends));
        return ends;
    }

    private static void addEnds(String address, Set<String> ends) {
        int topLevel = Math.max(address.lastIndexOf('.'), address.indexOf('@') + 1);
        int from = 0;
        for (String part : BEGINNINGS.split(address)) {
            if (from > 0 && from <= topLevel) {
                ends.add(address.substring(from));
            }
            from += part.length();
        }
    }
}
