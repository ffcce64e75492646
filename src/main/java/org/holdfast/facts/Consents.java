package org.holdfast.facts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * The customer's contact permissions at one moment, derived from their answers. Marketing requires a yes; service
 * messages are allowed unless refused. If the order of two answers is uncertain, the refusal wins. A withdrawn answer
 * leaves the permission unknown.
 */
public final class Consents {

    private final List<Consent> answers;
    /** Consents that have ended. Like a withdrawal, they leave the permission unknown, even after an older yes. */
    private final List<Consent> ended;

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

    /**
     * What may be permitted.
     *
     * @param address the address to use; {@code null} if none is known, so that answers about any address count
     * @param topic the topic of the message; {@code null} for none
     */
    public record Use(
            Channel channel,
            Purpose purpose,
            @Nullable String address,
            @Nullable String topic) {

        public Use(Channel channel, Purpose purpose) {
            this(channel, purpose, null, null);
        }

        private boolean concerns(Consent answer) {
            AddressKind kind = channel.addresses();
            return answer.channel() == channel
                    && answer.purpose() == purpose
                    && (answer.topic() == null || answer.topic().equals(topic))
                    && (answer.address() == null
                            || address == null
                            || kind != null && kind.same(answer.address(), address));
        }
    }

    private Consents(List<Consent> answers, List<Consent> ended, ZoneId zone) {
        this.answers = answers;
        this.ended = ended;
        this.zone = zone;
    }

    /**
     * Evaluates the answers as of the given moment.
     *
     * @param answers {@code null} if unknown
     * @param asOf later answers and consents that have ended are ignored; an answer without a time is always taken into
     *     account
     * @param zone time zone in which the customer's days begin and end
     */
    public static Consents of(@Nullable List<Consent> answers, Instant asOf, ZoneId zone) {
        if (answers == null) {
            return new Consents(List.of(), List.of(), zone);
        }
        List<Consent> given = new ArrayList<>(answers.size());
        List<Consent> ended = new ArrayList<>(0);
        for (Consent answer : answers) {
            if (answer.at() == null || answer.at().hasCome(asOf, zone)) {
                boolean hasEnded =
                        answer.endsAt() != null && !answer.endsAt().end(zone).isAfter(asOf);
                (hasEnded ? ended : given).add(answer);
            }
        }
        return new Consents(given, ended, zone);
    }

    public Permission permission(Channel channel, Purpose purpose) {
        return permission(new Use(channel, purpose));
    }

    /**
     * Returns whether a use is permitted. Answers about the topic or the address count beside general ones; the latest
     * is decisive, but a general consent does not revoke the refusal of a topic or an address.
     */
    public Permission permission(Use use) {
        List<Consent> about = about(use, answers);
        if (!effective(about).isEmpty()) {
            return Permission.REFUSED;
        }
        List<Consent> takenBack = new ArrayList<>(about(use, ended));
        about.stream().filter(answer -> answer.given() == null).forEach(takenBack::add);
        return about.stream()
                        .anyMatch(yes -> yes.permits() && takenBack.stream().allMatch(back -> isAfter(yes, back, zone)))
                ? Permission.GIVEN
                : Permission.UNKNOWN;
    }

    /** Returns whether the channel may be used for the purpose. */
    public boolean allow(Channel channel, Purpose purpose) {
        return allow(new Use(channel, purpose));
    }

    /** Returns whether the use is allowed: marketing if permitted, service unless refused. */
    public boolean allow(Use use) {
        return switch (use.purpose()) {
            case MARKETING -> permission(use) == Permission.GIVEN;
            case SERVICE -> permission(use) != Permission.REFUSED;
        };
    }

    /** Returns whether at least one of the channels may be used for the purpose. */
    public boolean allowAny(Collection<Channel> channels, Purpose purpose) {
        return channels.stream().anyMatch(channel -> allow(channel, purpose));
    }

    /** Returns the refusals that stand against a use; empty if there is none. */
    public List<Consent> refusals(Use use) {
        return effective(about(use, answers));
    }

    private static List<Consent> about(Use use, List<Consent> answers) {
        return answers.stream().filter(use::concerns).toList();
    }

    private List<Consent> effective(List<Consent> about) {
        return about.stream()
                .filter(Consent::refuses)
                .filter(no -> about.stream()
                        .noneMatch(other -> !other.refuses() && other.covers(no) && isAfter(other, no, zone)))
                .toList();
    }

    /** Returns whether {@code later} was certainly given after {@code earlier}. */
    public static boolean isAfter(Consent later, Consent earlier, ZoneId zone) {
        return later.at() != null && earlier.at() != null && later.at().isCertainlyAfter(earlier.at(), zone);
    }
}
