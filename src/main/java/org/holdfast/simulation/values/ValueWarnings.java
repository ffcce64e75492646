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
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.Terms;
import org.holdfast.rules.RuleBook;

/**
 * Warns about values in rules that no customer has: a rule about the category "чай" is valid but never matches if the
 * data say "tea". These are only warnings, because the value may be new.
 */
public final class ValueWarnings {

    private static final int MAX_NAMED = 6;

    private final RuleBook book;

    public ValueWarnings(RuleBook book) {
        this.book = book;
    }

    /** Returns the fields whose values are needed for {@link #of}; empty if no rule refers to any. */
    public Set<ValueField> fields() {
        return asked().stream().map(AskedValue::field).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns the values of all rules, including paused ones, which may be resumed later. */
    private List<AskedValue> asked() {
        List<ValueField> fields = ValueField.all(book.vocabulary());
        return book.rules().stream()
                .flatMap(rule -> AskedValue.of(rule, fields).stream())
                .toList();
    }

    /** Returns one warning per line and value; empty if there are no customers or too many distinct values. */
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
                String language = asked.rule().language();
                ProblemText text = ProblemText.of(
                        "values.nowhere",
                        "rule",
                        asked.rule().name(),
                        "field",
                        asked.field().title(),
                        "value",
                        asked.text(),
                        "absence",
                        absence(found));
                warnings.add(Problem.warning(
                        asked.origin(),
                        text.message(language),
                        hint(asked, values).message(language)));
            }
        }
        return warnings.stream().distinct().sorted(Problem.READING_ORDER).toList();
    }

    /** Returns the values that are valid even if no customer has them yet. */
    private Collection<String> declared(ValueField field) {
        if (field == KnownValueField.PROGRAMME) {
            return book.programmes().stream().map(Programme::name).toList();
        }
        return field == KnownValueField.TIER ? tiers() : field.declared();
    }

    private List<String> tiers() {
        return book.programmes().stream()
                .flatMap(each -> each.terms().stream())
                .map(Terms::tiers)
                .filter(Objects::nonNull)
                .flatMap(tiers -> tiers.steps().stream())
                .map(Terms.Tier::name)
                .distinct()
                .toList();
    }

    private static ProblemText absence(FoundValues found) {
        if (!found.coversAll()) {
            return ProblemText.of("values.absent-from-sample", "examined", found.lookedAt(), "all", found.customers());
        }
        return ProblemText.of("values.absent", "all", found.customers());
    }

    /** Lists existing values: those with a similar spelling first, then the most frequent. */
    private ProblemText hint(AskedValue asked, FoundValues.OfField values) {
        Set<String> all = new LinkedHashSet<>(
                values.values().stream().map(FoundValues.Counted::value).toList());
        all.addAll(declared(asked.field()));
        if (all.isEmpty()) {
            return ProblemText.of("values.none", "field", asked.field().title());
        }
        Set<String> named = new LinkedHashSet<>(DidYouMean.to(asked.text(), all));
        all.stream().limit(MAX_NAMED).forEach(named::add);
        List<String> shown = named.stream().limit(MAX_NAMED).toList();
        return ProblemText.of(
                all.size() == 1 ? "values.only" : "values.several",
                "list",
                ProblemText.joined(
                        "list.comma",
                        shown.stream()
                                .map(value -> ProblemText.of("quoted", "value", value))
                                .toList()),
                "more",
                all.size() > shown.size()
                        ? ProblemText.of("values.more", "count", all.size() - shown.size(), "field", asked.field())
                        : ProblemText.NONE);
    }
}
