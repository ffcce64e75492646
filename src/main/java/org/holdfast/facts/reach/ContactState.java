package org.holdfast.facts.reach;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
        return reachability.customer().consents() == null
                ? null
                : Arrays.stream(Channel.values())
                        .filter(channel -> reachability.isAllowed(new Use(channel, Purpose.MARKETING)))
                        .map(EnumLabels::of)
                        .toList();
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
