package org.holdfast.facts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's answers to "may we contact you?" amount to at one moment. Marketing needs a yes; service is allowed
 * unless it was refused. Where it cannot be told which of two answers is the newer one, the refusal counts. An answer
 * that was taken back leaves nothing known.
 */
public final class Consents {

    private final List<Consent> answers;
    private final ZoneId zone;

    /** What is known about one channel and purpose. */
    public enum Permission {
        GIVEN,
        REFUSED,
        /** Nobody has asked, or nobody has told us. */
        UNKNOWN;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    private Consents(List<Consent> answers, ZoneId zone) {
        this.answers = answers;
        this.zone = zone;
    }

    /**
     * @param answers {@code null} when they are unknown
     * @param asOf later answers are not seen; one without a time is
     * @param zone in which the customer's days begin and end
     */
    public static Consents of(@Nullable List<Consent> answers, Instant asOf, ZoneId zone) {
        return new Consents(
                answers == null
                        ? List.of()
                        : answers.stream()
                                .filter(answer ->
                                        answer.at() == null || answer.at().hasCome(asOf, zone))
                                .toList(),
                zone);
    }

    public Permission permission(Channel channel, Purpose purpose) {
        List<Consent> about = about(channel, purpose);
        if (!effective(about).isEmpty()) {
            return Permission.REFUSED;
        }
        List<Consent> takenBack =
                about.stream().filter(answer -> answer.given() == null).toList();
        return about.stream()
                        .anyMatch(yes -> yes.permits() && takenBack.stream().allMatch(back -> isAfter(yes, back, zone)))
                ? Permission.GIVEN
                : Permission.UNKNOWN;
    }

    /** Whether the channel may be used for the purpose. */
    public boolean allow(Channel channel, Purpose purpose) {
        return switch (purpose) {
            case MARKETING -> permission(channel, purpose) == Permission.GIVEN;
            case SERVICE -> permission(channel, purpose) != Permission.REFUSED;
        };
    }

    /** Whether at least one of the channels may be used for the purpose. */
    public boolean allowAny(Collection<Channel> channels, Purpose purpose) {
        return channels.stream().anyMatch(channel -> allow(channel, purpose));
    }

    /** Whether a refusal that stands is only known from somebody who came before under the same id, e-mail or phone. */
    public boolean isRefusedFromBefore(Channel channel, Purpose purpose) {
        List<Consent> standing = effective(about(channel, purpose));
        return !standing.isEmpty() && standing.stream().allMatch(no -> Consent.SUPPRESSION_LIST.equals(no.source()));
    }

    private List<Consent> about(Channel channel, Purpose purpose) {
        return answers.stream()
                .filter(answer -> answer.channel() == channel && answer.purpose() == purpose)
                .toList();
    }

    private List<Consent> effective(List<Consent> about) {
        return about.stream()
                .filter(Consent::refuses)
                .filter(no -> about.stream().noneMatch(other -> !other.refuses() && isAfter(other, no, zone)))
                .toList();
    }

    /** Certainly after: a day is over before what comes after it begins. */
    public static boolean isAfter(Consent later, Consent earlier, ZoneId zone) {
        return later.at() != null
                && earlier.at() != null
                && !later.at().equals(earlier.at())
                && !later.at().start(zone).isBefore(earlier.at().end(zone));
    }
}
