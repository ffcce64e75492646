package org.holdfast.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.Page;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.insight.FactValuesService;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.simulation.values.FoundValues;
import org.holdfast.simulation.values.ValueField;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which values the facts of customers have, for authors and for completion. */
@RestController
@Tag(name = "Rule book")
class ValueController {

    private static final int MOST_VALUES = 1_000;

    private final FactValuesService values;
    private final LiveRuleBook live;

    ValueController(FactValuesService values, LiveRuleBook live) {
        this.values = values;
        this.live = live;
    }

    /**
     * @param customers how many there are
     * @param lookedAt how many of them were looked at; all, or a sample that is the same each time
     */
    record FieldsAnswer(Instant asOf, long customers, long lookedAt, List<FieldAnswer> fields) {}

    /**
     * @param name as it stands in addresses and commands
     * @param meaning in words
     * @param customers how many of those looked at have a value of it
     * @param distinct how many values there are
     */
    record FieldAnswer(String name, String meaning, long customers, int distinct) {}

    /**
     * @param customers how many there are
     * @param lookedAt how many of them were looked at; all, or a sample that is the same each time
     * @param known how many of those have a value of the field
     * @param distinct how many values there are, whatever was asked for
     * @param complete whether all values are counted; after 50 000 different ones no new one is taken
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

    /** @param customers how many of those looked at have it */
    record ValueAnswer(String value, long customers) {}

    @Operation(
            operationId = "listValueFields",
            summary = "Fields whose values can be listed",
            description =
                    "Segments, categories, topics and so on, with how many different values the stored customers have. Of more than "
                            + FactValuesService.MOST_LOOKED_AT
                            + " customers only a sample of that size is examined, always the same one.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/values")
    FieldsAnswer fields() {
        FoundValues found = values.list(Arrays.asList(ValueField.values()), live.book());
        return new FieldsAnswer(
                found.asOf(),
                found.customers(),
                found.lookedAt(),
                found.fields().stream()
                        .map(each -> new FieldAnswer(
                                each.field().toString(), each.field().singular(), each.customers(), each.distinct()))
                        .toList());
    }

    @Operation(
            operationId = "listValues",
            summary = "Values of a field among stored customers",
            description = "The most frequent first, each with the number of customers who have it. Of more than "
                    + FactValuesService.MOST_LOOKED_AT
                    + " customers only a sample of that size is examined, always the same one: rare values "
                    + "may be missing.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/values/{field}")
    ValuesAnswer values(
            @Parameter(
                            description = "A field listed by GET /v1/values",
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "segment",
                                                "country",
                                                "language",
                                                "preferred-channel",
                                                "agent",
                                                "programme",
                                                "tier",
                                                "category",
                                                "article",
                                                "sku",
                                                "currency",
                                                "topic",
                                                "complaint-channel",
                                                "return-reason",
                                                "interaction-channel",
                                                "employee",
                                                "place",
                                                "checked"
                                            }))
                    @PathVariable
                    String field,
            @Parameter(description = "Only values that contain this text, ignoring case")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "Maximum number of values, 1 to " + MOST_VALUES)
                    @RequestParam(defaultValue = "100")
                    int limit) {
        ValueField asked = EnumLabels.read(ValueField.class, "field", field);
        Page.checkLimit(limit, MOST_VALUES);
        FoundValues found = values.list(List.of(asked), live.book());
        FoundValues.OfField of = found.fields().get(0);
        String part = q == null ? "" : q.toLowerCase(Locale.ROOT);
        return new ValuesAnswer(
                asked.toString(),
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
