package org.holdfast.loyalty.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.holdfast.facts.Channel;
import org.holdfast.loyalty.past.PastAction.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastActionViewTest {

    private static final ZoneId CHISINAU = ZoneId.of("Europe/Chisinau");

    private static PastActionView view(String at, Reply reply, String replyAt, @Nullable String openUntil, String now) {
        PastAction past = new PastAction(
                "win-back",
                "at-risk",
                null,
                "offer",
                Channel.EMAIL,
                "Win back",
                null,
                Instant.parse(at),
                reply,
                Instant.parse(replyAt),
                openUntil == null ? null : Instant.parse(openUntil));
        return PastActionView.of(List.of(past), Instant.parse(now), CHISINAU).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        // Just before and after midnight where the customer lives, at 22:00 in UTC.
        "2026-03-14T21:59:00Z, 2026-03-14T22:00:00Z, 1, 0, 0",
        "2026-03-14T22:00:00Z, 2026-03-14T22:59:59Z, 0, 0, 0",
        "2026-02-15T12:00:00Z, 2026-03-14T12:00:00Z, 27, 648, 0",
        "2026-02-15T12:00:00Z, 2026-03-15T12:00:00Z, 28, 672, 1",
        // The clock of the node that decided was ahead.
        "2026-03-15T12:00:05Z, 2026-03-15T12:00:00Z, 0, 0, 0",
    })
    void agesCountInTheCustomersZone(String at, String now, int days, int hours, int months) {
        PastActionView view = view(at, Reply.NONE, at, null, now);

        assertThat(view.daysAgo()).isEqualTo(days);
        assertThat(view.hoursAgo()).isEqualTo(hours);
        assertThat(view.monthsAgo()).isEqualTo(months);
    }

    @Test
    void anAnswerCountsFromItsOwnDayAndNotBefore() {
        String at = "2026-02-01T12:00:00Z";
        String answered = "2026-03-10T12:00:00Z";

        PastActionView before = view(at, Reply.REJECTED, answered, null, "2026-03-09T12:00:00Z");
        assertThat(before.is(Reply.REJECTED)).isFalse();
        assertThat(before.answeredDaysAgo()).isNull();

        PastActionView after = view(at, Reply.REJECTED, answered, null, "2026-03-15T12:00:00Z");
        assertThat(after.is(Reply.REJECTED)).isTrue();
        assertThat(after.answeredDaysAgo()).isEqualTo(5);
        assertThat(after.daysAgo()).isEqualTo(42);
    }

    @Test
    void whatFailedWasNotGivenAndWhatIsOpenWas() {
        String at = "2026-03-10T12:00:00Z";

        assertThat(view(at, Reply.FAILED, at, null, "2026-03-11T12:00:00Z").given())
                .isFalse();
        assertThat(view(at, Reply.IGNORED, at, null, "2026-03-11T12:00:00Z").given())
                .isTrue();
        PastActionView open = view(at, Reply.NONE, at, "2026-03-12T12:00:00Z", "2026-03-11T12:00:00Z");
        assertThat(open.given()).isTrue();
        assertThat(open.open()).isTrue();
        assertThat(view(at, Reply.NONE, at, "2026-03-12T12:00:00Z", "2026-03-12T12:00:00Z")
                        .open())
                .isFalse();
    }
}
