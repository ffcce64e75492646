package org.holdfast.ingestion.csv.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.FileQuery;
import org.holdfast.crm.mapping.FilesSource;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.file.MappingReader;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.rules.Books;
import org.holdfast.rules.declared.DeclaredBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mapping is proposed for usual exports, and what is uncertain is said. */
class MappingGuessTest {

    @TempDir
    private Path folder;

    private MappingGuess.Proposal proposal;

    private Mapping guess() throws Exception {
        proposal = MappingGuess.of(folder, "Europe/Chisinau", DeclaredFactsChecks.none());
        Problems problems = new Problems();
        Mapping mapping = MappingReader.read(
                "files", "files.yaml", proposal.yaml(), problems, name -> null, DeclaredFactsChecks.none());
        assertThat(problems.list()).as(proposal.yaml()).isEmpty();
        return Objects.requireNonNull(mapping);
    }

    private void file(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private static FileQuery query(Mapping mapping, FactCollection collection) {
        return (FileQuery) mapping.query(collection).orElseThrow().from();
    }

    private static Map<String, String> columns(Mapping mapping, FactCollection collection) {
        return query(mapping, collection).fields().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        field -> String.join("+", field.getValue().names())));
    }

    @ParameterizedTest
    @CsvSource({
        "Vorname, Nachname, Ort, Bundesland, Vorname+Nachname",
        "First name, Last name, City, State, First name+Last name",
        "имя, фамилия, город, область, имя+фамилия",
        "Prenume, Nume, Localitate, Județ, Prenume+Nume"
    })
    void namesAndPlacesAreGuessedInSeveralLanguages(
            String given, String family, String city, String region, String name) throws Exception {
        file(
                "customers.csv",
                String.join(",", "id", given, family, city, region, "birthday")
                        + "\nc-1,Ana,Rusu,Cahul,South,--05-17\n");

        assertThat(columns(guess(), FactCollection.CUSTOMERS))
                .containsEntry("givenName", given)
                .containsEntry("name", name)
                .containsEntry("city", city)
                .containsEntry("region", region)
                .containsEntry("birthday", "birthday");
    }

    @Test
    void basketsAreGuessed() throws Exception {
        file("customers.csv", "id,name\nc-1,Ana\n");
        file("baskets.csv", "id,customer,last update,total,currency\nb-1,c-1,2026-03-01 10:00,5,EUR\n");
        file("basket_items.csv", "customer,cart id,sku,qty\nc-1,b-1,tea,1\n");

        Mapping mapping = guess();

        assertThat(columns(mapping, FactCollection.CARTS)).containsEntry("changedAt", "last update");
        assertThat(columns(mapping, FactCollection.CART_LINES)).containsEntry("cartId", "cart id");
    }

    @Test
    void tablesOfAddressesAreGuessedByTheirNames() throws Exception {
        file("clients.csv", "Customer ID,Full name,E-mail,Phone\nc-1,Ana,ana@example.org,+373 69 123456\n");
        file("client_emails.csv", "Customer ID,E-mail address,Email status,Date,Primary\nc-1,a@example.org,ok,,true\n");
        file("telefoane.csv", "cod client,Telefon,Tip\nc-1,+373 69 123457,work\n");

        Mapping mapping = guess();

        assertThat(columns(mapping, FactCollection.CUSTOMERS))
                .containsOnlyKeys("id", "name", "email", "phone")
                .containsEntry("email", "E-mail");
        assertThat(columns(mapping, FactCollection.EMAILS))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "customerId", "Customer ID",
                        "address", "E-mail address",
                        "state", "Email status",
                        "at", "Date",
                        "preferred", "Primary"));
        assertThat(columns(mapping, FactCollection.PHONES))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("customerId", "cod client", "number", "Telefon", "label", "Tip"));
    }

    @Test
    void anExportOfShopifyIsKnown() throws Exception {
        file("customers_export.csv", """
                First Name,Last Name,Email,Accepts Email Marketing,Default Address Country Code,Phone,Total Spent,Total Orders,Tags
                Ana,Ceban,ana@example.org,yes,MD,+373,120.50,2,vip
                """);
        file("orders_export_1.csv", """
                Name,Email,Financial Status,Paid at,Fulfilled at,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at
                #1001,ana@example.org,paid,2026-03-01 10:00:00 +0200,,EUR,70.00,2026-03-01 09:58:00 +0200,1,Tea,35.00,tea,
                #1001,ana@example.org,,,,,,,1,Mug,35.00,mug,
                """);
        file("orders_export_2.csv", """
                Name,Email,Financial Status,Paid at,Fulfilled at,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at
                #1002,ana@example.org,paid,2026-03-01 10:00:00 +0200,,EUR,70.00,2026-03-02 09:58:00 +0200,1,Tea,35.00,tea,
                """);

        Mapping mapping = guess();

        assertThat(mapping.queries())
                .containsOnlyKeys(
                        FactCollection.CUSTOMERS, FactCollection.CONSENTS, FactCollection.ORDERS, FactCollection.LINES);
        assertThat(query(mapping, FactCollection.ORDERS).file()).isEqualTo("orders_export_*.csv");
        assertThat(query(mapping, FactCollection.ORDERS).firstOnly()).isTrue();
        assertThat(query(mapping, FactCollection.CUSTOMERS).file()).isEqualTo("customers_export.csv");
        assertThat(columns(mapping, FactCollection.CUSTOMERS)).containsEntry("name", "First Name+Last Name");
        assertThat(mapping.notation().dates()).containsExactly("yyyy-MM-dd HH:mm:ss Z");
        assertThat(mapping.notation().decimal()).isEqualTo('.');
        assertThat(proposal.yaml()).contains("# Not taken from customers_export.csv: Total Spent, Total Orders, Tags");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Name,Username,Last active,Date registered,Email,Orders,Total spend | CUSTOMERS | Email",
                "Order Number,Order Status,Order Date,First Name (Billing),Last Name (Billing),Email (Billing),Order Total Amount,SKU,Quantity (- Refund) | ORDERS | Order Number",
                "External ID,Name,Email,Phone,Salesperson | CUSTOMERS | External ID",
                "Record ID,First Name,Last Name,Email,Phone Number,Contact owner | CUSTOMERS | Record ID"
            })
    void exportsOfOtherSystemsAreKnown(String header, String collection, String id) throws Exception {
        file("export.csv", header + "\n");

        assertThat(columns(guess(), FactCollection.valueOf(collection))).containsEntry("id", id);
    }

    @Test
    void filesOfASpreadsheetInEuropeAreRecognisedByNamesAndCells() throws Exception {
        Files.write(
                folder.resolve("клиенты.csv"),
                "Код клиента;ФИО;Эл. почта;Дата рождения\n7;Иван Петров;i@example.org;05.11.1980\n"
                        .getBytes(Charset.forName("windows-1251")));
        Files.write(
                folder.resolve("заказы.csv"),
                "Клиент;Номер заказа;Дата заказа;Сумма;Скидка менеджера\n7;A1;31.01.2026 09:15;1 234,50;\n"
                        .getBytes(Charset.forName("windows-1251")));

        Mapping mapping = guess();

        assertThat(((FilesSource) mapping.source()).separator()).isEqualTo(';');
        assertThat(((FilesSource) mapping.source()).charset()).isEqualTo(Charset.forName("windows-1251"));
        assertThat(mapping.notation().decimal()).isEqualTo(',');
        assertThat(mapping.notation().dates()).containsExactlyInAnyOrder("dd.MM.yyyy", "dd.MM.yyyy HH:mm");
        assertThat(columns(mapping, FactCollection.ORDERS))
                .containsEntry("customerId", "Клиент")
                .containsEntry("value", "Сумма");
        assertThat(proposal.yaml()).contains("Not taken from заказы.csv: Скидка менеджера");
        assertThat(proposal.notes()).anyMatch(note -> note.contains("windows-1251"));
    }

    @ParameterizedTest
    @CsvSource({"Customer ID,E-mail", "Customer No,Phone", "Nr client,Telefon", "Номер клиента,Почта"})
    void theIdOfACustomerMayHaveTheCustomerInItsName(String id, String other) throws Exception {
        file("export.csv", id + "," + other + ",First Name,Last Name\n");

        assertThat(guess().queries()).containsOnlyKeys(FactCollection.CUSTOMERS);
        assertThat(columns(guess(), FactCollection.CUSTOMERS))
                .containsEntry("id", id)
                .containsEntry("name", "First Name+Last Name");
    }

    @Test
    void subscriptionsAndPaymentsAreRecognised() throws Exception {
        file("customers.csv", "id,name\n1,Ana\n");
        file(
                "subscriptions.csv",
                "Contract Number,Customer ID,Tariff,State,Start Date,Next Billing Date,Price,Currency,Interval\n"
                        + "A-1,1,gym,active,2026-01-01,2026-02-01,20,EUR,month\n");
        file("счета.csv", "Номер;Клиент;Подписка;Сумма;Валюта;Срок оплаты;Статус\nP-1;1;A-1;20;EUR;01.02.2026;due\n");

        assertThat(guess().queries())
                .containsOnlyKeys(FactCollection.CUSTOMERS, FactCollection.SUBSCRIPTIONS, FactCollection.PAYMENTS);
        assertThat(columns(guess(), FactCollection.SUBSCRIPTIONS))
                .containsEntry("plan", "Tariff")
                .containsEntry("renewsAt", "Next Billing Date")
                .containsEntry("every", "Interval");
        assertThat(columns(guess(), FactCollection.PAYMENTS))
                .containsEntry("dueAt", "Срок оплаты")
                .containsEntry("subscriptionId", "Подписка");
    }

    @Test
    void aFileWithNothingButCustomersOfAnotherOneIsNoTable() throws Exception {
        file("customers.csv", "id,name\n1,Ana\n");
        file("selection.csv", "client,colour\n1,red\n");

        assertThat(guess().queries()).containsOnlyKeys(FactCollection.CUSTOMERS);
        assertThat(proposal.notes()).anyMatch(note -> note.startsWith("selection.csv was not recognised"));
    }

    @Test
    void mistakesInCellsDoNotHideTheFormOfTheOthers() throws Exception {
        file("customers.csv", "id;Date of birth\n1;05.11.1980\n2;31.02.1990\n3;?\n4;06.01.1990\n5;\n");

        assertThat(guess().notation().dates()).containsExactly("dd.MM.yyyy");
        assertThat(proposal.notes())
                .containsExactly("customers.csv, Date of birth: 2 of 4 cells are not dates written as dd.MM.yyyy");
    }

    @Test
    void whatCannotBeToldApartIsSaid() throws Exception {
        file("customers.csv", "id,Date of birth\nC-1,03/04/1980\n");
        file("prices.csv", "article,price\ntea,5\n");
        Files.write(folder.resolve("orders.xlsx"), new byte[] {1});

        assertThat(guess().notation().dates()).containsExactly("dd/MM/yyyy");
        assertThat(proposal.notes())
                .anyMatch(note -> note.contains("days and months cannot be told apart, such as \"03/04/1980\""))
                .anyMatch(note -> note.startsWith("prices.csv was not recognised"))
                .contains("orders.xlsx is not read; save it as CSV");
    }

    @Test
    void withoutCustomersNothingCouldBeImported() throws Exception {
        file("prices.csv", "article,price\ntea,5\n");

        MappingGuess.Proposal nothing = MappingGuess.of(folder, "UTC", DeclaredFactsChecks.none());

        assertThat(nothing.yaml()).isEmpty();
        assertThat(nothing.notes()).anyMatch(note -> note.startsWith("No file was recognised as customers"));
    }

    private static final FactsSchema DECLARED = Books.facts(DeclaredBook.FACTS);

    @Test
    void declaredFactsAreProposedByNameAndLabelInEachLanguage() throws Exception {
        file("customers.csv", """
                customer id;Name;ТАРИФ;limită de credit;contract_ends;Tags;Rating (stars);Shoe size
                c-1;Ana;plus;1.200,50;31.12.2031;vip;4,5;38
                """);
        file("orders.csv", "customer id;order id;Gift wrapped\nc-1;o-1;yes\n");
        file("автомобили.csv", "customer id;номер;пробег;Colour\nc-1;A 1;20000;red\n");
        DeclaredFactsCheck declared = DeclaredFactsChecks.of(DECLARED);

        MappingGuess.Proposal found = MappingGuess.of(folder, "Europe/Chisinau", declared);
        Problems problems = new Problems();
        Mapping mapping = MappingReader.read("files", "files.yaml", found.yaml(), problems, name -> null, declared);

        assertThat(problems.list()).as(found.yaml()).isEmpty();
        assertThat(columns(Objects.requireNonNull(mapping), FactCollection.CUSTOMERS))
                .containsEntry("plan", "ТАРИФ")
                .containsEntry("creditLimit", "limită de credit")
                .containsEntry("contractEnds", "contract_ends")
                .containsEntry("tags", "Tags")
                .containsEntry("rating", "Rating (stars)");
        assertThat(columns(mapping, FactCollection.ORDERS)).containsEntry("giftWrapped", "Gift wrapped");
        assertThat(((FileQuery) mapping.query("lists.vehicle").orElseThrow().from())
                        .fields()
                        .keySet())
                .containsExactlyInAnyOrder("customerId", "plate", "mileage");
        assertThat(mapping.notation().decimal()).isEqualTo(',');
        assertThat(mapping.notation().dates()).containsExactly("dd.MM.yyyy");
        assertThat(found.yaml())
                .contains("# Not taken from customers.csv: Shoe size", "# Not taken from автомобили.csv: Colour");
    }

    @Test
    void anExportThatIsKnownHasDeclaredFactsInItsOtherColumns() throws Exception {
        file("customers_export.csv", """
                First Name,Last Name,Email,Accepts Email Marketing,Default Address Country Code,Phone,Total Spent,Total Orders,Tags,Plan
                Ana,Ceban,ana@example.org,yes,MD,+373,120.50,2,vip,plus
                """);

        MappingGuess.Proposal found = MappingGuess.of(folder, "Europe/Chisinau", DeclaredFactsChecks.of(DECLARED));

        assertThat(found.yaml()).contains("plan: Plan", "tags: Tags");
    }
}
