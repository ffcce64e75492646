package org.holdfast.facts.reach;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Consents;
import org.holdfast.facts.Consents.Use;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.contact.AddressState;
import org.holdfast.facts.contact.ContactAddress;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about how a customer can be contacted at one moment; {@code null} where it is unknown.
 *
 * @param reachability addresses and consents at that moment
 */
public record ContactState(Reachability reachability) {

    public static ContactState of(Customer customer, Instant asOf, ZoneId zone) {
        return new ContactState(new Reachability(customer, asOf, zone));
    }

    public @Nullable Boolean isReachable(AddressKind kind) {
        return switch (reachability.state(kind)) {
            case REACHABLE -> true;
            case NO_ADDRESS, UNUSABLE -> false;
            case UNKNOWN -> null;
        };
    }

    /** Returns whether one of the addresses has bounced. */
    public @Nullable Boolean hasBounced(AddressKind kind) {
        List<ContactAddress> known = KnownAddresses.of(reachability.customer(), kind);
        if (known == null || KnownAddresses.listed(reachability.customer(), kind) == null) {
            return null;
        }
        return known.stream()
                .anyMatch(each -> each.state() == AddressState.BOUNCED
                        && !KnownAddresses.isUsable(each, reachability.asOf(), reachability.zone()));
    }

    public @Nullable Boolean mustNotBeContacted() {
        var stated = reachability.customer().doNotContact();
        return stated == null ? null : stated.isInForce(reachability.asOf(), reachability.zone());
    }

    /** Returns the channels by which the customer agrees to marketing. */
    public @Nullable List<String> marketingBy() {
        return channels(channel -> reachability.isAllowed(new Use(channel, Purpose.MARKETING)));
    }

    /** Returns the channels by which a refusal stands against a purpose, on every address. */
    public @Nullable List<String> refusedBy(Purpose purpose) {
        return channels(
                channel -> !reachability.refusals(new Use(channel, purpose)).isEmpty());
    }

    /** Returns the channels by which no answer to marketing was ever given, not even one that was withdrawn since. */
    public @Nullable List<String> marketingUnaskedBy() {
        return channels(channel ->
                answers().noneMatch(answer -> answer.channel() == channel && answer.purpose() == Purpose.MARKETING));
    }

    private @Nullable List<String> channels(Predicate<Channel> which) {
        return reachability.customer().consents() == null
                ? null
                : Arrays.stream(Channel.values())
                        .filter(which)
                        .map(EnumLabels::of)
                        .toList();
    }

    /** Returns the topics of marketing to which the customer agrees, such as {@code email/news}. */
    public @Nullable List<String> topicsAgreed() {
        return topics(reachability::isAllowed);
    }

    /** Returns the topics of marketing that the customer refuses, such as {@code email/news}. */
    public @Nullable List<String> topicsRefused() {
        return topics(use -> !reachability.refusals(use).isEmpty());
    }

    private @Nullable List<String> topics(Predicate<Use> which) {
        return reachability.customer().consents() == null
                ? null
                : answers()
                        .filter(answer -> answer.topic() != null && answer.purpose() == Purpose.MARKETING)
                        .map(answer -> new Use(answer.channel(), Purpose.MARKETING, null, answer.topic()))
                        .distinct()
                        .filter(which)
                        .map(use -> use.channel() + "/" + use.topic())
                        .sorted()
                        .toList();
    }

    /** Returns the answers given by this moment. */
    private Stream<Consent> answers() {
        return Objects.requireNonNullElse(reachability.customer().consents(), List.<Consent>of()).stream()
                .filter(answer -> answer.at() == null || answer.at().hasCome(reachability.asOf(), reachability.zone()));
    }

    /** Returns the topics named in consents that the customer agrees to receive by e-mail. */
    public @Nullable List<String> emailTopics() {
        List<Consent> consents = reachability.customer().consents();
        return consents == null
                ? null
                : consents.stream()
                        .map(Consent::topic)
                        .filter(Objects::nonNull)
                        .distinct()
                        .filter(topic ->
                                reachability.isAllowed(new Consents.Use(Channel.EMAIL, Purpose.MARKETING, null, topic)))
                        .sorted()
                        .toList();
    }
}
