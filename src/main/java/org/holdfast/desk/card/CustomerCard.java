package org.holdfast.desk.card;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consents.Permission;
import org.holdfast.facts.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Who the customer is. What is {@code null} is not known.
 *
 * @param language language the customer reads, ISO 639; the company's default if unknown
 * @param since first day as a customer
 * @param permissions answers to questions for consent; channels without any answer are missing
 * @param lastContact the last time we contacted the customer
 * @param ages the age of the facts by source, the oldest first
 * @param own what the rule book declares to know of customers
 */
public record CustomerCard(
        String id,
        @Nullable String name,
        String language,
        @Nullable String country,
        @Nullable LocalDate since,
        @Nullable Membership membership,
        @Nullable String segment,
        List<ChannelPermission> permissions,
        @Nullable LastContact lastContact,
        List<FactsAge> ages,
        List<OwnFact> own) {

    public CustomerCard {
        permissions = List.copyOf(permissions);
        ages = List.copyOf(ages);
        own = List.copyOf(own);
    }

    /** A subscription, a cart, a declared fact or an item of a declared list, in the reader's language. */
    public record OwnFact(String label, String value) {}

    /** The membership in a loyalty programme. */
    public record Membership(
            String programme,
            @Nullable String tier,
            @Nullable Integer points) {}

    /** Whether the customer may be contacted. */
    public record ChannelPermission(Channel channel, Purpose purpose, Permission permission) {}

    /** @param title what it was about, in the reader's language */
    public record LastContact(Instant at, Channel channel, String title) {}

    /**
     * The age of the facts from a source.
     *
     * @param collections names of the collections, such as {@code orders}
     * @param text such as "as of 3 h ago (shop)", in the reader's language
     */
    public record FactsAge(String source, List<String> collections, Instant at, Duration age, String text) {}
}
