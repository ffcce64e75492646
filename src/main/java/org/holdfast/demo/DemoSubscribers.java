package org.holdfast.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.billing.BillingInterval;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.PaymentStatus;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.billing.SubscriptionStatus;
import org.holdfast.facts.contact.AddressState;
import org.holdfast.facts.contact.ContactEmail;
import org.holdfast.facts.contact.DoNotContact;
import org.holdfast.facts.contact.OwnContactCap;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * Generates the fictional customers of a small telecom beside those of the shop: contracts that run, renew, are paid
 * late, are cancelled or have ended. What they buy in shops is unknown.
 */
final class DemoSubscribers {

    /** Begins the ids. */
    static final String PREFIX = "T-";

    static final int COUNT = 24;

    private static final int FIRST_NUMBER = 2_001;
    private static final int PAID_MONTHS = 6;
    private static final int DAYS_A_MONTH = 30;

    private static final int HAS_A_CAP = 0;
    private static final int HAS_BOUNCED = 10;
    private static final int IS_LEFT_ALONE = 20;

    private final DemoCustomers.People people;
    private final Instant now;

    DemoSubscribers(DemoCustomers.People people, Instant now) {
        this.people = people;
        this.now = now;
    }

    /** What a telecom sells; the price is in euros. */
    private enum Plan {
        FIBRE_500("fibre-500", BillingInterval.MONTH, "26.00"),
        MOBILE_20("mobile-20", BillingInterval.MONTH, "11.50"),
        FIBRE_YEAR("fibre-300-year", BillingInterval.YEAR, "210.00");

        private final String id;
        private final BillingInterval every;
        private final BigDecimal price;

        Plan(String id, BillingInterval every, String price) {
            this.id = id;
            this.every = every;
            this.price = new BigDecimal(price);
        }
    }

    /** What there is to say about a contract. */
    private enum Story {
        RUNS,
        RENEWS_SOON,
        PAYMENT_FAILED,
        PAYMENT_OVERDUE,
        WANTS_TO_CANCEL,
        CANCELLED,
        TRIAL,
        OUT_OF_SERVICE,
        PAUSED,
        ENDED;

        Plan plan(int number) {
            if (this == RENEWS_SOON) {
                return Plan.FIBRE_YEAR;
            }
            return number % 3 == 0 ? Plan.MOBILE_20 : Plan.FIBRE_500;
        }
    }

