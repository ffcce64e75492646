package org.holdfast.rules.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.holdfast.Samples;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days, hours and the calendar, as rules compare them. */
class TimeFieldsTest {

    private static final List<String> ZONES =
            List.of("Europe/Chisinau", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Australia/Lord_Howe");
    private static final long FIRST = Instant.parse("1990-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2090-01-01T00:00:00Z").getEpochSecond();

    private static CustomerView view(String facts, Instant now) {
        return CustomerView.of(Samples.customer(facts), Samples.at(now.toString()));
    }

    private static CustomerView at(String zone, Instant now) {
        return view("{'id':'c','timeZone':'" + zone + "'}", now);
    }

    private static Object of(String field, CustomerView view) {
        return Objects.requireNonNull(KnownEntities.CUSTOMER.field(field), field)
                .value(view, view);
    }

    private static Object of(String measure, int units, CustomerView view) {
        return Objects.requireNonNull(KnownEntities.CUSTOMER.measure(measure), measure)
                .read()
                .apply(view, List.of(units));
    }

    @Test
    void theCalendarAgreesWithThatOfJava() {
        Random random = new Random(4);
        for (int i = 0; i < 4_000; i++) {
            String zone = ZONES.get(random.nextInt(ZONES.size()));
            Instant now = Instant.ofEpochSecond(random.nextLong(FIRST, LAST));
            ZonedDateTime local = now.atZone(ZoneId.of(zone));
            LocalDate today = local.toLocalDate();
            CustomerView view = at(zone, now);
            int units = random.nextInt(200);

            assertThat(of("clock", view)).isEqualTo(LocalTime.of(local.getHour(), local.getMinute()));
            assertThat(of("weekday", view))
                    .hasToString(today.getDayOfWeek().name().toLowerCase(Locale.ROOT));
            assertThat(of("weekend", view)).isEqualTo(today.getDayOfWeek().getValue() >= 6);
            assertThat(of("dayOfMonth", view)).isEqualTo(today.getDayOfMonth());
            assertThat(of("lastDayOfMonth", view)).isEqualTo(today.plusDays(1).getDayOfMonth() == 1);
            assertThat(of("month", view)).isEqualTo(today.getMonthValue());
            // The week belongs to the year of its Thursday.
            LocalDate thursday = today.plusDays(4L - today.getDayOfWeek().getValue());
            int week = (thursday.getDayOfYear() - 1) / 7 + 1;
            assertThat(of("isoWeek", view)).isEqualTo(week);
            assertThat(of("evenWeek", view)).isEqualTo(week % 2 == 0);
            assertStarts(view, today);
            assertThat(of("weeksAgo", units, view)).isEqualTo(today.minusDays(7L * units));
            assertThat(of("monthsAgo", units, view)).isEqualTo(today.minusMonths(units));
            assertThat(of("yearsAgo", units, view)).isEqualTo(today.minusYears(units));
            assertThat(of("inWeeks", units, view)).isEqualTo(today.plusDays(7L * units));
            assertThat(of("inMonths", units, view)).isEqualTo(today.plusMonths(units));
            assertThat(of("inYears", units, view)).isEqualTo(today.plusYears(units));
        }
    }

    private static void assertStarts(CustomerView view, LocalDate today) {
        for (String unit : List.of("Week", "Month", "Quarter", "Year")) {
            LocalDate first = first(today, unit);
            LocalDate last = first(first.minusDays(1), unit);
            LocalDate next = today;
            while (first(next, unit).equals(first)) {
                next = next.plusDays(1);
            }
            assertThat(of("startOf" + unit, view)).isEqualTo(first);
            assertThat(of("startOfLast" + unit, view)).isEqualTo(last);
            assertThat(of("startOfNext" + unit, view)).isEqualTo(next);
        }
    }

    /** Walks back to the first day of a unit. */
    private static LocalDate first(LocalDate day, String unit) {
        LocalDate first = day;
        while (!isFirst(first, unit)) {
            first = first.minusDays(1);
        }
        return first;
    }

    private static boolean isFirst(LocalDate day, String unit) {
        return switch (unit) {
            case "Week" -> day.getDayOfWeek() == DayOfWeek.MONDAY;
            case "Month" -> day.getDayOfMonth() == 1;
            case "Quarter" -> day.getDayOfMonth() == 1 && day.getMonthValue() % 3 == 1;
            default -> day.getDayOfYear() == 1;
        };
    }

    @Test
    void daysAndHoursOfFactsAgreeWithThoseOfJava() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            Instant now = Instant.ofEpochSecond(random.nextLong(FIRST, LAST));
            Instant time = now.plusSeconds(random.nextLong(-400_000, 400_000));
            LocalDate today = now.atZone(zone).toLocalDate();
            CustomerView view = view(
                    "{'id':'c','timeZone':'" + zone + "','subscriptions':[{'id':'s','startedAt':'" + time
                            + "','renewsAt':'" + time + "'}]}",
                    now);
            boolean past = !time.isAfter(now);
            LocalDate day = time.atZone(zone).toLocalDate();

            assertThat(of("Subscription", "startedOn", view)).isEqualTo(past ? day : null);
            assertThat(of("Subscription", "startedHoursAgo", view))
                    .isEqualTo(past ? (int) Duration.between(time, now).toHours() : null);
            assertThat(of("Subscription", "renewsOn", view)).isEqualTo(day);
            assertThat(of("Subscription", "renewsInHours", view))
                    .isEqualTo((int) Math.floor(Duration.between(now, time).toSeconds() / 3600.0));
            assertThat(of("Subscription", "renewsInDays", view)).isEqualTo((int) ChronoUnit.DAYS.between(today, day));
        }
    }

    /** Returns a field of the first thing of a kind that the customer has. */
    private static Object of(String kind, String field, CustomerView view) {
        Entity entity = Objects.requireNonNull(Vocabulary.KNOWN.entity(kind), kind);
        Object thing = KnownEntities.CUSTOMER.items().stream()
                .filter(list ->
                        list.element().name().equals(kind) && list.read().apply(view) != null)
                .flatMap(list -> Objects.requireNonNull(list.read().apply(view)).stream())
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(entity.field(field), field).value(thing, view);
    }

    /** In Chișinău it is 28 March 2026, 12:00; clocks go forward in the night, at 03:00. */
    private static final CustomerView FULL = view("""
            {'id':'c','timeZone':'Europe/Chisinau','customerSince':'2024-02-29','birthday':'1992-02-29',
             'orders':[{'id':'o','placedAt':'2026-03-27T21:59:59Z','promisedAt':'2026-03-29T07:00:00Z',
               'shippedAt':'2026-03-28','parcels':[{'id':'p','lines':[],'readyAt':'2026-03-28T08:00:00Z',
               'shippedAt':'2026-03-27T23:00:00Z','pickupUntil':'2026-03-30','promisedAt':'2026-03-29'}]}],
             'complaints':[{'id':'k','openedAt':'2026-03-20','firstReplyAt':'2026-03-28T07:30:00Z'}],
             'returns':[{'id':'r','at':'2026-03-01T10:00:00Z'}],
             'interactions':[{'kind':'praise','at':'2026-02-28'}],
             'payments':[{'id':'y','dueAt':'2026-03-29T10:00:00Z','status':'due'}],
             'carts':[{'id':'t','startedAt':'2026-03-28T09:00:00Z','changedAt':'2026-03-28T09:30:00Z','value':5}]}
            """, Instant.parse("2026-03-28T10:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "unknown",
            value = {
                "Order, placedOn, 2026-03-27",
                "Order, placedHoursAgo, 12",
                "Order, promisedOn, 2026-03-29",
                "Order, dueOn, 2026-03-29",
                "Order, dueInHours, 21",
                "Order, dueInDays, 1",
                "Order, shippedOn, 2026-03-28",
                "Order, shippedDaysAgo, 0",
                "Order, deliveredOn, unknown",
                "Order, cancelledHoursAgo, unknown",
                "Parcel, shippedOn, 2026-03-28",
                "Parcel, shippedHoursAgo, 11",
                "Parcel, readyHoursAgo, 2",
                "Parcel, promisedOn, 2026-03-29",
                "Parcel, promisedInHours, unknown",
                "Parcel, pickupInHours, unknown",
                "Complaint, openedOn, 2026-03-20",
                "Complaint, openedHoursAgo, unknown",
                "Complaint, answeredDaysAgo, 0",
                "Complaint, answeredOn, 2026-03-28",
                "Complaint, answeredHoursAgo, 2",
                "Complaint, resolvedOn, unknown",
                "Return, happenedOn, 2026-03-01",
                "Return, hoursAgo, 648",
                "Interaction, happenedOn, 2026-02-28",
                "Interaction, hoursAgo, unknown",
                "Payment, happenedOn, unknown",
                "Payment, dueOn, 2026-03-29",
                "Payment, dueInHours, 24",
                "Cart, startedOn, 2026-03-28",
                "Cart, startedHoursAgo, 1",
                "Cart, changedOn, 2026-03-28",
            })
    void factsHaveDaysAndHours(String kind, String field, String value) {
        assertThat(String.valueOf(of(kind, field, FULL))).isEqualTo(String.valueOf(value));
    }

    @ParameterizedTest
    @CsvSource({
        "customerSince, 2024-02-29",
        "birthdayOn, 2027-02-28",
        "anniversaryOn, 2027-02-28",
        "firstOrderOn, 2026-03-27",
        "lastOrderOn, 2026-03-27",
        "lastOrderHoursAgo, 12",
        "joinedOn, null"
    })
    void customersHaveDays(String field, String value) {
        assertThat(String.valueOf(of(field, FULL))).isEqualTo(value);
    }

    @Test
    void theHoursSinceAnOrderOfADayAreUnknown() {
        String exact = "{'id':'a','placedAt':'2026-03-28T08:00:00Z'}";
        Instant now = Instant.parse("2026-03-28T10:00:00Z");

        assertThat(of("lastOrderHoursAgo", view("{'id':'c','orders':[" + exact + "]}", now)))
                .isEqualTo(2);
        assertThat(of(
                        "lastOrderHoursAgo",
                        view("{'id':'c','orders':[" + exact + ",{'id':'b','placedAt':'2026-03-28'}]}", now)))
                .isNull();
        assertThat(of("lastOrderHoursAgo", view("{'id':'c','orders':[]}", now))).isNull();
    }

    @Test
    void theWeekendIsThatOfTheCountry() {
        Instant friday = Instant.parse("2026-03-27T10:00:00Z");

        assertThat(of("weekend", view("{'id':'c','country':'EG'}", friday))).isEqualTo(true);
        assertThat(of("weekend", view("{'id':'c','country':'MD'}", friday))).isEqualTo(false);
        assertThat(of("weekend", view("{'id':'c','country':'MD'}", friday.plus(Duration.ofDays(2)))))
                .isEqualTo(true);
    }

    /** A day is known whenever the number of days is, so texts can use either. */
    @Test
    void daysAreKnownTogether() {
        Field days = Objects.requireNonNull(KnownEntities.ORDER.field("deliveredDaysAgo"));
        Field day = Objects.requireNonNull(KnownEntities.ORDER.field("deliveredOn"));

        assertThat(days.implies()).contains("deliveredOn");
        assertThat(day.implies()).contains("deliveredDaysAgo");
        assertThat(Objects.requireNonNull(KnownEntities.ORDER.field("placedOn")).always())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "2026-03-28T10:00:00Z ¦ Order( placedOn >= $customer.startOfMonth ) from $customer.orders ¦ true",
                "2026-04-01T10:00:00Z ¦ Order( placedOn >= $customer.startOfMonth ) from $customer.orders ¦ false",
                "2026-04-01T10:00:00Z ¦ Order( placedOn >= $customer.startOfLastMonth, placedOn < "
                        + "$customer.startOfMonth ) from $customer.orders ¦ true",
                "2026-06-27T20:59:00Z ¦ Order( placedOn >= $customer.monthsAgo(3) ) from $customer.orders ¦ true",
                "2026-06-27T21:00:00Z ¦ Order( placedOn >= $customer.monthsAgo(3) ) from $customer.orders ¦ false",
                "2026-03-28T10:00:00Z ¦ Order( $customer.weeksAgo(1) <= placedOn ) from $customer.orders ¦ true",
                "2026-03-28T10:00:00Z ¦ Order( placedHoursAgo < 13 ) from $customer.orders ¦ true",
                "2026-03-28T10:00:00Z ¦ Customer( clock >= \"9:00\", clock < \"18:00\" ) ¦ true",
                "2026-03-28T06:59:59Z ¦ Customer( clock >= \"09:00\" ) ¦ false",
                "2026-03-28T07:00:00Z ¦ Customer( clock >= \"09:00\" ) ¦ true",
                "2026-03-29T06:00:00Z ¦ Customer( clock == \"09:00\" ) ¦ true",
                "2026-03-28T10:00:00Z ¦ Customer( weekday in (\"saturday\", \"sunday\"), weekend ) ¦ true",
                "2026-03-28T10:00:00Z ¦ Customer( today == startOfWeek || dayOfMonth == 28 ) ¦ true",
                "2026-03-28T10:00:00Z ¦ Customer( evenWeek, weekday == \"friday\" ) ¦ false",
                "2026-03-28T10:00:00Z ¦ Customer( customerSince <= yearsAgo(2) ) ¦ true",
                "2026-02-27T10:00:00Z ¦ Customer( customerSince <= yearsAgo(2) ) ¦ false",
                "2026-02-28T10:00:00Z ¦ Customer( customerSince <= yearsAgo(2) ) ¦ false",
            })
    void rulesCompareThem(Instant now, String when, boolean proposed) {
        RuleBook book = Books.book("r.drl", Books.drl(when));
        CustomerView view = CustomerView.of(FULL.facts(), Samples.at(now.toString()));

        assertThat(book.proposals(view)).hasSize(proposed ? 1 : 0);
    }
}
