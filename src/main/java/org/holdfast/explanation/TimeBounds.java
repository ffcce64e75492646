package org.holdfast.explanation;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.holdfast.rules.model.Rule;

/**
 * The times of day, the moments and the numbers of hours that rules compare with: at these their results change between
 * one midnight and the next.
 *
 * @param clocks times of day
 * @param moments days with a time of day
 * @param hours numbers of whole hours since or until something
 */
record TimeBounds(Set<LocalTime> clocks, Set<LocalDateTime> moments, Set<Integer> hours) {

    /** Maximum number of moments at times of day, the earliest ones, and of those at hours. */
    private static final int MAX_MOMENTS = 800;

    private static final String COMPARED = " (?:==|!=|<=?|>=?) ";
    /** Conditions have a canonical text, in which the value stands on the right. */
    private static final Pattern CLOCK = Pattern.compile("\\bclock" + COMPARED + "\"(\\d\\d:\\d\\d)\"");

    private static final Pattern MOMENT =
            Pattern.compile("\\bnow" + COMPARED + "\"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d)\"");
    private static final Pattern HOURS = Pattern.compile("\\b\\w*[hH]ours\\w*" + COMPARED + "(-?\\d{1,6})\\b");

    static TimeBounds of(Collection<Rule> rules) {
        TimeBounds found = new TimeBounds(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        rules.forEach(rule -> found.read(rule.when().text()));
        return found;
    }

    /** Adds each bound with the minute after it, from which {@code >} and {@code <=} have another result. */
    private void read(String text) {
        for (Matcher each = CLOCK.matcher(text); each.find(); ) {
            LocalTime clock = LocalTime.parse(each.group(1));
            clocks.addAll(List.of(clock, clock.plusMinutes(1)));
        }
        for (Matcher each = MOMENT.matcher(text); each.find(); ) {
            LocalDateTime moment = LocalDateTime.parse(each.group(1));
            moments.addAll(List.of(moment, moment.plusMinutes(1)));
        }
        for (Matcher each = HOURS.matcher(text); each.find(); ) {
            int count = Integer.parseInt(each.group(1));
            hours.addAll(List.of(count, count + 1));
        }
    }

    /**
     * Returns the moments at which results may change.
     *
     * @param from first day
     * @param days number of days
     * @param facts moments in the facts, from and to which hours are counted
     * @param isAhead whether a moment is of interest
     */
    Set<Instant> moments(LocalDate from, int days, ZoneId zone, Collection<Instant> facts, Predicate<Instant> isAhead) {
        TreeSet<Instant> found = new TreeSet<>();
        if (!clocks.isEmpty() || !moments.isEmpty()) {
            changesOfClocks(from, days, zone).filter(isAhead).forEach(found::add);
        }
        moments.stream().flatMap(each -> instants(each, zone)).filter(isAhead).forEach(found::add);
        Stream.iterate(from, day -> day.plusDays(1))
                .limit(days)
                .flatMap(day -> clocks.stream().flatMap(clock -> instants(day.atTime(clock), zone)))
                .filter(isAhead)
                .limit(MAX_MOMENTS)
                .forEach(found::add);
        facts.stream()
                .flatMap(this::fullHours)
                .filter(isAhead)
                .sorted()
                .distinct()
                .limit(MAX_MOMENTS)
                .forEach(found::add);
        return found;
    }

    /** Returns the full hours after a time, and just after the full hours before it, when fewer are left. */
    private Stream<Instant> fullHours(Instant time) {
        return hours.stream()
                .map(Duration::ofHours)
                .flatMap(each -> Stream.of(time.plus(each), time.minus(each).plusMillis(1)));
    }

    /**
     * Returns when a local time is reached: twice if it happens twice, and if it does not happen, when it is missed.
     */
    private static Stream<Instant> instants(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? Stream.of(change.getInstant())
                : zone.getRules().getValidOffsets(local).stream().map(local::toInstant);
    }

    private static Stream<Instant> changesOfClocks(LocalDate from, int days, ZoneId zone) {
        Instant end = from.plusDays(days).atStartOfDay(zone).toInstant();
        return Stream.iterate(
                        zone.getRules().nextTransition(from.atStartOfDay(zone).toInstant()),
                        change -> change != null && change.getInstant().isBefore(end),
                        change -> zone.getRules().nextTransition(change.getInstant()))
                .map(ZoneOffsetTransition::getInstant);
    }
}
