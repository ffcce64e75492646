package org.holdfast.facts.merge;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Consents;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * Combines answers to "may we contact you?" that arrive one after another. A refusal remains in effect until a later
 * answer revokes it; the absence of a refusal from newer data does not.
 */
public final class ContactRefusals {

    private ContactRefusals() {}

    /**
     * The times against which answers without a time are compared.
     *
     * @param zone time zone in which the customer's days begin and end
     * @param heard time by which the earlier answers were known
     * @param now answers dated after this time have not been given yet
     */
    public record Hearing(ZoneId zone, Instant heard, Instant now) {

        /** Returns whether {@code later} was certainly given after {@code earlier}, and does not end. */
        boolean isOvertakenBy(Consent earlier, Consent later) {
            DateOrInstant at = later.at();
            // A refusal counts again once a later consent has ended.
            if (at == null || later.endsAt() != null || !at.hasCome(now, zone)) {
                return false;
            }
            return earlier.at() == null ? at.start(zone).isAfter(heard) : Consents.isAfter(later, earlier, zone);
        }

        /** Returns whether the later refusal makes the earlier one redundant. */
        private boolean isRepeatedBy(Consent earlier, Consent later) {
            if (earlier.equals(later) || later.at() == null) {
                return true;
            }
            Instant since = earlier.at() == null ? heard : earlier.at().start(zone);
            return !later.at().start(zone).isBefore(since) && later.at().hasCome(now, zone);
        }
    }

    /** Returns the refusals that no other of these answers has superseded. */
    public static List<Consent> effective(@Nullable List<Consent> answers, Hearing hearing) {
        List<Consent> all = answers == null ? List.of() : answers;
        return all.stream()
                .filter(Consent::refuses)
                .filter(no -> all.stream()
                        .noneMatch(other -> !other.refuses() && other.isAbout(no) && hearing.isOvertakenBy(no, other)))
                .toList();
    }

    /** Returns the earlier refusals that the new answers neither repeat nor supersede. */
    public static List<Consent> kept(
            @Nullable List<Consent> before, @Nullable List<Consent> received, Hearing hearing) {
        List<Consent> news = received == null ? List.of() : received;
        return effective(before, hearing).stream()
                .filter(no -> news.stream()
                        .filter(no::isAbout)
                        .noneMatch(other ->
                                other.refuses() ? hearing.isRepeatedBy(no, other) : hearing.isOvertakenBy(no, other)))
                .toList();
    }

    /**
     * Adds an answer and removes those it supersedes. The result does not depend on the order in which answers arrive.
     *
     * @return {@code null} if an existing answer takes precedence over the new one
     */
    public static @Nullable List<Consent> with(List<Consent> answers, Consent news, Hearing hearing) {
        List<Consent> all = new ArrayList<>();
        for (Consent old : answers) {
            if (!old.isAbout(news)) {
                all.add(old);
            } else if (isOutdated(old, news, hearing)) {
                return null;
            } else if (!hearing.isOvertakenBy(old, news) && !sameMoment(old, news)) {
                all.add(old);
            }
        }
        all.add(news);
        return all;
    }

    private static boolean isOutdated(Consent old, Consent news, Hearing hearing) {
        return sameMoment(old, news) ? rank(old) >= rank(news) : hearing.isOvertakenBy(news, old);
    }

    private static boolean sameMoment(Consent one, Consent other) {
        return one.at() != null && one.at().equals(other.at());
    }

    /** Ranks answers given at the same moment; the more restrictive one wins. */
    private static int rank(Consent answer) {
        if (answer.refuses()) {
            return 2;
        }
        return answer.permits() ? 0 : 1;
    }
}
