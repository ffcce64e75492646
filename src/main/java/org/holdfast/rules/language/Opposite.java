package org.holdfast.rules.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The opposite of a sentence, as the "no" of a decision table asks for it: {@code The customer has an open complaint:
 * no}. Where a sentence is neither true nor false, because nobody knows, its opposite is not true either.
 */
public final class Opposite {

    private static final Map<String, String> WORDS = Map.of("en", "no", "ru", "нет", "ro", "nu");
    private static final Pattern DENIED = Pattern.compile("(?i)(.*\\S)\\s*:\\s*(no|нет|nu)\\.?");
    private static final Pattern OF_CUSTOMER = Pattern.compile("Customer\\s*\\((.*)\\)");
    private static final Pattern LISTED =
            Pattern.compile("(not|exists|\\$\\w+\\s*:)\\s+(\\w+\\s*\\(.*\\)\\s*from\\s+\\$\\w+\\.\\w+)");
    private static final Pattern COUNTED =
            Pattern.compile("(accumulate\\(.*;\\s*\\$n : count\\(1\\);\\s*\\$n )(==|!=|<=|>=|<|>)(\\s*\\d+\\s*\\))");
    private static final Map<String, String> OPPOSITES =
            Map.of("==", "!=", "!=", "==", "<=", ">", ">", "<=", ">=", "<", "<", ">=");

    private Opposite() {}

    /** A line that says that a sentence does not hold, in the word of its author's language. */
    public static String line(String sentence, String language) {
        return sentence + ": " + WORDS.getOrDefault(language, "no");
    }

    /** The sentence that a line denies, or {@code null}. */
    static @Nullable String denied(String line) {
        Matcher matcher = DENIED.matcher(line);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** DRL for the opposite of a sentence's DRL, or {@code null} where there is none. */
    static @Nullable String of(RuleSection ruleSection, String drl) {
        if (ruleSection == RuleSection.DETAIL) {
            return notAll(drl);
        }
        Matcher customer = OF_CUSTOMER.matcher(drl);
        if (customer.matches()) {
            return "Customer( " + notAll(customer.group(1)) + " )";
        }
        Matcher listed = LISTED.matcher(drl);
        if (listed.matches()) {
            return (listed.group(1).equals("not") ? "exists " : "not ") + listed.group(2);
        }
        Matcher counted = COUNTED.matcher(drl);
        return counted.matches() ? counted.group(1) + OPPOSITES.get(counted.group(2)) + counted.group(3) : null;
    }

    private static String notAll(String constraints) {
        List<String> parts = parts(constraints);
        return "!(" + (parts.size() == 1 ? parts.get(0) : "(" + String.join(") && (", parts) + ")") + ")";
    }

    /** What stands between the commas that are in no brackets and no quotation marks. */
    private static List<String> parts(String constraints) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < constraints.length(); i++) {
            char c = constraints.charAt(i);
            quoted ^= c == '"';
            if (!quoted && c == ',' && depth == 0) {
                parts.add(constraints.substring(start, i).strip());
                start = i + 1;
            } else if (!quoted) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        parts.add(constraints.substring(start).strip());
        return parts;
    }
}
