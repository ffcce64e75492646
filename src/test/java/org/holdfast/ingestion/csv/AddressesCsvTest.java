package org.holdfast.ingestion.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.facts.Customer;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressesCsvTest {

    @TempDir
    private Path folder;

    private void file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private CsvImports.Contents read() {
        return CsvImports.read(folder, null, DeclaredFactsChecks.none());
    }

    @Test
    void addressesAndWishesAreRead() throws IOException {
        file("customers.csv", """
                id,email,doNotContact.from,doNotContact.reason,contactCap.times,contactCap.days
                c-1,a@example.org,2026-03-01,paused,1,30
                c-2,,,,,
                """);
        file("emails.csv", """
                customerId,address,state,at,preferred,label
                c-1,a@example.org,bounced,2026-03-02,,
                c-1,b@example.org,ok,,true,work
                """);
        file("phones.csv", "customerId,number,state\nc-1,+373 69 123456,wrong\n");
        file("consents.csv", """
                customerId,channel,purpose,given,at,address,topic,endsAt
                c-1,email,marketing,true,2026-03-01,b@example.org,news,2027-03-01
                """);

        CsvImports.Contents contents = read();

        assertThat(contents.rejected()).isEmpty();
        Customer one = contents.customers().get(0);
        assertThat(FactsJson.write(one))
                .contains(
                        "\"emails\":[{\"address\":\"a@example.org\",\"state\":\"bounced\",\"at\":\"2026-03-02\"}",
                        "\"preferred\":true,\"label\":\"work\"",
                        "\"phones\":[{\"number\":\"+373 69 123456\",\"state\":\"wrong\"}]",
                        "\"doNotContact\":{\"from\":\"2026-03-01\",\"reason\":\"paused\"}",
                        "\"contactCap\":{\"times\":1,\"days\":30}",
                        "\"address\":\"b@example.org\",\"topic\":\"news\",\"endsAt\":\"2027-03-01\"");
        Customer other = contents.customers().get(1);
        assertThat(other.emails()).isEmpty();
        assertThat(other.doNotContact()).isNull();
        assertThat(other.contactCap()).isNull();
    }

    @Test
    void whatIsNoAddressIsReportedWithItsLine() throws IOException {
        file("customers.csv", "id,contactCap.times\nc-1,2\nc-2,\n");
        file("emails.csv", "customerId,address,state\nc-2,ask her,ok\nc-2,x@example.org,gone\n");

        assertThat(read().rejected())
                .anyMatch(each -> each.contains("customers.csv, line 2") && each.contains("times and days"))
                .anyMatch(each -> each.contains("emails.csv, line 2") && each.contains("expected an e-mail address"))
                .anyMatch(each -> each.contains("emails.csv, line 3") && each.contains("ok, bounced, wrong"));
    }
}
