package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.customers.addresses.SharedAddresses;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.contact.AddressKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Contact caps count for an address, on whichever record it is, also under concurrency. */
@ParameterizedClass
@EnumSource(Database.class)
class SharedAddressIT {

    private static final int THREADS = 32;

    private static final List<String> NOTATIONS =
            List.of("ana@example.org", "Ana@Example.org", "ana+shop@example.org", " ANA@example.org");

    private static DecisionModel book;

    @Parameter
    private Database database;

    private Database.Store store;
    private CustomerStore customers;
    private DecisionFixture fixture;

    @BeforeAll
    static void readBook() {
        book = DecisionFixture.book(BudgetStress.ONE_A_WEEK);
    }

    @BeforeEach
    void open() {
        store = database.open();
        Clock clock = Clock.fixed(BudgetStress.NOW, ZoneOffset.UTC);
        customers = CustomerStores.of(store, clock);
        fixture = new DecisionFixture(store, book, clock, customers);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void recordsOfOnePersonGetOneMessageDespiteConcurrency() throws Exception {
        IntStream.range(0, NOTATIONS.size())
                .forEach(i -> customers.put(celebrating("r" + i, "'email':'" + NOTATIONS.get(i) + "'"), null));
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String id = "r" + i % NOTATIONS.size();
            all.add(() -> {
                decide(id);
                return null;
            });
        }
        BudgetStress.together(all);

        assertThat(contacts()).hasSize(1);
    }

    @Test
    void recordsThatAreDecidedTogetherGetOneMessage() {
        IntStream.range(0, NOTATIONS.size())
                .forEach(i -> customers.put(celebrating("r" + i, "'email':'" + NOTATIONS.get(i) + "'"), null));
        customers.put(celebrating("other", "'email':'somebody.else@example.org'"), null);

        NOTATIONS.forEach(each -> assertThat(preview("r0").actions()).hasSize(1));
        fixture.batchRun.run(false, null, decided -> {});

        assertThat(contacts()).containsExactlyInAnyOrder("other", "r0");
    }

    @Test
    void theCustomersOwnCapCountsForTheAddressToo() {
        customers.put(celebrating("one", "'email':'a@example.org'"), null);
        customers.put(celebrating("two", "'email':'a@example.org','contactCap':{'times':1,'days':200}"), null);

        decide("one");

        assertThat(decide("two").heldBack())
                .anyMatch(held -> held.by().equals("own-cap")
                        && held.liftsAt() != null
                        && held.liftsAt().isAfter(BudgetStress.NOW.plusSeconds(190L * 86_400)));
    }

    @Test
    void anAddressOfVeryManyRecordsIsAPlaceholder() {
        List<Customer> many = IntStream.range(0, 110)
                .mapToObj(i -> celebrating(
                        "m%03d".formatted(i),
                        "'email':'shop@example.org','phone':'069 12345%d'".formatted(i < 2 ? 0 : i)))
                .toList();
        customers.putEach(many);

        decide("m005");

        assertThat(decide("m006").actions()).as("another record").hasSize(1);
        assertThat(contacts()).hasSize(2);
    }

    @Test
    void aPlaceholderDoesNotHideWhoSharesAnotherAddress() {
        List<Customer> many = IntStream.range(0, 60)
                .mapToObj(i -> celebrating(
                        "m%02d".formatted(i), "'email':'shop@example.org','phone':'069 1234%02d'".formatted(i / 2)))
                .toList();
        customers.putEach(many);
        store.jdbc()
                .batchUpdate(
                        "insert into customer_address (address_hash, customer_id, kind) select address_hash, ?, kind "
                                + "from customer_address where customer_id = 'm00' and kind = 'email'",
                        IntStream.range(0, 2_500)
                                .mapToObj(i -> new Object[] {"a" + i})
                                .toList());

        assertThat(CustomerStores.shared(store).of(many))
                .hasSize(60)
                .allSatisfy((id, sharers) -> assertThat(sharers)
                        .singleElement()
                        .extracting(SharedAddresses.Sharer::kind)
                        .isEqualTo(AddressKind.PHONE));
    }

    private static Customer celebrating(String id, String more) {
        return Samples.customer("{'id':'" + id + "'," + more + ",'birthday':'1980-03-15','consents':["
                + "{'channel':'email','purpose':'marketing','given':true,'at':'2026-01-01'}],'complaints':[],'orders':["
                + "{'id':'o1','placedAt':'2026-01-01','deliveredAt':'2026-01-05','value':50,'currency':'EUR'},"
                + "{'id':'o2','placedAt':'2026-02-01','deliveredAt':'2026-02-05','value':50,'currency':'EUR'}]}");
    }

    private Decision decide(String id) {
        return decide(id, false);
    }

    private Decision preview(String id) {
        return decide(id, true);
    }

    private Decision decide(String id, boolean dry) {
        return fixture.decisionService.decide(new DecisionQuery(
                id, null, Channel.EMAIL, DecisionMoment.REVIEW, 1, dry, null, AuthorityLevel.AUTOMATIC));
    }

    private List<String> contacts() {
        return store.jdbc().queryForList("select customer_id from decided_action where contact", String.class);
    }
}
