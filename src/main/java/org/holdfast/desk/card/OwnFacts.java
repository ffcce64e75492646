package org.holdfast.desk.card;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.desk.card.CustomerCard.OwnFact;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.facts.Customer;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.CustomerView;
import org.jspecify.annotations.Nullable;

/** What a company declares to know of its customers, in the labels and formats of the reader. */
final class OwnFacts {

    /** Maximum number of items shown of one list; a card is read at a glance. */
    private static final int MAX_ITEMS = 20;

    private final FactsSchema schema;
    private final CustomerView view;
    private final DeskTexts texts;

    OwnFacts(FactsSchema schema, CustomerView view, DeskTexts texts) {
        this.schema = schema;
        this.view = view;
        this.texts = texts;
    }

    /** Returns the known attributes in the order of their declaration, then the items of lists. */
    List<OwnFact> all() {
        Customer facts = view.facts();
        List<OwnFact> all = new ArrayList<>(known(schema.of(FactOwner.CUSTOMER), facts.attributes()));
        Map<String, List<Attributes>> lists = facts.lists() == null ? Map.of() : facts.lists();
        schema.lists()
                .values()
                .forEach(list ->
                        items(list, lists.getOrDefault(list.name(), List.of())).forEach(all::add));
        return all;
    }

    private Stream<OwnFact> items(DeclaredList list, List<Attributes> items) {
        return items.stream()
                .limit(MAX_ITEMS)
                .map(item -> new OwnFact(
                        list.labels().in(texts.language()),
                        known(list.fields(), item).stream()
                                .map(each -> each.label() + ": " + each.value())
                                .collect(Collectors.joining(", "))));
    }

    private List<OwnFact> known(DeclaredFields fields, @Nullable Attributes values) {
        return values == null
                ? List.of()
                : fields.all().stream()
                        .map(fact -> fact(fact, values.get(fields, fact.slot())))
                        .filter(Objects::nonNull)
                        .map(each -> Objects.requireNonNull(each))
                        .toList();
    }

    private @Nullable OwnFact fact(DeclaredFact fact, @Nullable Object value) {
        return value == null ? null : new OwnFact(fact.labels().in(texts.language()), shown(fact, value));
    }

    private String shown(DeclaredFact fact, Object value) {
        if (value instanceof Boolean flag) {
            return texts.format(flag ? "yes" : "no");
        }
        if (value instanceof List<?> words) {
            return words.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (value instanceof LocalDate day) {
            return texts.day(day);
        }
        if (value instanceof DateOrInstant time) {
            return texts.day(view.dayOf(time));
        }
        return value instanceof BigDecimal number ? number(fact, number) : value.toString();
    }

    private String number(DeclaredFact fact, BigDecimal number) {
        return switch (fact.type()) {
            case MONEY ->
                texts.money(new Money(
                        number, fact.unit() == null ? view.viewpoint().rates().home() : fact.unit()));
            default -> number.toPlainString() + (fact.unit() == null ? "" : " " + fact.unit());
        };
    }
}
