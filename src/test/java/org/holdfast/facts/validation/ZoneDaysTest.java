package org.holdfast.facts.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Days and offsets are those of the JDK, in every zone, also around each change of the clocks. */
class ZoneDaysTest {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2201-01-01T00:00:00Z");

    @Test
    void offsetsAreThoseOfTheZone() {
        Random random = new Random(5);
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(id);
            for (int i = 0; i < 50; i++) {
                same(zone, Instant.ofEpochSecond(random.nextLong(FIRST.getEpochSecond(), END.getEpochSecond())));
            }
            ZoneOffsetTransition change = zone.getRules().nextTransition(FIRST);
            while (change != null && change.getInstant().isBefore(END)) {
                same(zone, change.getInstant().minusNanos(1));
                same(zone, change.getInstant());
                change = zone.getRules().nextTransition(change.getInstant());
            }
        }
        same(ZoneId.of("+05:30"), Instant.parse("2026-03-15T10:00:00Z"));
    }

    private static void same(ZoneId zone, Instant at) {
        assertThat(ZoneDays.of(zone).offset(at))
                .as("%s at %s", zone, at)
                .isEqualTo(zone.getRules().getOffset(at).getTotalSeconds());
        assertThat(DateOrInstant.epochDay(at, zone))
                .isEqualTo(at.atZone(zone).toLocalDate().toEpochDay());
    }

    /** Also where a day begins twice, because clocks went back at midnight, or was left out. */
    @Test
    void aDayHasComeWhenItHasBegun() {
        for (String id : new String[] {"America/Havana", "Asia/Beirut", "America/Sao_Paulo", "Pacific/Apia", "UTC"}) {
            ZoneId zone = ZoneId.of(id);
            for (Instant now = Instant.parse("2011-01-01T00:00:00Z");
                    now.isBefore(Instant.parse("2012-06-01T00:00:00Z"));
                    now = now.plusSeconds(1_799)) {
                LocalDate today = now.atZone(zone).toLocalDate();
                for (int days = -3; days <= 3; days++) {
                    LocalDate day = today.plusDays(days);
                    assertThat(DateOrInstant.of(day).hasCome(now, zone))
                            .as("%s on %s at %s", zone, day, now)
                            .isEqualTo(!day.atStartOfDay(zone).toInstant().isAfter(now));
                }
            }
        }
    }
}
