package org.holdfast.facts;

import java.util.Objects;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.contact.ContactAddress;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * One answer to "may we contact you on this channel for this purpose?". The most recent answer is decisive.
 *
 * @param given {@code null} withdraws earlier answers: from {@code at} on the customer's wish is unknown
 * @param reason why earlier answers are withdrawn; only allowed together with {@code given = null}
 * @param source where the answer was given or who reported it, such as {@code web-form}; {@link #SUPPRESSION_LIST} for
 *     a refusal of a former customer
 * @param address the one address that the answer is about; {@code null} for all
 * @param topic the one topic that the answer is about, such as {@code news}; {@code null} for all
 * @param endsAt when a consent ends, a day included; {@code null} for no end
 */
public record Consent(
        Channel channel,
        Purpose purpose,
        @Nullable Boolean given,
        @Nullable DateOrInstant at,
        @Nullable String reason,
        @Nullable String source,
        @Nullable String address,
        @Nullable String topic,
        @Nullable DateOrInstant endsAt) {

    /**
     * Source of a refusal given under the same id, e-mail address or phone number by a customer whose facts have been
     * deleted.
     */
    public static final String SUPPRESSION_LIST = "suppression-list";
    /** Source of a refusal given for the same address on the record of another customer. */
    public static final String SHARED_ADDRESS = "shared-address";

    public Consent {
        FactConstraints.known("channel", channel, "one of " + EnumLabels.all(Channel.class));
        FactConstraints.known("purpose", purpose, "service or marketing");
        FactConstraints.text("reason", reason);
        if (given == null && (reason == null || reason.isBlank())) {
            throw new InvalidInput(
                    "given",
                    "is missing; true or false is expected, or null with a reason, which withdraws earlier answers");
        }
        if (given == null && at == null) {
            throw new InvalidInput("at", "is missing; it says from when on earlier answers are withdrawn");
        }
        if (given != null && reason != null) {
            throw new InvalidInput(
                    "reason", "is only expected with \"given\": null, where it says why earlier answers are withdrawn");
        }
        FactConstraints.optionalId("source", source);
        FactConstraints.optionalId("topic", topic);
        checkAddress(channel, address);
        if (endsAt != null && !Boolean.TRUE.equals(given)) {
            throw new InvalidInput(
                    "endsAt", "is only expected with \"given\": true; a pause of all contact is doNotContact");
        }
    }

    private static void checkAddress(Channel channel, @Nullable String address) {
        if (address == null) {
            return;
        }
        AddressKind kind = channel.addresses();
        if (kind == null) {
            throw new InvalidInput("address", "is not expected with the channel " + channel);
        }
        if (kind.normalized(address) == null || address.length() > ContactAddress.MAX_ADDRESS) {
            throw new InvalidInput(
                    "address",
                    "is \"" + FactConstraints.shorten(address) + "\"; expected "
                            + (kind == AddressKind.EMAIL ? "an e-mail address" : "a phone number")
                            + " for the channel " + channel);
        }
    }

    /** Creates a plain answer, yes or no. */
    public Consent(Channel channel, Purpose purpose, boolean given, @Nullable DateOrInstant at) {
        this(channel, purpose, given, at, null, null, null, null, null);
    }

    /** Returns the same answer, given at another time. */
    public Consent at(DateOrInstant other) {
        return new Consent(channel, purpose, given, other, reason, source, address, topic, endsAt);
    }

    /** Returns the same answer, from another source and about another address. */
    public Consent from(String otherSource, @Nullable String otherAddress) {
        return new Consent(channel, purpose, given, at, reason, otherSource, otherAddress, topic, endsAt);
    }

    public boolean refuses() {
        return Boolean.FALSE.equals(given);
    }

    public boolean permits() {
        return Boolean.TRUE.equals(given);
    }

    /** Returns whether both answers concern the same channel, purpose, address and topic. */
    public boolean isAbout(Consent other) {
        return channel == other.channel
                && purpose == other.purpose
                && Objects.equals(topic, other.topic)
                && Objects.equals(addressKey(), other.addressKey());
    }

    /** Returns whether this answer, once it is the later one, decides everything that the other one is about. */
    public boolean covers(Consent other) {
        return channel == other.channel
                && purpose == other.purpose
                && (other.topic == null || other.topic.equals(topic))
                && (other.address == null || other.addressKey().equals(addressKey()));
    }

    /** Returns the normal form of the address; empty if the answer is about all. */
    public String addressKey() {
        AddressKind kind = channel.addresses();
        String key = kind == null ? null : kind.normalized(address);
        return key == null ? "" : key;
    }
}
