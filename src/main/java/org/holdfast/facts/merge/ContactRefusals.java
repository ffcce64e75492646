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
 * What becomes of answers to "may we contact you?" when others are told after them. A refusal stands until a later
 * answer: that it is not told again says nothing.
 */
public final class ContactRefusals {

    private ContactRefusals() {}

    /**
     * What answers without a time are compared with.
     *
     * @param zone in which the customer's days begin and end
     * @param heard by when we knew what was told before
     * @param now what is said to be answered later has not been answered yet
     */
    public record Hearing(ZoneId zone, Instant heard, Instant now) {

        /** Whether one of two answers is certain to have been given after the other. */
        boolean isOvertakenBy(Consent earlier, Consent later) {
            DateOrInstant at = later.at();
            if (at == null || !at.hasCome(now, zone)) {
                return false;
            }
            return earlier.at() == null ? at.start(zone).isAfter(heard) : Consents.isAfter(later, earlier, zone);
        }

        /** Whether a refusal says no less than an earlier one. */
        private boolean isRepeatedBy(Consent earlier, Consent later) {
            if (earlier.equals(later) || later.at() == null) {
                return true;
            }
            Instant since = earlier.at() == null ? heard : earlier.at().start(zone);
            return !later.at().start(zone).isBefore(since) && later.at().hasCome(now, zone);
        }
    }

    /** Refusals that no other of these answers has overtaken. */
    public static List<Consent> effective(@Nullable List<Consent> answers, Hearing hearing) {
        List<Consent> all = answers == null ? List.of() : answers;
        return all.stream()
                .filter(Consent::refuses)
                .filter(no -> all.stream()
                        .noneMatch(other -> !other.refuses() && other.isAbout(no) && hearing.isOvertakenBy(no, other)))
                .toList();
    }

    /** Refusals that stood before and that what is told now neither repeats nor answers. */
    public static List<Consent> kept(@Nullable List<Consent> before, @Nullable List<Consent> told, Hearing hearing) {
        List<Consent> news = told == null ? List.of() : told;
        return effective(before, hearing).stream()
                .filter(no -> news.stream()
                        .filter(no::isAbout)
                        .noneMatch(other ->
                                other.refuses() ? hearing.isRepeatedBy(no, other) : hearing.isOvertakenBy(no, other)))
                .toList();
    }

    /**
     * The answers with another one, in the place of those it has overtaken. In whatever order they are told, the same
     * ones are left.
     *
     * @return {@code null} when one that is there counts more
     */
    public static @Nullable List<Consent> with(List<Consent> answers, Consent news, Hearing hearing) {
        List<Consent> all = new ArrayList<>();
        for (Consent old : answers) {
            if (!old.isAbout(news)) {
                all.add(old);
            } else if (isNoNews(old, news, hearing)) {
                return null;
            } else if (!hearing.isOvertakenBy(old, news) && !sameMoment(old, news)) {
                all.add(old);
            }
        }
        all.add(news);
        return all;
    }

    private static boolean isNoNews(Consent old, Consent news, Hearing hearing) {
        return sameMoment(old, news) ? rank(old) >= rank(news) : hearing.isOvertakenBy(news, old);
    }

    private static boolean sameMoment(Consent one, Consent other) {
        return one.at() != null && one.at().equals(other.at());
    }

    /** Of two answers at the same moment the more careful one counts. */
    private static int rank(Consent answer) {
        return answer.refuses() ? 2 : answer.permits() ? 0 : 1;
    }
}
