package org.holdfast.simulation.values;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.SimilarNames;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.Vocabulary;

/**
 * A field whose values can be listed and compared with those in rules: one that every rule book has, or a declared
 * fact.
 */
public sealed interface ValueField permits KnownValueField, DeclaredValueField {

    /** Returns the fields of a rule book with this vocabulary: the known ones, then the declared ones. */
    static List<ValueField> all(Vocabulary vocabulary) {
        List<ValueField> all = new ArrayList<>(Arrays.asList(KnownValueField.values()));
        all.addAll(DeclaredValueField.all(vocabulary));
        return all;
    }

    /**
     * Returns the field with a name.
     *
     * @param parameter name of the parameter in messages
     * @throws InvalidInput naming the parameter if there is no such field
     */
    static ValueField named(String name, String parameter, Vocabulary vocabulary) {
        List<ValueField> all = all(vocabulary);
        return all.stream()
                .filter(each -> each.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        parameter, "is \"" + FactConstraints.shorten(name) + "\"; " + expected(name, all)));
    }

    private static String expected(String name, List<ValueField> all) {
        List<String> names = all.stream().map(ValueField::label).toList();
        List<String> known =
                names.stream().limit(KnownValueField.values().length).toList();
        String rest = all.size() == known.size()
                ? ""
                : ", or a text, words, a choice or a flag that facts.yaml declares, such as " + names.get(known.size());
        return "expected one of " + String.join(", ", known) + rest + SimilarNames.hint(name, names);
    }

    /** Returns the name used in commands and URLs, such as {@code preferred-channel} or {@code order.giftWrapped}. */
    @JsonValue
    String label();

    /** Returns the name used in English sentences, such as {@code category}. */
    String singular();

    String plural();

    /** Returns what the field is called in messages. */
    ProblemText title();

    /** Returns the values that occur in no customer's facts but are valid nevertheless, such as declared choices. */
    Collection<String> declared();

    /** Passes each value of a customer to a consumer, including duplicates. */
    void read(CustomerView view, Consumer<String> each);

    /** Returns whether a condition on the given field compares with these values. */
    boolean covers(Entity entity, Field field);
}
