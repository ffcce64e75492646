package org.holdfast.ingestion.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.file.MappingReader;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.Order;
import org.holdfast.facts.fulfilment.OrderState;
import org.holdfast.facts.fulfilment.Parcel;
import org.holdfast.facts.fulfilment.ParcelLine;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParcelsCsvTest {

    @TempDir
    private Path folder;

    private void file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private CsvImports.Contents read() {
        return CsvImports.read(folder, null, DeclaredFactsChecks.none());
    }

    private static List<Order> orders(CsvImports.Contents contents) {
        return Objects.requireNonNull(contents.customers().get(0).orders());
    }

    @Test
    void aParcelHasARowForEachOfItsArticles() throws IOException {
        file("customers.csv", "id\nc-1\n");
        file("orders.csv", """
                customerId,id,source,placedAt,state,promisedFrom,promisedAt,wishedAt
                c-1,7,shop,2026-11-01,open,,2026-11-20/2026-11-24,2026-12-05
                c-1,8,,2026-11-02,unpaid,2026-11-20,2026-11-24,
                """);
        file("order-lines.csv", """
                customerId,orderId,orderSource,sku,quantity
                c-1,7,shop,cup,2
                c-1,7,shop,pot,1
                """);
        file("parcels.csv", """
                customerId,orderId,orderSource,id,carrier,trackingNumber,promisedAt,deliveredAt,sku,quantity
                c-1,7,shop,7-1,dhl,T1,,2026-11-07,cup,2
                c-1,7,shop,7-1,,,,,pot,
                c-1,7,shop,7-2,dhl,T2,2026-11-20/2026-11-22,,,
                """);

        CsvImports.Contents contents = read();

        assertThat(contents.rejected()).isEmpty();
        Order first = orders(contents).get(0);
        assertThat(first.state()).isEqualTo(OrderState.OPEN);
        assertThat(first.promisedFrom()).hasToString("2026-11-20");
        assertThat(first.promisedAt()).hasToString("2026-11-24");
        assertThat(first.wishedAt()).hasToString("2026-12-05");
        List<Parcel> parcels = Objects.requireNonNull(first.parcels());
        assertThat(parcels).extracting(Parcel::trackingNumber).containsExactly("T1", "T2");
        assertThat(parcels.get(0).lines()).extracting(ParcelLine::sku).containsExactly("cup", "pot");
        assertThat(parcels.get(1).lines()).isNull();
        assertThat(parcels.get(1).promisedFrom()).hasToString("2026-11-20");
        assertThat(orders(contents).get(1).parcels()).isEmpty();
        assertThat(orders(contents).get(1).promisedFrom()).hasToString("2026-11-20");
    }

    @Test
    void withoutAFileOfParcelsTheyAreUnknown() throws IOException {
        file("customers.csv", "id\nc-1\n");
        file("orders.csv", "customerId,id,placedAt\nc-1,7,2026-11-01\n");

        assertThat(orders(read()).get(0).parcels()).isNull();
    }

    @Test
    void wrongRowsAreNamedAndMakeTheParcelsOfTheirOrderUnknown() throws IOException {
        file("customers.csv", "id\nc-1\n");
        file("orders.csv", """
                customerId,id,placedAt
                c-1,7,2026-11-01
                c-1,8,2026-11-01
                c-1,9,2026-11-01
                """);
        file("order-lines.csv", "customerId,orderId,sku,quantity\nc-1,9,cup,1\n");
        file("parcels.csv", """
                customerId,orderId,id,carrier,shippedAt,sku
                c-1,7,7-1,dhl,soon,
                c-1,8,8-1,dhl,,
                c-1,8,8-1,ups,,
                c-1,9,9-1,dhl,,cupp
                c-1,6,6-1,dhl,,
                """);

        CsvImports.Contents contents = read();

        assertThat(contents.rejected())
                .hasSize(4)
                .anySatisfy(each -> assertThat(each).contains("parcels.csv", "line 2", "shippedAt"))
                .anySatisfy(each ->
                        assertThat(each).contains("line 3", "carrier", "is dhl and ups in two rows of parcel \"8-1\""))
                .anySatisfy(each -> assertThat(each).contains("line 5", "is not an article of this order"))
                .anySatisfy(each -> assertThat(each).contains("has no order \"6\" in orders.csv"));
        assertThat(orders(contents)).extracting(Order::parcels).containsOnlyNulls();
    }

    @Test
    void aMappingReadsThemFromTheExportOfACarrier() throws IOException {
        file("people.csv", "nr\nc-1\n");
        file("sales.csv", "owner;nr;day;due\nc-1;7;01.11.2026;24.11.2026\n");
        file("shipments.csv", """
                owner;order;box;awb;given;art;n
                c-1;7;1;T1;07.11.2026;tea;2
                c-1;7;1;T1;07.11.2026;mug;1
                """);
        Problems problems = new Problems();
        Mapping mapping = Objects.requireNonNull(
                MappingReader.read("shop", "shop.yaml", """
                kind: files
                zone: UTC
                format: { dates: dd.MM.yyyy }
                queries:
                  customers: { file: people.csv, fields: { id: nr } }
                  orders: { file: sales.csv, fields: { customerId: owner, id: nr, placedAt: day, promisedAt: due } }
                  parcels:
                    file: shipments.csv
                    fields:
                      { customerId: owner, orderId: order, id: box, trackingNumber: awb, deliveredAt: given, sku: art,
                        quantity: n }
                """, problems, name -> null, DeclaredFactsChecks.none()));

        assertThat(problems.list()).isEmpty();
        CsvImports.Contents contents = CsvImports.read(folder, mapping, DeclaredFactsChecks.none());
        assertThat(contents.rejected()).isEmpty();
        assertThat(orders(contents).get(0).parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.trackingNumber()).isEqualTo("T1");
            assertThat(parcel.deliveredAt()).hasToString("2026-11-07");
            assertThat(parcel.lines()).extracting(ParcelLine::sku).containsExactly("tea", "mug");
        });
    }
}
