package org.holdfast.facts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * The customer's contact permissions at one moment, derived from their answers. Marketing requires a yes; service
 * messages are allowed unless refused. If the order of two answers is uncertain, the refusal wins. A withdrawn answer
 * leaves the permission unknown.
 */
public final class Consents {

    private final List<Consent> answers;
    private final ZoneId zone;

    /** The permission for one channel and purpose. */
    public enum Permission {
        GIVEN,
        REFUSED,
        /** No answer is known. */
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
     * Evaluates the answers as of the given moment.
     *
     * @param answers {@code null} if unknown
     * @param asOf later answers are ignored; an answer without a time is always taken into account
     * @param zone time zone in which the customer's days begin and end
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

    /** Returns whether the channel may be used for the purpose. */
    public boolean allow(Channel channel, Purpose purpose) {
        return switch (purpose) {
            case MARKETING -> permission(channel, purpose) == Permission.GIVEN;
            case SERVICE -> permission(channel, purpose) != Permission.REFUSED;
        };
    }

    /** Returns whether at least one of the channels may be used for the purpose. */
    public boolean allowAny(Collection<Channel> channels, Purpose purpose) {
        return channels.stream().anyMatch(channel -> allow(channel, purpose));
    }

    /**
     * Returns whether every refusal in effect was given by a former customer with the same id, e-mail address or phone
     * number.
     */
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

    /**
     * Returns whether {@code later} was certainly given after {@code earlier}. A day ends before anything that is later
     * begins.
     */
    public static boolean isAfter(Consent later, Consent earlier, ZoneId zone) {
        return later.at() != null
                && earlier.at() != null
                && !later.at().equals(earlier.at())
                && !later.at().start(zone).isBefore(earlier.at().end(zone));
    }
}
