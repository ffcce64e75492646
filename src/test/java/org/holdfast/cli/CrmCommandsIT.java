package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.HoldfastApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of the page about loading a CRM database, exactly as written there. */
class CrmCommandsIT {

    private static final Path PAGE = Path.of("docs/how-to/load-a-crm.md");

    @TempDir
    private Path folder;

    private final String store = Database.H2.freshUrl();

    private record Result(int exit, String text) {}

    private Result run(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--holdfast.crm.dir=" + folder.resolve("crm"),
                "--spring.datasource.url=" + store,
                "--holdfast.demo=false"));
        try (PrintStream both = new PrintStream(text, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            return new Result(
                    HoldfastCommand.run(HoldfastApplication.class, all.toArray(new String[0])),
                    text.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Returns the text between {@code cat > FILE <<'END'} and {@code END} on that page. */
    private static String file(String name) throws Exception {
        String page = Files.readString(PAGE);
        int from = page.indexOf("cat > " + name + " <<'END'\n");
        assertThat(from).as(name + " in " + PAGE).isPositive();
        String rest = page.substring(page.indexOf('\n', from) + 1);
        return rest.substring(0, rest.indexOf("    END\n")).stripIndent();
    }

    @Test
    void theWorkedExampleOfThePageWorks() throws Exception {
        Path sql = folder.resolve("shop.sql");
        Path mapping = Files.createDirectory(folder.resolve("crm")).resolve("shop.yaml");
        Files.writeString(sql, file("shop.sql"));
        Files.writeString(mapping, file("crm/shop.yaml").replace("'shop.sql'", "'" + sql + "'"));

        Result check = run("crm", "check", "shop");
        assertThat(check.text())
                .contains("Maybe \"deliveredAt\".")
                .containsPattern("A-2 +value +is -5.00, but cannot be negative")
                .contains(
                        "no query: cart-lines, carts, complaints, emails, interactions, lines, membership, observations,"
                                + " parcels, payments, phones, return-lines, returns, subscriptions, surveys")
                .contains("shop: 1 error(s), 1 value(s) that do not fit");
        assertThat(check.exit()).isEqualTo(1);
        assertThat(run("crm", "load", "shop").text()).contains("deliveredAt").doesNotContain("at org.holdfast");

        Files.writeString(mapping, Files.readString(mapping).replace("delivred_at", "delivered_at"));
        Result first = run("crm", "load", "shop");
        assertThat(first.text())
                .contains("customer 2, orders A-2, value: is -5.00, but cannot be negative")
                .contains("1 new");
        assertThat(first.exit()).isEqualTo(1);

        Files.writeString(sql, Files.readString(sql).replace("-5.00", "5.00"));
        assertThat(run("crm", "check").exit()).isZero();
        Result second = run("crm", "load");
        assertThat(second.text()).contains("shop: changes loaded in").contains("1 new");
        assertThat(second.exit()).isZero();
        assertThat(run("decide", "--customer", "1", "--dry").text())
                .contains("warn-late-delivery")
                .contains("Your order A-1 is 3 days late.");
    }

    @Test
    void missingMappingFilesAreReported() {
        assertThat(run("crm", "check"))
                .satisfies(each -> assertThat(each.exit()).isEqualTo(1))
                .satisfies(each -> assertThat(each.text())
                        .contains("There is no mapping file in")
                        .contains("crm/example.yaml.txt"));
        assertThat(run("crm", "load", "--fast").exit()).isEqualTo(2);
    }

    @Test
    void languagesWithoutTextsAreNamed() throws Exception {
        Path mapping = Files.createDirectory(folder.resolve("crm")).resolve("shop.yaml");
        Files.writeString(mapping, """
            url: jdbc:h2:mem:languages
            user: sa
            zone: UTC
            queries:
              customers: |
                select 1 as id, 'de' as language union all select 2, 'ro' union all
                select 3, 'de' union all select 4, 'fr'
            """);

        assertThat(run("crm", "check").text())
                .contains("Languages without texts: de 2, fr 1 (of 4 customers checked). rules/messages has en, ro, ru;"
                        + " other customers get texts in \"en\". Consider adding messages/de.yaml.");

        Files.writeString(
                mapping, Files.readString(mapping).replace("'de'", "'ru'").replace("'fr'", "'en'"));
        assertThat(run("crm", "check").text()).doesNotContain("Languages without texts");
    }
}
