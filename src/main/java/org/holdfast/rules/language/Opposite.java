package org.holdfast.rules.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.rules.grammar.Grammar;
import org.jspecify.annotations.Nullable;

/**
 * The negation of a sentence, which a "no" in a decision table means: {@code The customer has an open complaint: no}.
 * If the truth of a sentence is unknown, its negation is unknown, too.
 */
public final class Opposite {

    private static final Map<String, String> WORDS = Map.of("en", "no", "ru", "нет", "ro", "nu");
    private static final Pattern DENIED = Pattern.compile("(?i)(.*\\S)\\s*:\\s*(no|нет|nu)\\.?");
    private static final Pattern OF_CUSTOMER = Pattern.compile("Customer\\s*\\((.*)\\)");
    private static final Pattern LISTED =
            Pattern.compile("(not|exists|\\$\\w+\\s*:)\\s+(\\w+\\s*\\(.*\\)\\s*from\\s+\\$\\w+\\.\\w+)");
    private static final Pattern COUNTED =
            Pattern.compile("(accumulate\\(.*;\\s*\\$n : count\\(1\\);\\s*\\$n )(==|!=|<=|>=|<|>)(\\s*\\d+\\s*\\))");
    private static final Pattern CONDITION = Pattern.compile("(accumulate\\(|exists |not ).*");
    private static final Map<String, String> OPPOSITES =
            Map.of("==", "!=", "!=", "==", "<=", ">", ">", "<=", ">=", "<", "<", ">=");

    private Opposite() {}

    /** Returns the line that negates a sentence, in the language of the sentence. */
    public static String line(String sentence, String language) {
        return sentence + ": " + WORDS.getOrDefault(language, "no");
    }

    /** Returns the sentence that a line negates, or {@code null} if it negates none. */
    static @Nullable String denied(String line) {
        Matcher matcher = DENIED.matcher(line);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** Negates the DRL of a sentence; returns {@code null} if it has no negation. */
    static @Nullable String of(RuleSection section, String drl) {
        if (section == RuleSection.DETAIL) {
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
        if (counted.matches()) {
            return counted.group(1) + OPPOSITES.get(counted.group(2)) + counted.group(3);
        }
        // Any other condition is denied as a whole: none of this one is true.
        boolean whole = CONDITION.matches(drl) && !drl.contains(Grammar.REQUIRED);
        return whole ? "accumulate( ( " + drl + " ); $n : count(1); $n == 0 )" : null;
    }

    private static String notAll(String constraints) {
        List<String> parts = parts(constraints);
        String all = parts.size() == 1 ? parts.get(0) : "(" + String.join(") && (", parts) + ")";
        return "!(" + all + ")";
    }

    /** Splits constraints at the commas outside brackets and quotation marks. */
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
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            }
        }
        parts.add(constraints.substring(start).strip());
        return parts;
    }
}
