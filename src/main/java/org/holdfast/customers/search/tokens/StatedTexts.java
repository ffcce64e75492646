package org.holdfast.customers.search.tokens;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.customers.search.text.NameWords;
import org.holdfast.customers.search.text.ReferenceNumber;
import org.holdfast.facts.Customer;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;

/**
 * The texts among a customer's declared facts, such as the plan, tags, or the plates of their vehicles. They follow
 * from the facts alone, so that they stay valid whatever a rule book declares. Numbers and times are not included:
 * callers do not name themselves by them.
 */
public final class StatedTexts {

    /** Further texts of a customer cannot be searched for. */
    static final int MAX_TEXTS = 100;

    /** Words of a longer text are those of a note. */
    private static final int MAX_WORDS = 20;
    /** A longer text is not a number that a caller reads out. */
    private static final int MAX_REFERENCE = 40;

    private StatedTexts() {}

    /** Returns the texts of a customer's attributes and of the items of their lists. */
    public static List<String> of(Customer facts) {
        List<Attributes> all = new ArrayList<>();
        if (facts.attributes() != null) {
            all.add(facts.attributes());
        }
        if (facts.lists() != null) {
            facts.lists().values().forEach(all::addAll);
        }
        return all.stream()
                .flatMap(each -> each.values().values().stream())
                .flatMap(value -> value instanceof List<?> words ? words.stream() : Stream.of(value))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !isTime(text))
                .distinct()
                .limit(MAX_TEXTS)
                .toList();
    }

    /** Returns the forms by which a text is found: as a whole, the number at its end, and its words. */
    public static Set<String> forms(String text) {
        Set<String> forms = new LinkedHashSet<>();
        if (text.length() <= MAX_REFERENCE) {
            forms.addAll(ReferenceNumber.forms(text));
        }
        NameWords.split(text).stream().limit(MAX_WORDS).map(NameWords::spelling).forEach(forms::add);
        return forms;
    }

    private static boolean isTime(String text) {
        if (text.length() < 10 || !Character.isDigit(text.charAt(0)) || text.charAt(4) != '-') {
            return false;
        }
        try {
            DateOrInstant.parse(text);
            return true;
        } catch (InvalidInput | DateTimeException e) {
            return false;
        }
    }
}
