package org.holdfast.customers.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.Samples.customer;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.Database;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.customers.search.tokens.SearchIndex;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Customers are found by everything a caller names, the best hit first. */
@ParameterizedClass
@EnumSource(Database.class)
class CustomerSearchIT {

    @Parameter
    private Database database;

    private Database.Store opened;
    private CustomerStore store;
    private CustomerSearch search;

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, Clock.systemUTC());
        search = new CustomerSearch(opened.jdbc(), SearchIndex.progress(opened.jdbc()));
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private void store(String... customers) {
        for (String each : customers) {
            store.put(customer(each), null);
        }
    }

    private List<String> ids(String query) {
        return search.search(query, CustomerSearch.DEFAULT_LIMIT).hits().stream()
                .map(SearchHit::customerId)
                .toList();
    }

    private SearchHit only(String query) {
        List<SearchHit> hits =
                search.search(query, CustomerSearch.DEFAULT_LIMIT).hits();
        assertThat(hits).as(query).hasSize(1);
        return hits.get(0);
    }

    private void amira() {
        store("{'id':'C-1058','name':'Amira Haddad','email':'Amira.Haddad+shop@Example.com',"
                + "'phone':'+373 (69) 12-34-56, office 022 765432',"
                + "'orders':[{'id':'SO-2026-005512','placedAt':'2026-03-01'}],"
                + "'complaints':[{'id':'T-77001','openedAt':'2026-03-05'}],"
                + "'returns':[{'id':'RMA 4711','at':'2026-03-06'}]}");
        store("{'id':'C-2','name':'Bob Other','email':'bob@elsewhere.test','phone':'+40 721 000 111'}");
    }

    @Test
    void everyKindIsFound() {
        amira();

        assertThat(only("C-1058")).isEqualTo(new SearchHit("C-1058", "Amira Haddad", SearchKind.ID, true, null));
        assertThat(only("c 1058").customerId()).isEqualTo("C-1058");
        assertThat(only("1058").matched()).isEqualTo(SearchKind.ID);
        assertThat(only("so-2026-005512"))
                .isEqualTo(new SearchHit("C-1058", "Amira Haddad", SearchKind.ORDER, true, "SO-2026-005512"));
        assertThat(only("#5512").value()).isEqualTo("SO-2026-005512");
        assertThat(only("T-77001").matched()).isEqualTo(SearchKind.COMPLAINT);
        assertThat(only("rma4711"))
                .isEqualTo(new SearchHit("C-1058", "Amira Haddad", SearchKind.RETURN, true, "RMA 4711"));
        assertThat(only("amira.haddad@example.com"))
                .isEqualTo(new SearchHit("C-1058", "Amira Haddad", SearchKind.EMAIL, true, "am…@example.com"));
        assertThat(only("mailto:AMIRA.haddad+shop@example.com").exact()).isTrue();
        assertThat(only("haddad@exam").exact()).isFalse();
        assertThat(only("amira.h").exact()).isFalse();
        assertThat(only("amira.h").matched()).isEqualTo(SearchKind.EMAIL);
        assertThat(only("@example").matched()).isEqualTo(SearchKind.EMAIL);
        assertThat(only("example").matched()).isEqualTo(SearchKind.EMAIL);
        assertThat(only("haddad amira").matched()).isEqualTo(SearchKind.NAME);
        assertThat(only("had").exact()).isFalse();
    }

    @Test
    void aTelephoneNumberIsFoundHoweverItIsWritten() {
        amira();
        for (String each : List.of(
                "+37369123456",
                "00373 69 123 456",
                "tel:+373-69-123-456",
                "069123456",
                "69 12 34 56",
                " 37369123456",
                "(069) 123.456",
                "+373 69 123\u00a0456")) {
            assertThat(only(each))
                    .as(each)
                    .isEqualTo(new SearchHit("C-1058", "Amira Haddad", SearchKind.PHONE, true, "…3456"));
        }
        assertThat(only("123456")).isEqualTo(new SearchHit("C-1058", "Amira Haddad", SearchKind.PHONE, false, "…3456"));
        assertThat(only("+373 22 765432").exact())
                .as("the number was stored without its country")
                .isTrue();
        store("{'id':'Z','phone':'+40 721 070 000'}");
        assertThat(only("070000").customerId())
                .as("a zero in the middle of a number")
                .isEqualTo("Z");
        assertThat(ids("23456")).as("five digits are too few alone").isEmpty();
        assertThat(only("amira 3456").matched()).as("but not with a name").isEqualTo(SearchKind.PHONE);
    }

    @Test
    void aRussianNumberIsFoundWithEightAndWithSeven() {
        store("{'id':'R','phone':'8 916 123-45-67'}");
        assertThat(only("+7 916 1234567").customerId()).isEqualTo("R");
        assertThat(only("89161234567").customerId()).isEqualTo("R");
        store("{'id':'R','phone':'+79161234567'}");
        assertThat(only("8 (916) 123-45-67").exact()).isTrue();
    }

    @Test
    void namesAreFoundInBothScripts() {
        store(
                "{'id':'1','name':'Șerban Țurcanu'}",
                "{'id':'2','name':'Наталья Чеботарь'}",
                "{'id':'3','name':'Cebotari Natalia'}",
                "{'id':'4','name':'Marcel Popa'}");

        assertThat(ids("serban")).containsExactly("1");
        assertThat(ids("turc serb")).containsExactly("1");
        assertThat(ids("Шербан Цуркану")).containsExactly("1");
        assertThat(ids("tsurkan")).containsExactly("1");
        assertThat(ids("natalya")).containsExactlyInAnyOrder("2", "3");
        assertThat(ids("natalia cebotari")).containsExactlyInAnyOrder("2", "3");
        assertThat(ids("Наталия Чеботарь")).containsExactlyInAnyOrder("2", "3");
        assertThat(ids("нат чеб")).containsExactlyInAnyOrder("2", "3");
        assertThat(ids("mari")).isEmpty();
    }

    @Test
    void hitsAreRanked() {
        store(
                "{'id':'by-prefix','name':'Annabel Rusu'}",
                "{'id':'by-name','name':'Anna Rusu'}",
                "{'id':'by-mail','name':'X','email':'anna@a.test'}",
                "{'id':'anna','name':'Y'}");
        assertThat(ids("anna")).containsExactly("anna", "by-name", "by-prefix", "by-mail");

        store(
                "{'id':'4455667','name':'1'}",
                "{'id':'order','orders':[{'id':'4455667','placedAt':'2026-03-01'}]}",
                "{'id':'phone','phone':'4455667'}",
                "{'id':'longer','orders':[{'id':'44556678','placedAt':'2026-03-01'}]}");
        assertThat(ids("4455667")).as("what is not exact is noise").containsExactly("4455667", "order", "phone");
        assertThat(ids("445566")).containsExactlyInAnyOrder("4455667", "order", "longer");
    }

    @Test
    void anIdAsItIsWrittenComesFirst() {
        store("{'id':'a1'}", "{'id':'A-1'}", "{'id':'A1'}");
        assertThat(ids("A1").get(0)).isEqualTo("A1");
        assertThat(ids("A-1").get(0)).isEqualTo("A-1");
        assertThat(ids("a 1")).hasSize(3);
        store("{'id':'#!'}");
        assertThat(ids("a1")).hasSize(3);
    }

    @Test
    void severalWordsMustAllMatch() {
        store(
                "{'id':'1','name':'Maria Rusu','orders':[{'id':'900','placedAt':'2026-03-01'}]}",
                "{'id':'2','name':'Maria Ceban','email':'m.ceban@rusu.test'}",
                "{'id':'3','name':'Ion Rusu','orders':[{'id':'901','placedAt':'2026-03-01'}]}");
        assertThat(ids("maria rusu")).containsExactly("1", "2");
        assertThat(ids("m r")).containsExactly("1");
        assertThat(ids("rusu 901")).containsExactly("3");
        assertThat(ids("maria 901")).isEmpty();
        assertThat(ids("maria-rusu")).startsWith("1");
    }

    @Test
    void frequentWordsThatRarelyMeetAreFound() {
        store.putAll(
                IntStream.range(0, 60)
                        .mapToObj(i ->
                                customer("{'id':'" + i + "','name':'" + (i < 30 ? "Maria Ab" : "Ion Zahar") + "'}"))
                        .toList(),
                CustomerStore.Owner.IMPORT);
        store("{'id':'both','name':'Mariana Zaharia'}", "{'id':'mail','name':'Marian','email':'zah@a.test'}");
        CustomerSearch small = new CustomerSearch(opened.jdbc(), SearchIndex.progress(opened.jdbc()), 5);

        assertThat(small.search("mar zah", 10).hits())
                .extracting(SearchHit::customerId)
                .containsExactlyInAnyOrder("both", "mail");
        assertThat(small.search("maria ab", 10).count()).isEqualTo(30);
        assertThat(small.search("maria zahar ion", 10).hits()).isEmpty();
    }

    @Test
    void subscriptionsAndPaymentsAreFoundByTheirNumbers() {
        store("{'id':'T-1','name':'Olga','subscriptions':[{'id':'CT-77/5'}],'payments':[{'id':'INV 2026-0042'}]}");

        assertThat(only("ct775").matched()).isEqualTo(SearchKind.SUBSCRIPTION);
        assertThat(only("CT-77/5").value()).isEqualTo("CT-77/5");
        assertThat(only("INV 2026-0042").matched()).isEqualTo(SearchKind.PAYMENT);
        assertThat(ids("olga INV20260042")).containsExactly("T-1");
    }

    @Test
    void otherCustomersAreCounted() {
        store.putAll(
                IntStream.range(0, 130)
                        .mapToObj(i -> customer("{'id':'M" + i + "','name':'Maria M" + i + "'}"))
                        .toList(),
                CustomerStore.Owner.IMPORT);

        SearchResult some = search.search("maria", 10);
        assertThat(some.hits()).hasSize(10);
        assertThat(some.others()).isEqualTo(100);
        assertThat(some.moreOthers()).isTrue();
        SearchResult all = search.search("maria", 100);
        assertThat(all.hits()).hasSize(100);
        assertThat(all.others()).isEqualTo(30);
        assertThat(all.moreOthers()).isFalse();
        assertThat(all.count()).isEqualTo(130);
        assertThat(all.complete()).isTrue();
    }

    @Test
    void wildcardsAndQuotesAreText() {
        amira();
        assertThat(ids("am%ra")).isEmpty();
        assertThat(ids("am_ra")).isEmpty();
        assertThat(ids("x' or 1=1 --")).isEmpty();
    }

    @Test
    void invalidInputIsRejectedWithoutQuotingIt() {
        for (String each : new String[] {
            null, "", "  ", "a", "!?", "b\u0000b", "b\u0007b", "\ud83d", "x".repeat(201), "q q q q q q q q q"
        }) {
            assertThatThrownBy(() -> search.search(each, 10)).isInstanceOfSatisfying(InvalidInput.class, e -> {
                assertThat(e.field()).isEqualTo("q");
                assertThat(e.getMessage()).contains("; expected a name");
            });
        }
        for (int each : new int[] {0, -1, 101}) {
            assertThatThrownBy(() -> search.search("anna", each))
                    .isInstanceOfSatisfying(
                            InvalidInput.class, e -> assertThat(e.field()).isEqualTo("limit"));
        }
    }

    @Test
    void customersAreFoundByTheTextsOfDeclaredFacts() {
        store(
                "{'id':'A','name':'Ana Plus','attributes':{'plan':'family','contract':'V-2026/0815','rating':7341}}",
                "{'id':'B','name':'Ion','attributes':{'plan':'plus','tags':['Big spender','новый'],"
                        + "'ends':'2027-01-31'}}",
                "{'id':'C','name':'Eva','lists':{'vehicle':[{'plate':'K AB 123'},{'plate':'K XY 9'}]}}");

        SearchHit contract = only("V-2026/0815");
        assertThat(contract.customerId()).isEqualTo("A");
        assertThat(contract.matched()).isEqualTo(SearchKind.ATTRIBUTE);
        assertThat(contract.exact()).isTrue();
        assertThat(contract.value()).isEqualTo("V-2026/0815");
        assertThat(only("k ab 123").customerId()).isEqualTo("C");
        assertThat(only("kxy9").value()).isEqualTo("K XY 9");
        assertThat(ids("spender")).containsExactly("B");
        assertThat(ids("novy")).containsExactly("B");
        assertThat(ids("ion plus")).containsExactly("B");
        // A name is a better hit than a fact.
        assertThat(ids("plus")).containsExactly("A", "B");
        assertThat(ids("fam")).containsExactly("A");
        // Numbers and times do not name a customer.
        assertThat(ids("7341")).isEmpty();
        assertThat(ids("2027-01-31")).isEmpty();

        store("{'id':'B','name':'Ion','attributes':{'plan':'basic'}}");
        assertThat(ids("spender")).isEmpty();
        assertThat(ids("basic")).containsExactly("B");
    }

    @Test
    void aCustomerWithVeryManyFactsIsFoundByTheFirst() {
        String many = IntStream.range(100, 600)
                .mapToObj(i -> "'f" + i + "':'value" + i + "'")
                .collect(Collectors.joining(","));
        store("{'id':'M','attributes':{" + many + "}}");

        assertThat(ids("value100")).containsExactly("M");
        assertThat(ids("value599")).isEmpty();
    }
}
