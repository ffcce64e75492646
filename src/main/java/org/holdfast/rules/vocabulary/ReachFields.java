package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.WORDS;

import org.holdfast.facts.Purpose;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.reach.ContactState;
import org.holdfast.loyalty.CustomerView;

/** What rules can ask about how a customer can be contacted. */
final class ReachFields {

    private ReachFields() {}

    static void add(Entity.Builder<CustomerView> customer) {
        customer.field(
                        "reachableByEmail",
                        FLAG,
                        "has an e-mail address that works, as far as we know",
                        view -> state(view).isReachable(AddressKind.EMAIL))
                .field(
                        "reachableByPhone",
                        FLAG,
                        "has a phone number that works, as far as we know",
                        view -> state(view).isReachable(AddressKind.PHONE))
                .field(
                        "emailBounced",
                        FLAG,
                        "an e-mail address has bounced",
                        view -> state(view).hasBounced(AddressKind.EMAIL))
                .field(
                        "mustNotBeContacted",
                        FLAG,
                        "must not be contacted now",
                        view -> state(view).mustNotBeContacted())
                .field(
                        "marketingBy",
                        WORDS,
                        "channels by which they agree to marketing",
                        view -> state(view).marketingBy())
                .field(
                        "marketingRefusedBy",
                        WORDS,
                        "channels by which they refuse marketing",
                        view -> state(view).refusedBy(Purpose.MARKETING))
                .field(
                        "marketingUnaskedBy",
                        WORDS,
                        "channels by which they were never asked about marketing",
                        view -> state(view).marketingUnaskedBy())
                .field(
                        "serviceRefusedBy",
                        WORDS,
                        "channels by which they refuse even service messages",
                        view -> state(view).refusedBy(Purpose.SERVICE))
                .field(
                        "topicsAgreed",
                        WORDS,
                        "topics of marketing they agree to, by channel, such as email/news",
                        view -> state(view).topicsAgreed())
                .field(
                        "topicsRefused",
                        WORDS,
                        "topics of marketing they refuse, by channel, such as email/news",
                        view -> state(view).topicsRefused())
                .field(
                        "emailTopics",
                        WORDS,
                        "topics that they have agreed to receive by e-mail",
                        view -> state(view).emailTopics());
    }

    private static ContactState state(CustomerView view) {
        return ContactState.of(view.facts(), view.asOf(), view.zone());
    }
}
