package org.holdfast.ingestion.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.file.MappingReader;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.Customer;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.rules.Books;
import org.holdfast.rules.declared.DeclaredBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredFactsCsvTest {

    private static final FactsSchema SCHEMA = Books.facts(DeclaredBook.FACTS);

    @TempDir
    private Path folder;

    private final ImportFindings findings = new ImportFindings();

    private List<Customer> read() {
        return new CsvFolder(
                        FolderFiles.of(folder, SCHEMA.lists().values()),
                        Instant.EPOCH,
                        DeclaredFactsChecks.of(SCHEMA),
                        findings)
                .read();
    }

    private void file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void columnsOfEveryTypeAndFilesOfListsAreRead() throws IOException {
        file("customers.csv", """
                id,name,plan,motto,tags,vegan,rating,creditLimit,contractEnds,seenAt
                c-1,Ana,plus,On time,"vip, new",yes,4.5,100,2026-12-20,2026-11-20T10:00:00Z
                c-2,Ion,,,,,,,,
                """);
        file("orders.csv", "customerId,id,placedAt,giftWrapped\nc-1,o-1,2026-11-01,true\n");
        file("order-lines.csv", "customerId,orderId,sku,quantity,engraving\nc-1,o-1,s,1,For Ana\n");
        file("vehicle.csv", "customerId,plate,mileage,electric\nc-1,A 1,20000,no\nc-1,B 2,,\n");

        List<Customer> customers = read();

        assertThat(findings.rejectedRows()).isEmpty();
        assertThat(findings.notes()).isEmpty();
        assertThat(FactsJson.write(customers.get(0).attributes()))
                .isEqualTo(
                        "{\"contractEnds\":\"2026-12-20\",\"creditLimit\":100,\"motto\":\"On time\",\"plan\":\"plus\","
                                + "\"rating\":4.5,\"seenAt\":\"2026-11-20T10:00:00Z\",\"tags\":[\"vip\",\"new\"],\"vegan\":true}");
        assertThat(FactsJson.write(customers.get(0).lists()))
                .isEqualTo(
                        "{\"vehicle\":[{\"electric\":false,\"mileage\":20000,\"plate\":\"A 1\"},{\"plate\":\"B 2\"}]}");
        assertThat(customers.get(0).orders().get(0).attributes()).hasToString("{giftWrapped=true}");
        assertThat(customers.get(0).orders().get(0).lines().get(0).attributes()).hasToString("{engraving=For Ana}");
        assertThat(customers.get(1).attributes()).isNull();
        assertThat(customers.get(1).lists()).hasToString("{vehicle=[]}");
    }

    @Test
    void aWrongCellIsReportedWithFileLineAndColumn() throws IOException {
        file("customers.csv", "id,plan\nc-1,gold\nc-2,plus\nc-3,\n");
        file("vehicle.csv", """
                customerId,plate,mileage
                c-2,A 1,far
                c-2,,5
                c-3,B 2,5
                c-3,B 2,6
                c-9,C 3,6
                """);

        List<Customer> customers = read();

        assertThat(findings.rejectedRows())
                .map(RejectedRow::toString)
                .satisfiesExactlyInAnyOrder(
                        row -> assertThat(row)
                                .contains("customers.csv", "2", "plan", "\"gold\"", "basic, plus, family"),
                        row -> assertThat(row).contains("vehicle.csv", "2", "mileage", "\"far\""),
                        row -> assertThat(row).contains("vehicle.csv", "3", "plate", "missing"),
                        row -> assertThat(row).contains("vehicle.csv", "5", "plate", "twice"),
                        row -> assertThat(row).contains("vehicle.csv", "6", "c-9"));
        assertThat(customers).hasSize(2);
    }

    @Test
    void whatTheFilesDoNotSayStaysAsStored() {
        Customer stored = FactsJson.read("{\"id\":\"c\",\"attributes\":{\"plan\":\"plus\",\"vegan\":true},"
                + "\"lists\":{\"vehicle\":[{\"plate\":\"A\"},{\"plate\":\"B\"}],\"pet\":[]}}");
        Customer fresh = FactsJson.read("{\"id\":\"c\",\"attributes\":{\"plan\":\"basic\"},"
                + "\"lists\":{\"vehicle\":[{\"plate\":\"A\",\"mileage\":1}]}}");

        Customer complete = StoredFactsMerge.of(fresh, stored, SCHEMA, EmptyFields.NONE, list -> false);
        assertThat(complete.attributes()).hasToString("{plan=basic, vegan=true}");
        assertThat(complete.lists()).hasToString("{pet=[], vehicle=[{mileage=1, plate=A}]}");
        Customer incomplete = StoredFactsMerge.of(fresh, stored, SCHEMA, EmptyFields.NONE, "vehicle"::equals);
        assertThat(incomplete.lists()).hasToString("{pet=[], vehicle=[{mileage=1, plate=A}, {plate=B}]}");
    }

    @Test
    void anEmptyCellMeansForDeclaredFactsWhatTheMappingSays() {
        Customer stored = FactsJson.read("{\"id\":\"c\",\"attributes\":{\"plan\":\"plus\",\"vegan\":true},"
                + "\"orders\":[{\"id\":\"o\",\"placedAt\":\"2026-03-01\",\"attributes\":{\"giftWrapped\":true}}],"
                + "\"lists\":{\"vehicle\":[{\"plate\":\"A\",\"mileage\":5},{\"plate\":\"B\"}]}}");
        Customer fresh =
                FactsJson.read("{\"id\":\"c\",\"orders\":[{\"id\":\"o\",\"placedAt\":\"2026-03-01\",\"attributes\":"
                        + "{\"deliverySlot\":\"2026-03-12T10:00:00Z\"}}],\"lists\":{\"vehicle\":[{\"plate\":\"A\"}]}}");

        Customer cleared = StoredFactsMerge.of(
                fresh, stored, SCHEMA, new EmptyFields(Set.of("id", "plan"), Set.of()), list -> false);
        assertThat(cleared.attributes()).hasToString("{vegan=true}");
        assertThat(cleared.lists()).hasToString("{vehicle=[{plate=A}]}");
        Customer kept = StoredFactsMerge.of(
                fresh, stored, SCHEMA, new EmptyFields(Set.of(), Set.of("orders", "lists.vehicle")), list -> false);
        assertThat(kept.attributes()).hasToString("{plan=plus, vegan=true}");
        assertThat(kept.lists()).hasToString("{vehicle=[{mileage=5, plate=A}]}");
        assertThat(kept.orders().get(0).attributes())
                .hasToString("{deliverySlot=2026-03-12T10:00:00Z, giftWrapped=true}");
    }

    @Test
    void aMappingStoresWhatIsNotDeclaredIfItIsToBeIgnored() throws IOException {
        file("people.csv", "No,Shoe\nc-1,38\n");
        file("pets.csv", "No,Pet\nc-1,Rex\nc-1,Tom\n");
        DeclaredFactsCheck ignoring = DeclaredFactsChecks.ignoring(SCHEMA);
        Mapping mapping = Objects.requireNonNull(MappingReader.read(
                "files",
                "files.yaml",
                "kind: files\nzone: UTC\nqueries:\n  customers: { file: people.csv, fields: { id: No, shoe: Shoe } }\n"
                        + "  lists.pet: { file: pets.csv, fields: { customerId: No, name: Pet } }\n",
                new Problems(),
                name -> null,
                ignoring));

        CsvImports.Contents contents = CsvImports.read(folder, mapping, ignoring);

        assertThat(contents.rejected()).isEmpty();
        assertThat(contents.customers().get(0).attributes()).hasToString("{shoe=38}");
        assertThat(contents.customers().get(0).lists()).hasToString("{pet=[{name=Rex}, {name=Tom}]}");
    }
}
