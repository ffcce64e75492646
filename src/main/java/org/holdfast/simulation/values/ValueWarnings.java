package org.holdfast.simulation.values;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.Problem;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.Terms;
import org.holdfast.rules.RuleBook;

/**
 * Names the values that rules ask about and no customer has: a rule about the category "чай" is well formed and reaches
 * nobody, because the data say "tea". Only warnings: a category may be new, and customers may come.
 */
public final class ValueWarnings {

    private static final int MOST_NAMED = 6;

    private final RuleBook book;

    public ValueWarnings(RuleBook book) {
        this.book = book;
    }

    /** The fields that must be looked at for {@link #of}; none when no rule asks about any. */
    public Set<ValueField> fields() {
        return asked().stream().map(AskedValue::field).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Paused rules too: somebody who wakes one up wants to know. */
    private List<AskedValue> asked() {
        return book.rules().stream()
                .flatMap(rule -> AskedValue.of(rule).stream())
                .toList();
    }

    /** One warning for each line and value; nothing where there are no customers, or too many values to be sure. */
    public List<Problem> of(FoundValues found) {
        if (found.lookedAt() == 0) {
            return List.of();
        }
        Map<ValueField, FoundValues.OfField> known =
                found.fields().stream().collect(Collectors.toMap(FoundValues.OfField::field, Function.identity()));
        List<Problem> warnings = new ArrayList<>();
        for (AskedValue asked : asked()) {
            FoundValues.OfField values = known.get(asked.field());
            if (values != null
                    && values.complete()
                    && values.values().stream()
                            .noneMatch(each -> asked.accepts().test(each.value()))
                    && declared(asked.field()).stream().noneMatch(asked.accepts())) {
                warnings.add(Problem.warning(
                        asked.origin(),
                        "The rule \"" + asked.rule().name() + "\" asks about the "
                                + asked.field().singular() + " \"" + asked.text() + "\", which " + nobodyHas(found)
                                + ".",
                        hint(asked, values)));
            }
        }
        return warnings.stream().distinct().sorted(Problem.READING_ORDER).toList();
    }

    /** A tier or a programme of which nobody is yet is not a mistake. */
    private Collection<String> declared(ValueField field) {
        return switch (field) {
            case PROGRAMME -> book.programmes().stream().map(Programme::name).toList();
            case TIER ->
                book.programmes().stream()
                        .flatMap(each -> each.terms().stream())
                        .map(Terms::tiers)
                        .filter(Objects::nonNull)
                        .flatMap(tiers -> tiers.steps().stream())
                        .map(Terms.Tier::name)
                        .distinct()
                        .toList();
            default -> List.of();
        };
    }

    private static String nobodyHas(FoundValues found) {
        if (!found.everybody()) {
            return "none of " + found.lookedAt() + " customers looked at has (a sample of " + found.customers() + ")";
        }
        return found.customers() == 1
                ? "the only customer does not have"
                : "none of the " + found.customers() + " customers has";
    }

    /** Those that exist: what is written nearly so first, then the most frequent. */
    private String hint(AskedValue asked, FoundValues.OfField values) {
        Set<String> all = new LinkedHashSet<>(
                values.values().stream().map(FoundValues.Counted::value).toList());
        all.addAll(declared(asked.field()));
        if (all.isEmpty()) {
            return "No " + asked.field().singular() + " is known of any of them.";
        }
        Set<String> named = new LinkedHashSet<>(DidYouMean.to(asked.text(), all));
        all.stream().limit(MOST_NAMED).forEach(named::add);
        List<String> shown = named.stream().limit(MOST_NAMED).toList();
        return (all.size() == 1 ? "There is only " : "There are ")
                + shown.stream().collect(Collectors.joining("\", \"", "\"", "\""))
                + (all.size() > shown.size()
                        ? " and " + (all.size() - shown.size()) + " more (values " + asked.field() + ")."
                        : ".");
    }
}
