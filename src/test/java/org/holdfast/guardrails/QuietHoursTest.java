package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.limits.QuietHours;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuietHoursTest {

    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private final QuietHoursGuardrail guardrail = new QuietHoursGuardrail();

    private static Limits limits(QuietHours... hours) {
        return LimitsFixture.limits(GuardrailCase.always(List.of(hours)));
    }

    private static QuietHours hours(String from, String until, Set<DayOfWeek> days, Channel... channels) {
        return new QuietHours(
                channels.length == 0 ? Set.of(Channel.CALL) : Set.copyOf(Arrays.asList(channels)),
                LocalTime.parse(from),
                LocalTime.parse(until),
                days);
    }

    private static GuardrailCase call(String zone, String now, QuietHours... hours) {
        return GuardrailCase.of(limits(hours))
                .facts("{'id':'c','timeZone':'" + zone + "'}")
                .on(Channel.CALL)
                .at(now);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // an ordinary night
                "Europe/Chisinau, 2026-03-18T18:59:59Z, -",
                "Europe/Chisinau, 2026-03-18T19:00:00Z, 2026-03-19T07:00:00Z",
                "Europe/Chisinau, 2026-03-19T06:59:59Z, 2026-03-19T07:00:00Z",
                "Europe/Chisinau, 2026-03-19T07:00:00Z, -",
                "Asia/Kolkata, 2026-03-18T15:29:59Z, -",
                "Asia/Kolkata, 2026-03-18T15:30:00Z, 2026-03-19T03:30:00Z",
                "Pacific/Apia, 2026-03-18T08:00:00Z, 2026-03-18T20:00:00Z",
                // the night that skips an hour, and the one that repeats an hour
                "Europe/Chisinau, 2026-03-28T20:00:00Z, 2026-03-29T06:00:00Z",
                "Europe/Chisinau, 2026-10-24T20:00:00Z, 2026-10-25T07:00:00Z",
                "America/New_York, 2026-03-08T03:00:00Z, 2026-03-08T13:00:00Z",
                "America/New_York, 2026-11-01T02:00:00Z, 2026-11-01T14:00:00Z",
                // the day that Samoa skipped, 30 December 2011
                "Pacific/Apia, 2011-12-30T08:00:00Z, 2011-12-30T19:00:00Z"
            })
    void quietHoursFollowTheTimeZoneOfTheCustomer(String zone, String now, String lifts) {
        QuietHours night = hours("21:00", "09:00", EVERY_DAY);

        assertThat(call(zone, now, night).lifts(guardrail)).isEqualTo(lifts);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // New York, 8 March 2026: 03:00 follows 01:59
                "02:30, 06:00, 2026-03-08T06:59:59Z, -",
                "02:30, 06:00, 2026-03-08T07:00:00Z, 2026-03-08T10:00:00Z",
                "22:00, 02:30, 2026-03-08T06:59:59Z, 2026-03-08T07:00:00Z",
                "22:00, 02:30, 2026-03-08T07:00:00Z, -",
                // 1 November 2026: 01:00 to 01:59 occurs twice
                "22:00, 01:30, 2026-11-01T05:30:00Z, 2026-11-01T06:30:00Z",
                "22:00, 01:30, 2026-11-01T06:29:59Z, 2026-11-01T06:30:00Z",
                "22:00, 01:30, 2026-11-01T06:30:00Z, -",
                "01:30, 05:00, 2026-11-01T05:30:00Z, 2026-11-01T10:00:00Z"
            })
    void quietHoursFollowLocalTimeAcrossClockChanges(String from, String until, String now, String lifts) {
        assertThat(call("America/New_York", now, hours(from, until, EVERY_DAY)).lifts(guardrail))
                .isEqualTo(lifts);
    }

    @Test
    void adjacentQuietHoursAreJoined() {
        QuietHours[] hours = {hours("21:00", "09:00", EVERY_DAY), hours("00:00", "00:00", Set.of(DayOfWeek.SUNDAY))};

        assertThat(call("UTC", "2026-03-21T22:00:00Z", hours).lifts(guardrail)).isEqualTo("2026-03-23T09:00:00Z");
        assertThat(call("UTC", "2026-03-22T15:00:00Z", hours).lifts(guardrail)).isEqualTo("2026-03-23T09:00:00Z");
        assertThat(call("UTC", "2026-03-21T20:59:59Z", hours).lifts(guardrail)).isNull();
        Lifts.exactly(guardrail, call("UTC", "2026-03-21T22:00:00Z", hours));
    }

    @Test
    void daysAreThoseOnWhichTheHoursBegin() {
        QuietHours fridayNight = hours("22:00", "08:00", Set.of(DayOfWeek.FRIDAY));

        assertThat(call("UTC", "2026-03-21T07:00:00Z", fridayNight).lifts(guardrail))
                .isEqualTo("2026-03-21T08:00:00Z");
        assertThat(call("UTC", "2026-03-20T07:00:00Z", fridayNight).lifts(guardrail))
                .isNull();
        assertThat(call("UTC", "2026-03-21T23:00:00Z", fridayNight).lifts(guardrail))
                .isNull();
    }

    @Test
    void endlessQuietHoursNeverLift() {
        GuardrailCase always = call("UTC", "2026-03-21T07:00:00Z", hours("00:00", "00:00", EVERY_DAY));

        assertThat(always.because(guardrail)).isEqualTo("quiet-hours");
        assertThat(always.lifts(guardrail)).isNull();
    }

    @Test
    void onlyConfiguredChannelsAreQuiet() {
        GuardrailCase night =
                call("UTC", "2026-03-21T23:00:00Z", hours("21:00", "09:00", EVERY_DAY, Channel.CALL, Channel.SMS));

        assertThat(night.on(Channel.SMS).because(guardrail)).isEqualTo("quiet-hours");
        assertThat(night.on(Channel.EMAIL).because(guardrail)).isNull();
    }

    @ParameterizedTest
    @EnumSource(ActionKind.class)
    void noKindOfActionIsExemptFromQuietHours(ActionKind kind) {
        assertThat(call("UTC", "2026-03-21T23:00:00Z", hours("21:00", "09:00", EVERY_DAY))
                        .wants(GuardrailCase.action(kind))
                        .because(guardrail))
                .isEqualTo("quiet-hours");
    }

    @ParameterizedTest
    @EnumSource(value = DecisionMoment.class, names = "REVIEW", mode = EnumSource.Mode.EXCLUDE)
    void customersWhoContactUsAreAnsweredAtAnyHour(DecisionMoment moment) {
        GuardrailCase night = call("UTC", "2026-03-21T23:00:00Z", hours("21:00", "09:00", EVERY_DAY));

        assertThat(night.asked(Channel.CALL, moment).because(guardrail)).isNull();
        assertThat(night.asked(null, moment).because(guardrail)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"CHAT", "WEB", "APP", "STORE", "SOCIAL"})
    void channelsThatTheCustomerOpensAreNeverQuiet(Channel channel) {
        assertThat(call("UTC", "2026-03-21T23:00:00Z", hours("21:00", "09:00", EVERY_DAY, channel))
                        .on(channel)
                        .because(guardrail))
                .isNull();
    }
}
