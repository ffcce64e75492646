package org.holdfast.ingestion.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.holdfast.facts.Return;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of returns, and the amounts of orders, in files. */
class RecordLinesCsvTest {

    @TempDir
    private Path folder;

    private CsvImports.Contents read(String returns, String lines) throws IOException {
        Files.writeString(folder.resolve("customers.csv"), "id\nC-1\n");
        Files.writeString(
                folder.resolve("orders.csv"),
                "customerId,id,placedAt,value,goods,shipping,tax,paidWithPoints\nC-1,1,2026-03-01,85,100,5,16.76,20\n");
        Files.writeString(folder.resolve("returns.csv"), returns);
        Files.writeString(folder.resolve("return-lines.csv"), lines);
        return CsvImports.read(folder, null, DeclaredFactsChecks.none());
    }

    @Test
    void returnsHaveLinesAStateAndARefund() throws Exception {
        CsvImports.Contents read = read(
                "customerId,id,source,orderId,at,value,currency,refund,state\nC-1,r,shop,1,2026-03-05,60,EUR,45,refunded\n",
                "customerId,returnId,returnSource,sku,quantity\nC-1,r,shop,tea,2\nC-1,r,shop,mug,\n");

        assertThat(read.rejected()).isEmpty();
        Return returned =
                Objects.requireNonNull(read.customers().get(0).returns()).get(0);
        assertThat(returned)
                .hasToString("Return[id=r, source=shop, orderId=1, at=2026-03-05, value=60, currency=EUR, refund=45, "
                        + "state=refunded, lines=[ReturnLine[sku=tea, quantity=2], ReturnLine[sku=mug, quantity=null]], "
                        + "reason=null, attributes=null]");
        assertThat(Objects.requireNonNull(read.customers().get(0).orders())
                        .get(0)
                        .amounts()
                        .goodsOrRest())
                .isEqualByComparingTo("100");
    }

    @Test
    void aLineWithoutItsReturnIsNamed() throws Exception {
        CsvImports.Contents read = read(
                "customerId,id,at,state\nC-1,r,2026-03-05,lost\n", "customerId,returnId,sku\nC-1,r,tea\nC-1,q,tea\n");

        assertThat(read.rejected())
                .hasSize(3)
                .anySatisfy(
                        each -> assertThat(each).contains("\"lost\"; expected one of requested, accepted, refused"));
        assertThat(read.rejected())
                .anySatisfy(each -> assertThat(each)
                        .contains("return-lines.csv", "customer \"C-1\" has no return \"q\" in returns.csv"));
        assertThat(read.customers()).extracting(each -> each.returns()).containsExactly(List.of());
    }
}
