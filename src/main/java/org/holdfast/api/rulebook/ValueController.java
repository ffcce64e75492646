package org.holdfast.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.Page;
import org.holdfast.api.web.ReaderLanguage;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.insight.FactValuesService;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.simulation.values.FoundValues;
import org.holdfast.simulation.values.ValueField;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the values that occur in the facts of stored customers, for authors and code completion. */
@RestController
@Tag(name = "Rule book")
class ValueController {

    private static final int MAX_VALUES = 1_000;

    private final FactValuesService values;
    private final LiveRuleBook live;

    ValueController(FactValuesService values, LiveRuleBook live) {
        this.values = values;
        this.live = live;
    }

    /**
     * @param customers number of stored customers
     * @param lookedAt number of examined customers: all, or a sample that is the same each time
     */
    record FieldsAnswer(Instant asOf, long customers, long lookedAt, List<FieldAnswer> fields) {}

    /**
     * @param name the name in paths and commands
     * @param meaning the name in plain words, in the language that was asked for
     * @param customers number of examined customers who have a value of the field
     * @param distinct number of different values
     */
    record FieldAnswer(String name, String meaning, long customers, int distinct) {}

    /**
     * @param customers number of stored customers
     * @param lookedAt number of examined customers: all, or a sample that is the same each time
     * @param known number of examined customers who have a value of the field
     * @param distinct number of different values, regardless of filter and limit
     * @param complete whether all values were counted; beyond 50,000 different ones no further values are
     */
    record ValuesAnswer(
            String field,
            Instant asOf,
            long customers,
            long lookedAt,
            long known,
            int distinct,
            boolean complete,
            List<ValueAnswer> values) {}

    /** @param customers number of examined customers who have the value */
    record ValueAnswer(String value, long customers) {}

    @Operation(
            operationId = "listValueFields",
            summary = "Fields whose values can be listed",
            description = "Segments, categories, topics and so on, and the texts, words, choices and flags that "
                    + "facts.yaml declares, with the number of different values that the stored "
                    + "customers have. If there are more than "
                    + FactValuesService.MAX_SAMPLE_SIZE
                    + " customers, only a sample of that size is examined, always the same one.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/values")
    FieldsAnswer fields(
            @Parameter(description = "Language of the meanings: en, ru or ro") @RequestParam(defaultValue = "en")
                    String language) {
        String reader = ReaderLanguage.read(language);
        DecisionModel book = live.book();
        FoundValues found = values.list(ValueField.all(book.rules().vocabulary()), book);
        return new FieldsAnswer(
                found.asOf(),
                found.customers(),
                found.lookedAt(),
                found.fields().stream()
                        .map(each -> new FieldAnswer(
                                each.field().label(),
                                each.field().title().message(reader),
                                each.customers(),
                                each.distinct()))
                        .toList());
    }

    @Operation(
            operationId = "listValues",
            summary = "Values of a field among stored customers",
            description = "Most frequent first, each with the number of customers who have it. If there are more "
                    + "than "
                    + FactValuesService.MAX_SAMPLE_SIZE
                    + " customers, only a sample of that size is examined, always the same one, so rare values "
                    + "may be missing.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/values/{field}")
    ValuesAnswer values(
            @Parameter(description = "A field listed by GET /v1/values") @PathVariable String field,
            @Parameter(description = "Only values that contain this text, ignoring case")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "Maximum number of values, 1 to " + MAX_VALUES) @RequestParam(defaultValue = "100")
                    int limit) {
        DecisionModel book = live.book();
        ValueField requested = ValueField.named(field, "field", book.rules().vocabulary());
        Page.checkLimit(limit, MAX_VALUES);
        FoundValues found = values.list(List.of(requested), book);
        FoundValues.OfField of = found.fields().get(0);
        String part = q == null ? "" : q.toLowerCase(Locale.ROOT);
        return new ValuesAnswer(
                requested.label(),
                found.asOf(),
                found.customers(),
                found.lookedAt(),
                of.customers(),
                of.distinct(),
                of.complete(),
                of.values().stream()
                        .filter(each -> each.value().toLowerCase(Locale.ROOT).contains(part))
                        .limit(limit)
                        .map(each -> new ValueAnswer(each.value(), each.customers()))
                        .toList());
    }
}
