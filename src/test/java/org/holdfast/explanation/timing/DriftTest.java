package org.holdfast.explanation.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.holdfast.Samples;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.facts.Customer;
import org.holdfast.facts.promise.Promise;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ListField;
import org.holdfast.rules.vocabulary.ParameterisedField;
import org.holdfast.rules.vocabulary.ValueType;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every value changes by time alone as its drift says, so that no wake-up is too late. */
class DriftTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:07:30.500Z");
    private static final List<Integer> PERIODS = List.of(1, 2, 7, 30, 90, 365);

    private final DecisionModel book = Objects.requireNonNull(Samples.shipped().book());
    private final Set<String> wrong = new TreeSet<>();
    private final Set<String> known = new TreeSet<>();

    /** A customer at a moment. */
    private record Case(Customer facts, Instant at, List<Promise> promises) {}

    private static Stream<Case> everyone() {
        return Stream.concat(
                DemoCustomers.around(NOW).stream().map(facts -> new Case(facts, NOW, List.of())),
                Samples.shipped().scenarios().stream()
                        .map(each -> each.scenario())
                        .map(each -> new Case(each.customer(), each.now(), each.promises())));
    }

    @Test
    void valuesChangeAsTheirDriftSays() {
        everyone().forEach(this::check);
        assertThat(wrong).isEmpty();
        assertThat(known).as("fields that some customer has").hasSizeGreaterThan(250);
    }

    private void check(Case each) {
        CustomerView first = view(each, each.at);
        ZoneId zone = first.zone();
        Instant midnight = first.today().plusDays(1).atStartOfDay(zone).toInstant();
        CustomerView before = first;
        for (Instant at : List.of(
                each.at.plus(Duration.ofMinutes(53)),
                each.at.plus(Duration.ofHours(2)),
                midnight.minusMillis(1),
                midnight,
                midnight.plus(Duration.ofHours(26)),
                midnight.plus(Duration.ofDays(5)),
                midnight.plus(Duration.ofDays(40)))) {
            CustomerView after = at.isAfter(before.asOf()) ? view(each, at) : before;
            if (!happens(each, before.asOf(), at, zone)) {
                compare(book.rules().vocabulary().customer(), before, after, before, after);
            }
            before = after;
        }
    }

    private CustomerView view(Case each, Instant at) {
        return CustomerView.of(each.facts, book.viewpoint(at), each.promises);
    }

    private static boolean happens(Case each, Instant after, Instant until, ZoneId zone) {
        Instant fact = FactInstants.next(each.facts, zone, after);
        return fact != null && !fact.isAfter(until)
                || each.promises.stream()
                        .anyMatch(promise -> promise.dueAt().isAfter(after)
                                && !promise.dueAt().isAfter(until));
    }

    private void compare(Entity entity, Object before, Object after, CustomerView customer, CustomerView later) {
        for (Field field : entity.fields()) {
            check(
                    entity + "." + field.name(),
                    field.drift(),
                    0,
                    before,
                    field.value(before, customer),
                    field.value(after, later),
                    customer,
                    later);
        }
        for (ParameterisedField measure : entity.measures()) {
            for (int days : measure.parameters().equals(List.of(ValueType.INTEGER)) ? PERIODS : List.<Integer>of()) {
                BiFunction<Object, List<Object>, @Nullable Object> read = measure.read();
                check(
                        entity + "." + measure.name() + "(" + days + ")",
                        measure.drift(),
                        days,
                        before,
                        read.apply(before, List.of(days)),
                        read.apply(after, List.of(days)),
                        customer,
                        later);
            }
        }
        for (ListField list : entity.items()) {
            List<?> now = list.read().apply(before);
            List<?> then = list.read().apply(after);
            int size = now == null ? -1 : now.size();
            if (stays(list.drift(), customer, later)) {
                report(entity + "." + list.name(), size == (then == null ? -1 : then.size()), size, then);
                for (int i = 0; i < size && then != null && then.size() == size; i++) {
                    compare(list.element(), now.get(i), then.get(i), customer, later);
                }
            }
        }
    }

    private void check(
            String name,
            Drift drift,
            int days,
            Object thing,
            @Nullable Object now,
            @Nullable Object then,
            CustomerView customer,
            CustomerView later) {
        if (now != null) {
            known.add(name);
        }
        long midnights = ChronoUnit.DAYS.between(customer.today(), later.today());
        boolean same = now instanceof BigDecimal one && then instanceof BigDecimal other
                ? one.compareTo(other) == 0
                : Objects.equals(now, then);
        boolean right = same
                || switch (drift.kind()) {
                    case STEADY -> false;
                    case DAILY, PROGRAMMES, LOYALTY, FORECAST, HOLIDAYS -> !stays(drift, customer, later);
                    case CLOCK -> true;
                    case WINDOW -> midnights >= new Periods(customer).nextChange(days);
                    case UP -> between(now, then, 0, drift.mostOf(thing) * midnights);
                    case DOWN -> between(now, then, -midnights, 0);
                    case CYCLE -> midnights > number(now) || between(now, then, -midnights, 0);
                    case HOURS_SINCE, HOURS_UNTIL -> hours(drift, thing, now, then, later);
                };
        report(name + " " + drift.kind(), right, now, then);
    }

    private static boolean stays(Drift drift, CustomerView customer, CustomerView later) {
        long midnights = ChronoUnit.DAYS.between(customer.today(), later.today());
        DerivedTimes derived = new DerivedTimes(customer);
        return switch (drift.kind()) {
            case STEADY -> true;
            case PROGRAMMES -> midnights < derived.programmes();
            case LOYALTY -> midnights < derived.loyalty();
            case HOLIDAYS -> midnights < Math.min(Midnights.MAX, derived.holidays());
            default -> midnights < 1;
        };
    }

    private static boolean hours(
            Drift drift, Object thing, @Nullable Object now, @Nullable Object then, CustomerView later) {
        Instant exactly = Objects.requireNonNull(drift.exactly()).apply(thing);
        if (now == null || then == null || exactly == null) {
            return false;
        }
        boolean since = drift.kind() == Drift.Kind.HOURS_SINCE;
        Duration distance = since ? Duration.between(exactly, later.asOf()) : Duration.between(later.asOf(), exactly);
        return Math.floorDiv(distance.toMillis(), 3_600_000L) == ((Integer) then).longValue();
    }

    private static boolean between(@Nullable Object now, @Nullable Object then, double least, double most) {
        if (now == null || then == null) {
            return false;
        }
        double change = number(then) - number(now);
        return change >= least && change <= most;
    }

    private static double number(@Nullable Object value) {
        if (value instanceof LocalDate day) {
            return day.toEpochDay();
        }
        return value instanceof Number number ? number.doubleValue() : -1;
    }

    private void report(String name, boolean right, @Nullable Object now, @Nullable Object then) {
        if (!right && wrong.stream().noneMatch(each -> each.startsWith(name + ":"))) {
            wrong.add(name + ": " + now + " becomes " + then);
        }
    }
}
