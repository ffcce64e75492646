package org.holdfast.facts.declared;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.List;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.SimilarNames;
import org.jspecify.annotations.Nullable;

/** Reads values as they were sent by the type of a declared fact. */
final class FactValues {

    private FactValues() {}

    static @Nullable Object typed(DeclaredFact fact, Object sent) {
        return switch (fact.type()) {
            case TEXT -> sent instanceof String ? sent : null;
            case CHOICE -> sent instanceof String text && fact.choices().contains(text) ? text : null;
            case WORDS -> sent instanceof List<?> ? sent : null;
            case FLAG -> sent instanceof Boolean ? sent : null;
            case NUMBER, MONEY -> sent instanceof BigDecimal ? sent : null;
            case DATE -> time(sent) instanceof DateOrInstant.Day day ? day.date() : null;
            case INSTANT -> time(sent) instanceof DateOrInstant.Exact exact ? exact : null;
        };
    }

    private static @Nullable DateOrInstant time(Object sent) {
        try {
            return sent instanceof String text ? DateOrInstant.parse(text) : null;
        } catch (InvalidInput | DateTimeException e) {
            return null;
        }
    }

    static @Nullable String problem(DeclaredFact fact, Object sent) {
        if (typed(fact, sent) != null) {
            return null;
        }
        String is = "is " + shown(sent) + "; expected ";
        return switch (fact.type()) {
            case CHOICE ->
                is + "one of " + String.join(", ", fact.choices())
                        + (sent instanceof String text ? SimilarNames.hint(text, fact.choices()) : "");
            case DATE, INSTANT -> ofTime(fact.type(), sent);
            default -> is + fact.type().expected();
        };
    }

    private static String ofTime(FactType type, Object sent) {
        if (sent instanceof String text) {
            try {
                DateOrInstant.parse(text);
            } catch (InvalidInput e) {
                return e.getMessage();
            }
        }
        return "is " + shown(sent) + "; expected " + type.expected();
    }

    private static String shown(Object sent) {
        if (sent instanceof String text) {
            return "\"" + FactConstraints.shorten(text) + "\"";
        }
        if (sent instanceof BigDecimal number) {
            return number.precision() > 20 ? "a number of many digits" : number.toPlainString();
        }
        return sent instanceof List<?> ? "a list" : sent.toString();
    }
}
