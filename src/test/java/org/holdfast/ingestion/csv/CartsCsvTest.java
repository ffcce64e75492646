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
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.baskets.CartLine;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CartsCsvTest {

    @TempDir
    private Path folder;

    private void file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private CsvImports.Contents read() {
        return CsvImports.read(folder, null, DeclaredFactsChecks.none());
    }

    @Test
    void cartsAndTheirLinesAreRead() throws IOException {
        file("customers.csv", "id\nc-1\nc-2\n");
        file("carts.csv", """
                customerId,id,source,startedAt,changedAt,value,currency,orderedAt,orderId
                c-1,b-1,shop,2026-03-01,2026-03-02T10:00:00Z,18.00,EUR,,
                c-1,b-1,,,2026-03-01,,,2026-03-01,5512
                """);
        file("cart-lines.csv", """
                customerId,cartId,cartSource,sku,name,category,quantity,price
                c-1,b-1,shop,tea,Green tea,tea,2,9.00
                """);

        CsvImports.Contents contents = read();

        assertThat(contents.rejected()).isEmpty();
        List<Cart> carts = Objects.requireNonNull(contents.customers().get(0).carts());
        assertThat(carts).extracting(Cart::key).containsExactly("shop/b-1", "b-1");
        assertThat(carts.get(0).lines()).extracting(CartLine::name).containsExactly("Green tea");
        assertThat(carts.get(1).lines()).isEmpty();
        assertThat(carts.get(1).orderId()).isEqualTo("5512");
        assertThat(contents.customers().get(1).carts()).isEmpty();
        assertThat(FactsJson.write(contents.customers().get(0).sources())).contains("carts");
    }

    @Test
    void withoutAFileOfLinesTheyAreUnknown() throws IOException {
        file("customers.csv", "id\nc-1\n");
        file("carts.csv", "customerId,id,value\nc-1,b-1,18\n");

        assertThat(Objects.requireNonNull(read().customers().get(0).carts())
                        .get(0)
                        .lines())
                .isNull();
    }

    @Test
    void aWrongLineMakesTheLinesOfItsCartUnknownAndNamesTheRow() throws IOException {
        file("customers.csv", "id\nc-1\n");
        file("carts.csv", "customerId,id,value\nc-1,b-1,18\nc-1,b-2,x\n");
        file("cart-lines.csv", """
                customerId,cartId,sku,quantity
                c-1,b-1,tea,many
                c-1,b-2,tea,1
                c-1,b-3,tea,1
                """);

        CsvImports.Contents contents = read();

        assertThat(contents.rejected())
                .hasSize(4)
                .anySatisfy(each -> assertThat(each).contains("cart-lines.csv", "line 2", "quantity"))
                .anySatisfy(each -> assertThat(each).contains("carts.csv", "line 3", "value"))
                .anySatisfy(each -> assertThat(each).contains("has no cart \"b-3\" in carts.csv"));
        assertThat(contents.customers().get(0).carts())
                .singleElement()
                .satisfies(cart -> assertThat(cart.lines()).isNull());
    }

    @Test
    void aMappingReadsThemFromFilesOfAShop() throws IOException {
        file("people.csv", "nr\nc-1\n");
        file("baskets.csv", "owner;basket;touched\nc-1;b-1;2026-03-02 10:00\n");
        file("basket_rows.csv", "owner;basket;art;n\nc-1;b-1;tea;2\n");
        Problems problems = new Problems();
        Mapping mapping = Objects.requireNonNull(
                MappingReader.read("shop", "shop.yaml", """
                kind: files
                zone: UTC
                queries:
                  customers: { file: people.csv, fields: { id: nr } }
                  carts: { file: baskets.csv, fields: { customerId: owner, id: basket, changedAt: touched } }
                  cart-lines:
                    file: basket_rows.csv
                    fields: { customerId: owner, cartId: basket, sku: art, quantity: n }
                """, problems, name -> null, DeclaredFactsChecks.none()));

        assertThat(problems.list()).isEmpty();
        CsvImports.Contents contents = CsvImports.read(folder, mapping, DeclaredFactsChecks.none());
        assertThat(contents.rejected()).isEmpty();
        Cart cart = Objects.requireNonNull(contents.customers().get(0).carts()).get(0);
        assertThat(cart.changedAt()).hasToString("2026-03-02T10:00:00Z");
        assertThat(cart.lines()).extracting(CartLine::sku).containsExactly("tea");
    }
}
