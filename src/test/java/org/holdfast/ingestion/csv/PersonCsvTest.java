package org.holdfast.ingestion.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.facts.Customer;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonCsvTest {

    @TempDir
    private Path folder;

    @Test
    void theBirthdayOfAPersonMayLackItsYear() throws IOException {
        Files.writeString(folder.resolve("customers.csv"), """
                id,givenName,city,region,birthday
                c-1,Ana,Chișinău,Centru,--05-17
                c-2,Ion,Cahul,Sud,1990-05-17
                c-3,Vera,Soroca,Nord,--05-32
                """);

        CsvImports.Contents contents = CsvImports.read(folder, null, DeclaredFactsChecks.none());

        assertThat(contents.customers())
                .extracting(
                        Customer::givenName,
                        Customer::city,
                        Customer::region,
                        each -> each.birthday().toString())
                .containsExactly(
                        tuple("Ana", "Chișinău", "Centru", "--05-17"), tuple("Ion", "Cahul", "Sud", "1990-05-17"));
        assertThat(contents.rejected())
                .singleElement()
                .satisfies(each ->
                        assertThat(each).contains("line 4", "birthday", "is not a day that exists; expected one such"));
    }
}