    List<Customer> customers() {
        List<Customer> customers = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            customers.add(customer(i));
        }
        return customers;
    }

    private Customer customer(int number) {
        DemoCustomers.People.Group group =
                people.groups().get(number % people.groups().size());
        LocalDate today = LocalDate.ofInstant(now, group.timeZone());
        Story story = Story.values()[number % Story.values().length];
        String id = PREFIX + (FIRST_NUMBER + number);
        Contract contract = new Contract(number, story, group, today);
        Map<String, Object> facts = new HashMap<>();
        facts.put("id", id);
        String first = pick(group.first(), 3 * number);
        facts.put("name", first + " " + pick(group.last(), 5 * number + 1));
        facts.put("givenName", first);
        facts.put("city", group.city(number));
        facts.put("language", group.language());
        facts.put("timeZone", group.timeZone());
        facts.put("country", group.country());
        facts.put("customerSince", DateOrInstant.of(contract.startedOn()));
        facts.put("segment", "telecom");
        facts.put("email", "t" + (FIRST_NUMBER + number) + "@example.org");
        facts.put(
                "consents",
                List.of(
                        new Consent(Channel.EMAIL, Purpose.SERVICE, true, DateOrInstant.of(contract.startedOn())),
                        new Consent(
                                Channel.EMAIL,
                                Purpose.MARKETING,
                                number % 4 != 3,
                                DateOrInstant.of(contract.startedOn()))));
        facts.put("complaints", contract.complaints());
        facts.put("subscriptions", List.of(contract.subscription()));
        facts.put("payments", contract.payments());
        facts.putAll(wishes(number, String.valueOf(facts.get("email")), today));
        return Customer.of(facts);
    }

    /** Returns what three customers whose contracts just run have said about contact, or mail has. */
    private static Map<String, Object> wishes(int number, String email, LocalDate today) {
        return switch (number) {
            case HAS_A_CAP ->
                Map.of("contactCap", new OwnContactCap(1, DAYS_A_MONTH, DateOrInstant.of(today.minusDays(40))));
            case HAS_BOUNCED ->
                Map.of(
                        "emails",
                        List.of(new ContactEmail(
                                email, AddressState.BOUNCED, DateOrInstant.of(today.minusDays(12)), null, null)));
            case IS_LEFT_ALONE ->
                Map.of(
                        "doNotContact",
                        new DoNotContact(
                                DateOrInstant.of(today.minusDays(5)),
                                DateOrInstant.of(today.plusDays(25)),
                                DoNotContact.Reason.PAUSED));
            default -> Map.of();
        };
    }

    private static String pick(List<String> names, int number) {
        return names.get(number % names.size());
    }

    /** The contract of one customer. */
    private record Contract(int number, Story story, DemoCustomers.People.Group group, LocalDate today) {

        private String id() {
            return "ct-" + (FIRST_NUMBER + number);
        }

        private Plan plan() {
            return story.plan(number);
        }

        private BigDecimal price() {
            return plan().price.multiply(BigDecimal.valueOf(group.unit())).setScale(2, RoundingMode.HALF_UP);
        }

        LocalDate startedOn() {
            return today.minusDays(
                    switch (story) {
                        case TRIAL -> 11;
                        case RENEWS_SOON -> 351;
                        default -> 130 + 37 * number;
                    });
        }

        Subscription subscription() {
            return new Subscription(
                    id(),
                    null,
                    plan().id,
                    status(),
                    day(startedOn()),
                    renewsAt(),
                    endsAt(),
                    price(),
                    group.currency(),
                    plan().every,
                    cancelRequestedAt(),
                    story == Story.CANCELLED ? ago(8) : null,
                    story == Story.CANCELLED ? "moving abroad" : null,
                    null);
        }

        private SubscriptionStatus status() {
            return switch (story) {
                case TRIAL -> SubscriptionStatus.TRIAL;
                case PAYMENT_FAILED, PAYMENT_OVERDUE -> SubscriptionStatus.PAST_DUE;
                case CANCELLED -> SubscriptionStatus.CANCELLED;
                case PAUSED -> SubscriptionStatus.PAUSED;
                case ENDED -> SubscriptionStatus.ENDED;
                default -> SubscriptionStatus.ACTIVE;
            };
        }

        private @Nullable DateOrInstant cancelRequestedAt() {
            return switch (story) {
                case WANTS_TO_CANCEL -> ago(1);
                case CANCELLED -> ago(9);
                default -> null;
            };
        }

        private @Nullable DateOrInstant renewsAt() {
            return switch (story) {
                case RENEWS_SOON -> day(today.plusDays(14));
                case TRIAL -> day(today.plusDays(3));
                case CANCELLED, ENDED, PAUSED -> null;
                default -> day(today.plusDays(9 + number % 12));
            };
        }

        private @Nullable DateOrInstant endsAt() {
            return switch (story) {
                case CANCELLED -> day(today.plusDays(16));
                case ENDED -> ago(45);
                default -> null;
            };
        }

        List<Complaint> complaints() {
            return story == Story.OUT_OF_SERVICE
                    ? List.of(new Complaint(
                            "k-" + (FIRST_NUMBER + number),
                            null,
                            ago(4),
                            "loss of service",
                            4,
                            Complaint.Fault.US,
                            null,
                            null,
                            Channel.CALL,
                            null))
                    : List.of();
        }

        List<Payment> payments() {
            List<Payment> payments = new ArrayList<>();
            if (story != Story.TRIAL) {
                int last = story == Story.ENDED ? 60 : 12;
                int count = plan().every == BillingInterval.YEAR ? 1 : PAID_MONTHS;
                for (int i = count; i > 0; i--) {
                    int daysAgo = plan().every == BillingInterval.YEAR ? 351 : last + DAYS_A_MONTH * i;
                    if (!today.minusDays(daysAgo).isBefore(startedOn())) {
                        payments.add(payment(i, ago(daysAgo), null, PaymentStatus.PAID, null));
                    }
                }
            }
            if (story == Story.PAYMENT_FAILED) {
                payments.add(payment(0, ago(3), ago(3), PaymentStatus.FAILED, "card expired"));
            } else if (story == Story.PAYMENT_OVERDUE) {
                payments.add(payment(0, null, ago(8), PaymentStatus.DUE, null));
            }
            return payments;
        }

        private Payment payment(
                int month,
                @Nullable DateOrInstant at,
                @Nullable DateOrInstant dueAt,
                PaymentStatus status,
                @Nullable String reason) {
            return new Payment(
                    "p-" + (FIRST_NUMBER + number) + "-" + month,
                    null,
                    at,
                    dueAt,
                    price(),
                    group.currency(),
                    status,
                    story == Story.PAYMENT_OVERDUE ? "invoice" : "card",
                    id(),
                    null,
                    reason,
                    null);
        }

        private DateOrInstant ago(int days) {
            return day(today.minusDays(days));
        }

        private static DateOrInstant day(LocalDate day) {
            return DateOrInstant.of(day);
        }
    }
}
