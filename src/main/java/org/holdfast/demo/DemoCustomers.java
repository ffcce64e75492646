package org.holdfast.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.person.Birthday;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * Generates fictional customers relative to a time: regular and silent ones, with orders on time, late and incomplete,
 * and with open and resolved complaints. The same time always gives the same customers.
 */
public final class DemoCustomers {

    /** Id of the customer used in examples, whose order 5512 is three days late. */
    public static final String SHOWCASE = "C-1001";

    /** Name of the source of older complaints. */
    public static final String HELP_DESK = "demo-helpdesk";

    /** How long that source has not been loaded. */
    public static final Duration HELP_DESK_SILENT = Duration.ofDays(3);

    private static final int COUNT = 320;
    private static final long SEED = 20_260_301L;

    private final Instant now;
    private final People people;
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    /** The source data of the customers. */
    record People(List<Group> groups, List<Good> goods) {

        /**
         * People of one country and language.
         *
         * @param unit the approximate value of one euro in the currency
         * @param share relative frequency of the group
         */
        record Group(
                String country,
                ZoneId timeZone,
                String language,
                String currency,
                int unit,
                int share,
                List<String> cities,
                List<String> first,
                List<String> last) {

            String city(int number) {
                return cities.get(number % cities.size());
            }
        }

        /** A product; the price is in euros. */
        record Good(String sku, String name, String category, BigDecimal price) {}
    }

    private DemoCustomers(Instant now) {
        this.now = now;
        this.people = people();
    }

    /** Returns whether a customer belongs to the telecom, for which no past is made up. */
    public static boolean isSubscriber(String id) {
        return id.startsWith(DemoSubscribers.PREFIX);
    }

    /** Returns the customers as of a time: those of the shop, and those of the telecom. */
    public static List<Customer> around(Instant now) {
        return new DemoCustomers(now).generate();
    }

    private List<Customer> generate() {
        List<Customer> customers = new ArrayList<>(COUNT + DemoSubscribers.COUNT);
        customers.add(showcase());
        List<People.Group> groups = new ArrayList<>();
        people.groups.forEach(group -> groups.addAll(Collections.nCopies(group.share, group)));
        for (int i = 1; i < COUNT; i++) {
            customers.add(customer(i, groups.get(random.nextInt(groups.size()))));
        }
        customers.addAll(new DemoSubscribers(people, now).customers());
        return customers;
    }

    private Customer showcase() {
        People.Group home = people.groups.get(0);
        LocalDate today = LocalDate.ofInstant(now, home.timeZone);
        DemoHistory demoHistory = new DemoHistory(random, home, people.goods, now);
        demoHistory.showcase("5512");
        Map<String, Object> facts = new HashMap<>();
        facts.put("id", SHOWCASE);
        facts.put("name", "Amira Haddad");
        facts.put("givenName", "Amira");
        facts.put("city", home.city(0));
        facts.put("language", "en");
        facts.put("timeZone", home.timeZone);
        facts.put("country", "MD");
        facts.put("birthday", Birthday.of(LocalDate.of(1991, 5, 17)));
        facts.put("customerSince", DateOrInstant.of(today.minusDays(640)));
        facts.put("segment", "consumer");
        facts.put("email", "amira.haddad@example.org");
        facts.put("preferredChannel", Channel.EMAIL);
        facts.put("consents", consents(today, true));
        facts.put("orders", demoHistory.orders());
        for (String none : List.of("complaints", "returns", "surveys", "interactions")) {
            facts.put(none, List.of());
        }
        return Customer.of(facts);
    }

    private Customer customer(int number, People.Group group) {
        LocalDate today = LocalDate.ofInstant(now, group.timeZone);
        DemoHistory demoHistory = new DemoHistory(random, group, people.goods, now);
        int kind = number % 16;
        switch (kind) {
            case 0, 1, 2, 3 -> demoHistory.regular(2 + random.nextInt(6));
            case 4, 5 -> demoHistory.quiet(2 + random.nextInt(2));
            case 6 -> demoHistory.quiet(4 + random.nextInt(4));
            case 7, 8 -> demoHistory.newcomer();
            case 9 -> demoHistory.lateDelivery();
            case 10 -> demoHistory.incompleteDelivery();
            case 11 -> demoHistory.missingDiscount();
            case 12 -> demoHistory.openComplaint();
            case 13 -> demoHistory.solvedComplaint();
            case 14 -> demoHistory.unhappyVoice();
            default -> demoHistory.regular(1);
        }
        boolean troubled = kind < 4 || kind == 15;
        if (troubled) {
            new DemoTroubles(number, today, group.timeZone).addTo(demoHistory.orders(), demoHistory.complaints());
        }
        new DemoParcels(number, today).addTo(demoHistory.orders());
        String first = pick(group.first);
        LocalDate birthday =
                number % 40 == 3 ? today.minusYears(31 + number % 20) : today.minusDays(9_000 + random.nextInt(12_000));
        boolean member = kind < 4 || random.nextInt(5) == 0;
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("id", "C-" + (1001 + number));
        facts.put("name", first + " " + pick(group.last));
        facts.put("givenName", first);
        facts.put("city", group.city(number));
        facts.put("language", group.language);
        facts.put("timeZone", group.timeZone);
        facts.put("country", group.country);
        facts.put("birthday", Birthday.of(birthday));
        facts.put("customerSince", DateOrInstant.of(today.minusDays(demoHistory.daysAsCustomer())));
        facts.put("segment", random.nextInt(8) == 0 ? "business" : "consumer");
        facts.put("email", "c" + (1001 + number) + "@example.org");
        facts.put("preferredChannel", random.nextInt(3) == 0 ? Channel.SMS : null);
        facts.put("consents", consents(today, random.nextInt(10) < 7));
        facts.put("membership", member ? demoHistory.membership() : null);
        facts.put("orders", demoHistory.orders());
        facts.put("complaints", demoHistory.complaints());
        facts.put("returns", demoHistory.returns());
        facts.put("surveys", demoHistory.surveys());
        facts.put("interactions", demoHistory.interactions());
        facts.put("carts", DemoCarts.of(number, group, people.goods, now));
        if (troubled && !demoHistory.complaints().isEmpty()) {
            facts.put("sources", fromHelpDesk());
        }
        return Customer.of(facts);
    }

    private Map<String, Provenance> fromHelpDesk() {
        return Map.of(
                "complaints",
                new Provenance(HELP_DESK, now.truncatedTo(ChronoUnit.DAYS).minus(HELP_DESK_SILENT)));
    }

    private List<Consent> consents(LocalDate today, boolean marketing) {
        DateOrInstant at = DateOrInstant.of(today.minusDays(30L + random.nextInt(300)));
        return List.of(
                new Consent(Channel.EMAIL, Purpose.SERVICE, true, at),
                new Consent(Channel.EMAIL, Purpose.MARKETING, marketing, at));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static People people() {
        try (InputStream file = DemoCustomers.class.getResourceAsStream("/demo/people.json")) {
            if (file == null) {
                throw new IllegalStateException("demo/people.json is missing from the jar");
            }
            return FactsJson.read(new String(file.readAllBytes(), StandardCharsets.UTF_8), People.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
