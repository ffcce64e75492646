package org.holdfast.crm.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.crm.mapping.file.MappingReader;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.rules.Books;
import org.holdfast.rules.declared.DeclaredBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping file can contain, and the problems reported for an invalid one. */
class MappingReaderTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("SHOP_PASSWORD", "se}cret$x", "SHOP_HOST", "crm.example.org");
    private static final String VALID = """
            url: jdbc:postgresql://${SHOP_HOST}/shop
            user: holdfast
            password: ${SHOP_PASSWORD}
            zone: Europe/Chisinau
            queries:
              customers: select id from c
            """;

    private final Problems problems = new Problems();

    private Mapping read(String text) {
        return MappingReader.read("shop", "shop.yaml", text, problems, ENVIRONMENT::get, DeclaredFactsChecks.none());
    }

    private List<String> messages() {
        return problems.list().stream().map(Object::toString).toList();
    }

    @Test
    void passwordsComeFromTheEnvironmentAndAreNeverShown() {
        Mapping mapping = read(VALID);

        assertThat(messages()).isEmpty();
        assertThat(mapping.login().url()).isEqualTo("jdbc:postgresql://crm.example.org/shop");
        assertThat(mapping.login().password()).isEqualTo("se}cret$x");
        assertThat(mapping.toString()).doesNotContain("cret");
        assertThat(new Mapping.Login("jdbc:sqlserver://h;databaseName=x;password=p", "u", "p").shown())
                .isEqualTo("jdbc:sqlserver://h");
        assertThat(new Mapping.Login("jdbc:postgresql://u:p@h/db?password=p", "u", "p").shown())
                .isEqualTo("jdbc:postgresql://h/db");
    }

    @Test
    void everythingElseHasADefault() {
        Mapping mapping = read(VALID);

        assertThat(mapping.timing())
                .isEqualTo(new Mapping.Timing(
                        null,
                        Duration.ofHours(24),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        Duration.ofHours(6)));
        assertThat(mapping.mostRemoved()).isEqualTo(0.10);
        assertThat(mapping.defaults()).isEqualTo(new Mapping.Defaults(null, null, null, null));
        assertThat(mapping.follows(FactCollection.CUSTOMERS)).isFalse();
    }

    @Test
    void changesOfOrdersAreOnlyDetectedTogetherWithTheirLines() {
        String orders = "  orders: { sql: \"select 1;\", watermark: changed }\n";

        assertThat(read(VALID + orders).follows(FactCollection.ORDERS)).isTrue();
        assertThat(read(VALID + orders + "  lines: select 1\n").follows(FactCollection.ORDERS))
                .isFalse();
        assertThat(read(VALID + orders).queries().get(FactCollection.ORDERS).sql())
                .isEqualTo("select 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "user: holdfast | usr: holdfast | line 2: \"usr\" is not known here. Maybe \"user\" or \"url\".",
                "password: ${SHOP_PASSWORD} | password: ${SHOP_PASWORD} | "
                        + "line 3: \"${SHOP_PASWORD}\" refers to the environment variable "
                        + "SHOP_PASWORD, which is not set. Maybe run: export SHOP_PASWORD=...",
                "password: ${SHOP_PASSWORD} | password: 12345 | line 3: warning: The password is readable by "
                        + "anyone",
                "zone: Europe/Chisinau | zone: Europe/Kischinau | line 4: "
                        + "\"Europe/Kischinau\" is not what is expected here: a time zone",
                "zone: Europe/Chisinau | every: 15 minutes | line 4: \"15 minutes\" is not what is "
                        + "expected here: a time such as 30s, 15m, 24h or 7d.",
                "zone: Europe/Chisinau | every: 0s | line 4: A time from 1s to 366d is expected here. Maybe 1s.",
                "zone: Europe/Chisinau | mostRemoved: 10 | line 4: \"10\" is not what is "
                        + "expected here: a share from 0% to 100%",
                "zone: Europe/Chisinau | defaults: { currency: EURO } | line 4: \"EURO\" is not "
                        + "what is expected here: an ISO 4217 code",
                "url: jdbc:postgresql://${SHOP_HOST}/shop | url: postgresql://x | line 1: A JDBC URL is "
                        + "expected here. Maybe jdbc:postgresql://HOST/DATABASE.",
                "url: jdbc:postgresql://${SHOP_HOST}/shop | "
                        + "url: jdbc:postgresql://h/d?password=geheim | "
                        + "line 1: warning: The password in the URL is readable",
                "customers: select id from c | custmers: select id from c | line 6: "
                        + "\"custmers\" is not known here. Maybe \"customers\".",
                "customers: select id from c | lines: select 1 | line 6: "
                        + "Lines belong to orders, and there is no query for orders.",
                "customers: select id from c | customers: delete from c | line 6: A query "
                        + "that begins with SELECT is expected here.",
                "customers: select id from c | complaints: { sql: select 1, translate: { falut: { a: us } } } | "
                        + "line 6: \"falut\" is not a field of complaints. Maybe \"fault\".",
                "customers: select id from c | customers: { watermark: x } | line 6: The query is missing.",
            })
    void problemsAreReportedWithTheirLine(String old, String text, String message) {
        read(VALID.replace(old.strip(), text.strip()));

        assertThat(messages()).anySatisfy(each -> assertThat(each).startsWith("shop.yaml, " + message.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | The file is empty",
                "'user: x' | \"url\" is missing",
                "'url: [a' | This is not valid YAML",
                "'- a' | Names with values"
            })
    void aFileWithoutAMappingIsReported(String text, String message) {
        assertThat(read(text)).isNull();
        assertThat(String.join("\n", messages())).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "kind: files | kind: spreadsheet | line 1: \"spreadsheet\" is not a kind of source",
                "name: Nome | emial: Nome | line 8: \"emial\" is not a field of customers. Maybe \"email\".",
                "name: Nome | id: Nome | line 8: \"id\" appears twice here.",
                "id: Codice | name2: Codice | line 8: The field \"id\" of customers is missing.",
                "dd.MM.yyyy | tt.mm.jjjj | line 4: \"tt.mm.jjjj\" is not what is expected here: a pattern such as dd.MM.yyyy",
                "decimal: \",\" | decimal: \"'\" | line 4: \"'\" is not a decimal sign. Maybe \",\" or \".\".",
                "separator: \";\" | separator: \";;\" | line 3: \";;\" cannot separate cells.",
                "zone: UTC | zone: UTC, encoding: latin9x | line 2: \"latin9x\" is not what is expected here: an encoding",
                "zone: UTC | zone: UTC, empty: null-ish | line 2: \"null-ish\" is not what is expected here: unknown, clear or keep",
                "file: clienti.csv | file: ../clienti.csv | line 7: The name of a file in the folder is expected here.",
                "zone: UTC | zone: UTC, every: 15m | line 2: \"every\" is not known here",
            })
    void problemsOfMappingsOfFilesAreReportedWithTheirLine(String old, String text, String message) {
        String valid = """
                { kind: files,
                zone: UTC,
                separator: ";",
                format: { decimal: ",", dates: dd.MM.yyyy },
                queries: {
                  customers: {
                    file: clienti.csv,
                    fields: { id: Codice, name: Nome } } } }
                """;
        assertThat(read(valid)).isNotNull();

        read(valid.replace(old.strip(), text.strip()));

        assertThat(messages()).anySatisfy(each -> assertThat(each).startsWith("shop.yaml, " + message.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "https://api.example.org | http://api.example.org | line 2: An address that begins with https:// is expected here",
                "https://api.example.org | https://u:p@api.example.org | line 2: An address that begins with https:// is expected here",
                "${SHOP_PASSWORD} | k-123 | line 3: The key would be readable by anyone who can read the file. Maybe write ${CRM_KEY}",
                "header: X-Key, value | header: X-Key, key | line 3: \"key\" is not known here",
                "header: X-Key, value: | header: X-Key, user: | line 3: The credentials are incomplete.",
                "get: /c | gett: /c | line 7: The request is missing.",
                "get: /c | get: /c, post: /d | line 7: There are two requests; one is expected.",
                "get: /c | get: contacts | line 7: A path that begins with / is expected here. Maybe /contacts.",
                "get: /c | get: /c d | line 7: \"/c d\" cannot be the path of an address.",
                "list: /items | list: items | line 7: A JSON pointer is expected here. Maybe /results.",
                "list: /items | list: /items, list: /items | line 7: \"list\" appears twice here.",
                "paging: { page: 1 } | paging: { page: 1, link: next } | line 7: One way to the next page is expected here.",
                "paging: { page: 1 } | paging: { page: one } | line 7: \"one\" is not what is expected here: a whole number.",
                "since: iso | since: sometimes | line 7: \"sometimes\" is not what is expected here: iso, seconds, millis",
                "name: /n | name: n | line 8: \"n\" is not a JSON pointer. Maybe \"/n\", or \"= n\" for always the same text.",
                "name: /n | nmae: /n | line 8: \"nmae\" is not a field of customers. Maybe \"name\".",
                "from: customers | from: complaints | line 9: The rows are taken from the pages of complaints, but that query requests none.",
                "repeatable: true | repeatable: false | line 5: A repeated POST would write twice.",
                "id: /id | id: \"{/a}{/b}\" | line 1: Nothing can be written back",
                "maxPages: 9 | maxPages: 10001 | line 4: A number of pages from 1 to 10000 is expected here.",
            })
    void problemsOfMappingsOverHttpAreReportedWithTheirLine(String old, String text, String message) {
        String valid = """
                { kind: http, zone: UTC,
                url: "https://api.example.org",
                auth: { header: X-Key, value: "${SHOP_PASSWORD}" },
                maxPages: 9,
                writeBack: { post: /tasks, repeatable: true },
                queries: {
                  customers: { get: /c, list: /items, paging: { page: 1 }, since: iso,
                    fields: { id: /id, name: /n } },
                  orders: { from: customers, fields: { customerId: /id, id: /o, placedAt: /at } } } }
                """;
        assertThat(read(valid)).as(messages().toString()).isNotNull();
        assertThat(read(valid).toString()).doesNotContain("cret");

        read(valid.replace(old.strip(), text.strip()));

        assertThat(messages()).anySatisfy(each -> assertThat(each).startsWith("shop.yaml, " + message.strip()));
    }

    @Test
    void theIncludedExampleIsValidAndAllFilesOfAFolderAreRead(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("shop.yaml"), Files.readString(Path.of("crm/example.yaml.txt")));
        Files.writeString(folder.resolve("api.yaml"), VALID);
        Files.write(folder.resolve("latin.yaml"), new byte[] {(byte) 0xe4, 'x'});
        MappingFolder read = new MappingFolder(folder, ENVIRONMENT::get, DeclaredFactsChecks.none());

        assertThat(read.read(null)).extracting(MappingFolder.Read::name).containsExactly("api", "latin", "shop");
        assertThat(read.read("api").get(0).problems().toString()).contains("is reserved for facts from other senders");
        assertThat(read.read("latin").get(0).problems().toString()).contains("not UTF-8");
        assertThat(read.read("shop").get(0).problems()).isEmpty();
        assertThat(read.read("shop").get(0).mapping().queries()).hasSize(6);
        assertThat(read.read("shap").get(0).problems().toString())
                .contains("There is no such file")
                .contains("Maybe \"shop\"");
    }

    private static final String OWN = """
            kind: files
            zone: UTC
            queries:
              customers: { file: c.csv, fields: { id: No, plan: Tariff, contractEnd: Ends } }
              lists.vehicl: { file: v.csv, fields: { customerId: No, plate: Plate } }
              lists.vehicle: { file: v.csv, fields: { customerId: No, milage: Km } }
              consents: { file: c.csv, fields: { customerId: No, plan: Tariff } }
            """;

    private static List<String> problems(DeclaredFactsCheck declared) {
        Problems found = new Problems();
        MappingReader.read("shop", "shop.yaml", OWN, found, ENVIRONMENT::get, declared);
        return found.list().stream().map(Object::toString).toList();
    }

    @Test
    void aFactThatIsNotDeclaredIsRefusedWithTheOneThatMayBeMeant() {
        assertThat(problems(DeclaredFactsChecks.of(Books.facts(DeclaredBook.FACTS))))
                .satisfiesExactlyInAnyOrder(
                        each -> assertThat(each).contains("\"contractEnd\" is not a field", "Maybe \"contractEnds\""),
                        each -> assertThat(each).contains("The list \"vehicl\" is not declared", "Maybe \"vehicle\""),
                        each -> assertThat(each).contains("\"milage\" is not a field of lists.vehicle", "\"mileage\""),
                        each -> assertThat(each).contains("The field \"plate\" of lists.vehicle is missing"),
                        each -> assertThat(each).contains("\"plan\" is not a field of consents"));
        assertThat(problems(DeclaredFactsChecks.none()))
                .anyMatch(each -> each.contains("\"plan\" is not a field of customers") && each.contains("facts.yaml"))
                .anyMatch(each -> each.contains("\"vehicle\" is not declared"));
    }

    @Test
    void aFactThatIsNotDeclaredIsAWarningIfItIsToBeStored() {
        assertThat(problems(DeclaredFactsChecks.ignoring(Books.facts(DeclaredBook.FACTS))))
                .satisfiesExactlyInAnyOrder(
                        each -> assertThat(each).contains("warning", "\"contractEnd\" of customers is not declared"),
                        each -> assertThat(each).contains("warning", "\"plate\" of lists.vehicl is not declared"),
                        each -> assertThat(each).contains("warning", "\"milage\" of lists.vehicle is not declared"),
                        each -> assertThat(each).contains("The field \"plate\" of lists.vehicle is missing"),
                        each -> assertThat(each).contains("\"plan\" is not a field of consents"));
    }
}
