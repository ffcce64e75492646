package org.holdfast.loyalty.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.holdfast.Samples;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.calendar.CalendarUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streaks follow the calendar of the customer; the unit that has begun can only add to them. */
class OrderStreaksTest {

    private static OrderStreaks streaks(String today, String orders) {
        return Objects.requireNonNull(OrderStreaks.of(Samples.view("{'id':'c','orders':[" + orders + "]}", today)));
    }

    private static String order(String id, LocalDate day, boolean cancelled) {
        return "{'id':'" + id + "','placedAt':'" + day + "'" + (cancelled ? ",'cancelledAt':'" + day + "'" : "") + "}";
    }

    @ParameterizedTest
    @CsvSource({
        // On Sunday, 15 March 2026.
        "WEEK, 2026-03-08 2026-03-01, 2, 2",
        "WEEK, 2026-03-09 2026-03-02, 1, 2",
        "MONTH, 2026-02-28 2026-01-01 2025-12-31, 3, 3",
        "MONTH, 2026-03-01 2026-02-01, 1, 2",
        "MONTH, 2026-03-01 2026-01-01, 0, 1",
        "QUARTER, 2025-12-31 2025-07-01, 2, 2",
        "YEAR, 2025-01-01 2024-12-31 2022-06-01, 2, 2",
    })
    void countsFullUnitsWithoutAGap(CalendarUnit unit, String days, int full, int inARow) {
        List<String> orders = new ArrayList<>();
        for (String day : days.split(" ")) {
            orders.add(order(day, LocalDate.parse(day), false));
        }
        OrderStreaks streaks = streaks("2026-03-15", String.join(",", orders));

        assertThat(streaks.inEachOfTheLast(full, unit)).isTrue();
        assertThat(streaks.inEachOfTheLast(full + 1, unit)).isFalse();
        assertThat(streaks.inARow(unit)).isEqualTo(inARow);
    }

    @Test
    void unknownOrdersMakeNoStreak() {
        CustomerView view = Samples.view("{'id':'c'}", "2026-03-15");

        assertThat(OrderStreaks.of(view)).isNull();
        assertThat(streaks("2026-03-15", "").inARow(CalendarUnit.MONTH)).isZero();
    }

    @Test
    void agreesWithAPlainCalendarForRandomOrders() {
        Random random = new Random(20261128);
        for (int i = 0; i < 300; i++) {
            LocalDate today = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400));
            List<LocalDate> days = new ArrayList<>();
            List<String> orders = new ArrayList<>();
            for (int j = 0; j < 40; j++) {
                LocalDate day = today.minusDays(random.nextInt(i % 2 == 0 ? 120 : 900));
                boolean cancelled = random.nextInt(4) == 0;
                orders.add(order("o" + j, day, cancelled));
                if (!cancelled) {
                    days.add(day);
                }
            }
            OrderStreaks streaks = streaks(today.toString(), String.join(",", orders));
            for (CalendarUnit unit : CalendarUnit.values()) {
                int full = (int) IntStream.iterate(1, back -> back + 1)
                        .takeWhile(back -> days.stream().anyMatch(day -> isIn(day, start(today, unit), unit, back)))
                        .count();
                assertThat(streaks.inEachOfTheLast(full, unit)).isTrue();
                assertThat(streaks.inEachOfTheLast(full + 1, unit)).isFalse();
                boolean now = days.stream().anyMatch(day -> !day.isBefore(start(today, unit)));
                assertThat(streaks.inARow(unit)).isEqualTo(full + (now ? 1 : 0));
            }
        }
    }

    private static boolean isIn(LocalDate day, LocalDate start, CalendarUnit unit, int back) {
        TemporalUnit step = switch (unit) {
            case WEEK -> ChronoUnit.WEEKS;
            case MONTH -> ChronoUnit.MONTHS;
            case QUARTER -> IsoFields.QUARTER_YEARS;
            case YEAR -> ChronoUnit.YEARS;
        };
        return !day.isBefore(start.minus(back, step)) && day.isBefore(start.minus(back - 1L, step));
    }

    private static LocalDate start(LocalDate day, CalendarUnit unit) {
        return switch (unit) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }
}
