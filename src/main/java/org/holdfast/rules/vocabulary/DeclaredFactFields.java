package org.holdfast.rules.vocabulary;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactType;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.ComplaintView;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.DatedFact;
import org.holdfast.loyalty.OrderView;
import org.holdfast.loyalty.PaymentView;
import org.holdfast.loyalty.SubscriptionView;
import org.holdfast.loyalty.baskets.CartView;
import org.holdfast.loyalty.goods.ReturnView;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/**
 * The fields of declared facts. Each reads its value by the slot of the fact, so that it costs no more than a field of
 * the program. A time has two further fields: the days until it and the days since it; an instant has the hours as
 * well.
 */
final class DeclaredFactFields {

    private static final Map<String, String> MEANINGS = Map.of(
            Vocabulary.IN_DAYS, "days until: ",
            Vocabulary.DAYS_AGO, "days since: ",
            Vocabulary.IN_HOURS, "whole hours until: ",
            Vocabulary.HOURS_AGO, "whole hours since: ");

    private final DeclaredFields declared;
    private final Function<Object, @Nullable Attributes> attributes;
    /** Whether things know their customer, as the customer itself does. */
    private final boolean ofCustomer;

    private DeclaredFactFields(
            DeclaredFields declared, Function<Object, @Nullable Attributes> attributes, boolean ofCustomer) {
        this.declared = declared;
        this.attributes = attributes;
        this.ofCustomer = ofCustomer;
    }

    /** Returns the fields of the declared attributes of an entity. */
    static List<Field> of(FactsSchema schema, Entity entity) {
        return Arrays.stream(FactOwner.values())
                .filter(owner -> owner.entity().equals(entity.name()))
                .flatMap(owner -> new DeclaredFactFields(
                                schema.of(owner), attributes(owner), owner == FactOwner.CUSTOMER)
                        .fields().stream())
                .toList();
    }

    /** Returns the entity of the items of a declared list. */
    static Entity entity(DeclaredList list) {
        Entity entity = new Entity(list.entity(), Attributes.class);
        return entity.with(itemFields(list), List.of(), element -> element);
    }

    /** An item is known by its key, as an order is by its number. */
    private static List<Field> itemFields(DeclaredList list) {
        DeclaredFactFields own = new DeclaredFactFields(list.fields(), item -> (Attributes) item, false);
        List<Field> fields = new ArrayList<>();
        own.fields().forEach(field -> fields.add(field.name().equals(list.key()) ? field.withAlways() : field));
        DeclaredFact key = list.fields().get(list.key());
        if (key != null && list.fields().get("id") == null) {
            Function<Object, @Nullable Object> read = own.read(key);
            fields.add(plain("id", ValueType.TEXT, "the key of the item", item -> {
                        Object value = read.apply(item);
                        return value == null ? null : value.toString();
                    })
                    .withAlways());
        }
        return fields;
    }

    /** Returns the reader of the items of a declared list; it returns {@code null} if they are unknown. */
    static Function<Object, @Nullable List<?>> items(DeclaredList list) {
        String name = list.name();
        return view -> {
            Map<String, List<Attributes>> lists = ((CustomerView) view).facts().lists();
            return lists == null ? null : lists.get(name);
        };
    }

    private static Function<Object, @Nullable Attributes> attributes(FactOwner owner) {
        return switch (owner) {
            case CUSTOMER -> view -> ((CustomerView) view).facts().attributes();
            case ORDER -> view -> ((OrderView) view).order().attributes();
            case ORDER_LINE -> line -> ((OrderLine) line).attributes();
            case COMPLAINT -> view -> ((ComplaintView) view).complaint().attributes();
            case RETURN -> each -> ((ReturnView) each).returned().attributes();
            case INTERACTION -> each -> ((Interaction) ((DatedFact<?>) each).fact()).attributes();
            case SUBSCRIPTION ->
                view -> ((SubscriptionView) view).subscription().attributes();
            case PAYMENT -> view -> ((PaymentView) view).payment().attributes();
            case CART -> view -> ((CartView) view).cart().attributes();
        };
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (DeclaredFact fact : declared.all()) {
            fields.add(field(fact));
            if (fact.type() == FactType.MONEY && fact.unit() != null) {
                Function<Object, @Nullable Object> read = read(fact);
                fields.add(plain(fact.name() + Vocabulary.OWN_AMOUNT, ValueType.DECIMAL, fact.title("en"), read)
                        .withSign()
                        .withDrift(Drift.STEADY));
            }
            endings(fact).forEach(ending -> fields.add(distance(fact, ending)));
        }
        return fields;
    }

    private Field field(DeclaredFact fact) {
        String meaning = fact.title("en");
        Function<Object, @Nullable Object> read = read(fact);
        return switch (fact.type()) {
            case TEXT -> plain(fact, ValueType.TEXT, meaning, read, List.of());
            case CHOICE -> plain(fact, ValueType.TEXT, meaning, read, fact.choices());
            case WORDS -> plain(fact, ValueType.WORDS, meaning, read, List.of());
            case FLAG -> plain(fact, ValueType.FLAG, meaning, read, List.of());
            case NUMBER ->
                plain(fact, ValueType.DECIMAL, meaning, read, List.of())
                        .withSign()
                        .withDrift(Drift.STEADY);
            case MONEY -> money(fact, meaning, read).withSign();
            case DATE -> plain(fact, ValueType.DAY, meaning, read, List.of()).withImplied(days(fact));
            case INSTANT -> instant(fact, meaning).withImplied(days(fact));
        };
    }

