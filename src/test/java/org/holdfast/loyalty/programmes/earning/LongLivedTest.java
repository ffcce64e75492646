package org.holdfast.loyalty.programmes.earning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found quickly for long ledgers is what counting day by day finds. */
class LongLivedTest {

    private static final LocalDate BEGIN = LocalDate.parse("2023-12-01");
    private static final int DAYS = 1_200;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void unitsEndAfterTheFirstTimeThatIsTooLong(long seed) {
        Random random = new Random(seed);
        TreeSet<LocalDate> active = new TreeSet<>();
        for (int i = 0; i < 40; i++) {
            active.add(BEGIN.plusDays(random.nextInt(DAYS)));
        }
        for (int months : new int[] {1, 2, 6}) {
            IdleEnds ends = new IdleEnds(active, months);
            for (int i = 0; i < DAYS; i++) {
                LocalDate day = BEGIN.plusDays(i);
                LocalDate end = day.plusMonths(months);
                for (LocalDate each : active.tailSet(day, false)) {
                    if (!each.isBefore(end)) {
                        break;
                    }
                    end = each.plusMonths(months);
                }
                assertThat(ends.after(day)).isEqualTo(end);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aStepIsTheHighestOfTheTimeForWhichItIsKept(long seed) {
        Random random = new Random(seed);
        Map<LocalDate, Integer> reached = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            reached.put(BEGIN.plusDays(random.nextInt(DAYS)), random.nextInt(4));
        }
        for (Integer years : new Integer[] {null, 0, 1}) {
            for (int grace : new int[] {0, 30}) {
                KeptSteps steps = new KeptSteps(reached, years, grace);
                for (int i = 0; i < DAYS + 800; i++) {
                    LocalDate day = BEGIN.plusDays(i);
                    assertThat(steps.on(day)).isEqualTo(dayByDay(reached, years, grace, day));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theDayOnWhichAStepIsLostIsTheFirstWithALowerOne(long seed) {
        Random random = new Random(seed);
        Map<LocalDate, Integer> reached = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            reached.put(BEGIN.plusDays(random.nextInt(DAYS)), random.nextInt(4));
        }
        reached.put(BEGIN.plusDays(DAYS), 0);
        for (Integer years : new Integer[] {null, 0, 1}) {
            for (int grace : new int[] {0, 30, 500}) {
                KeptSteps steps = new KeptSteps(reached, years, grace);
                for (int i = 0; i < DAYS + 1_500; i += 7) {
                    LocalDate day = BEGIN.plusDays(i);
                    int step = steps.on(day);
                    LocalDate lost = day.plusDays(1);
                    while (step > 0 && steps.on(lost) >= step) {
                        lost = lost.plusDays(1);
                    }
                    assertThat(steps.lostOn(day))
                            .as(years + " years and " + grace + " days after " + day)
                            .isEqualTo(step == 0 ? null : lost);
                }
            }
        }
    }

    private static int dayByDay(Map<LocalDate, Integer> reached, Integer years, int grace, LocalDate day) {
        LocalDate first = day.minusDays(grace);
        if (years != null) {
            first = LocalDate.of(first.getYear() - years, 1, 1);
        }
        TreeMap<LocalDate, Integer> sorted = new TreeMap<>(reached);
        int highest = 0;
        for (LocalDate each = first; !each.isAfter(day); each = each.plusDays(1)) {
            Map.Entry<LocalDate, Integer> then = sorted.floorEntry(each);
            highest = Math.max(highest, then == null ? 0 : then.getValue());
        }
        return highest;
    }
}