    private static Set<String> days(DeclaredFact fact) {
        return Set.of(fact.name() + Vocabulary.IN_DAYS, fact.name() + Vocabulary.DAYS_AGO);
    }

    private static Field plain(String name, ValueType type, String meaning, Function<Object, @Nullable Object> read) {
        return new Field(name, type, meaning, read, read, List.of());
    }

    private static Field plain(
            DeclaredFact fact,
            ValueType type,
            String meaning,
            Function<Object, @Nullable Object> read,
            List<String> choices) {
        return new Field(fact.name(), type, meaning, read, read, choices);
    }

    private Function<Object, @Nullable Object> read(DeclaredFact fact) {
        DeclaredFields fields = declared;
        int slot = fact.slot();
        Function<Object, @Nullable Attributes> of = attributes;
        return thing -> {
            Attributes values = of.apply(thing);
            return values == null ? null : values.get(fields, slot);
        };
    }

    /** Creates the field of an amount. Conditions compare it in the company's currency, texts print it as declared. */
    private Field money(DeclaredFact fact, String meaning, Function<Object, @Nullable Object> read) {
        String currency = fact.unit();
        Function<Object, @Nullable Object> show = thing -> Money.of((BigDecimal) read.apply(thing), currency);
        Field.InContext home =
                (thing, customer) -> customer.viewpoint().rates().toHome((BigDecimal) read.apply(thing), currency);
        return currency == null
                ? new Field(fact.name(), ValueType.MONEY, meaning, read, show, List.of())
                : inContext(fact.name(), ValueType.MONEY, meaning, home, show);
    }

    private Field instant(DeclaredFact fact, String meaning) {
        Function<Object, @Nullable Object> read = read(fact);
        return inContext(
                fact.name(),
                ValueType.DAY,
                meaning,
                (thing, customer) -> day(read.apply(thing), customer),
                thing -> null);
    }

    /** Creates the field with the days or hours until or since a time. */
    private Field distance(DeclaredFact fact, String ending) {
        Function<Object, @Nullable Object> read = read(fact);
        Field.InContext distance = (thing, customer) -> switch (ending) {
            case Vocabulary.IN_DAYS -> days(read.apply(thing), customer, 1);
            case Vocabulary.DAYS_AGO -> days(read.apply(thing), customer, -1);
            case Vocabulary.IN_HOURS -> hours(read.apply(thing), customer, true);
            default -> hours(read.apply(thing), customer, false);
        };
        Set<String> known = new HashSet<>(days(fact));
        known.add(fact.name());
        String meaning = MEANINGS.get(ending) + fact.labels().in("en");
        return inContext(fact.name() + ending, ValueType.INTEGER, meaning, distance, thing -> null)
                .withSign()
                .withDrift(drift(read, ending))
                .withImplied(known);
    }

    private static Drift drift(Function<Object, @Nullable Object> read, String ending) {
        Function<Object, @Nullable Instant> exactly =
                thing -> read.apply(thing) instanceof DateOrInstant time ? TimeFields.exact(time) : null;
        return switch (ending) {
            case Vocabulary.IN_DAYS -> Drift.DOWN;
            case Vocabulary.DAYS_AGO -> Drift.UP;
            case Vocabulary.IN_HOURS -> Drift.hoursUntil(exactly);
            default -> Drift.hoursSince(exactly);
        };
    }

    private static @Nullable Integer days(@Nullable Object time, CustomerView customer, int sign) {
        LocalDate day = day(time, customer);
        return day == null ? null : Integer.valueOf(sign * (int) ChronoUnit.DAYS.between(customer.today(), day));
    }

    /** Returns the whole hours until or since an instant; {@code null} if only its day is known. */
    private static @Nullable Integer hours(@Nullable Object time, CustomerView customer, boolean until) {
        Instant at = time instanceof DateOrInstant known ? TimeFields.exact(known) : null;
        if (at == null) {
            return null;
        }
        return until ? TimeFields.hours(customer.asOf(), at) : TimeFields.hours(at, customer.asOf());
    }

    private static @Nullable LocalDate day(@Nullable Object time, CustomerView customer) {
        if (time instanceof LocalDate day) {
            return day;
        }
        return time instanceof DateOrInstant at ? customer.dayOf(at) : null;
    }

    /** Creates a field whose value depends on the customer; the customer itself needs no context. */
    private Field inContext(
            String name,
            ValueType type,
            String meaning,
            Field.InContext reader,
            Function<Object, @Nullable Object> show) {
        Function<Object, @Nullable Object> own = view -> reader.read(view, (CustomerView) view);
        return ofCustomer
                ? new Field(name, type, meaning, own, type == ValueType.MONEY ? show : own, List.of())
                : new Field(name, type, meaning, thing -> null, show, List.of()).reading(reader);
    }

    /** Returns the names of the fields of a fact. */
    static List<String> names(DeclaredFact fact) {
        if (fact.type() == FactType.MONEY && fact.unit() != null) {
            return List.of(fact.name(), fact.name() + Vocabulary.OWN_AMOUNT);
        }
        return Stream.concat(Stream.of(""), endings(fact).stream())
                .map(ending -> fact.name() + ending)
                .toList();
    }

    private static List<String> endings(DeclaredFact fact) {
        return switch (fact.type()) {
            case DATE -> List.of(Vocabulary.IN_DAYS, Vocabulary.DAYS_AGO);
            case INSTANT -> List.of(Vocabulary.IN_DAYS, Vocabulary.DAYS_AGO, Vocabulary.IN_HOURS, Vocabulary.HOURS_AGO);
            default -> List.of();
        };
    }
}
