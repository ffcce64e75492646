package org.holdfast.console.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.Server;
import org.holdfast.audit.Actor;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.FileSave;
import org.holdfast.drafts.SaveResult;
import org.holdfast.rules.table.TableReader;
import org.holdfast.rules.table.grid.TableTransfer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables in a browser without scripts. */
class TablesIT {

    private static final String PATH = "areas/delivery/credit-late-delivery.csv";
    private static final Pattern HIDDEN =
            Pattern.compile("type=\"hidden\" name=\"(hash|rows|columns)\" value=\"(\\w+)\"");
    private static final Pattern CELL =
            Pattern.compile("<input id=\"(r\\d+c\\d+)\" name=\"[^\"]+\" value=\"([^\"]*)\"");
    private static final Contributor OTHER = Contributor.localOperator("Ana");

    private static Server server;

    private final ConsoleBrowser browser = new ConsoleBrowser(server);
    private UUID draft;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void openADraft() {
        draft = server.bean(DraftService.class)
                .open("Credit more", OTHER, Actor.localOperator("test", null))
                .id();
    }

    private byte[] bytes(String path) {
        return server.bean(DraftFiles.class).read(draft, path).bytes();
    }

    private String text() {
        return new String(bytes(PATH), StandardCharsets.UTF_8);
    }

    private void store(String text) {
        FileSave save =
                new FileSave(PATH, text.getBytes(StandardCharsets.UTF_8), ExpectedFile.anyContent(), false, null);
        assertThat(server.bean(DraftFiles.class).save(draft, save, OTHER)).isInstanceOf(SaveResult.Saved.class);
    }

    private String address(String more) {
        return "/changes/" + draft + "/table" + more + "?path=" + PATH;
    }

    private Page show() {
        return browser.get(address(""));
    }

    /** Fills in a form as it was shown, with some values changed, and presses a button. */
    private Page post(String where, Page shown, String act, String... changed) {
        List<String> fields = new ArrayList<>(List.of("act", act));
        for (Pattern pattern : List.of(HIDDEN, CELL)) {
            Matcher field = pattern.matcher(shown.text());
            while (field.find()) {
                int index = IntStream.iterate(0, i -> i < changed.length, i -> i + 2)
                        .filter(i -> changed[i].equals(field.group(1)))
                        .findFirst()
                        .orElse(-1);
                fields.add(field.group(1));
                fields.add(index < 0 ? unescaped(field.group(2)) : changed[index + 1]);
            }
        }
        for (int i = 0; i < changed.length; i += 2) {
            if (!fields.contains(changed[i])) {
                fields.addAll(List.of(changed[i], changed[i + 1]));
            }
        }
        return browser.post(address(where), fields);
    }

    private static String unescaped(String value) {
        return value.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(Arrays.asList(text.split("\n")));
    }

    @Test
    void aCellIsChangedAndNothingElse() {
        String before = text();
        Page shown = show();
        assertThat(shown.text())
                .contains("that is late by at least … days", "a whole number such as 3", "do not overlap");

        Page saved = post("", shown, "save", "r0c1", "no");

        assertThat(saved.status()).isEqualTo(302);
        assertThat(browser.get(saved.location()).text()).contains("Saved in the draft.");
        List<String> lines = lines(before);
        lines.set(6, lines.get(6).replaceFirst(",yes,", ",no,"));
        assertThat(lines(text())).isEqualTo(lines);
    }

    @Test
    void savingWhatIsShownChangesNoByteOfAnyTable() {
        byte[] before = bytes(PATH);
        assertThat(post("", show(), "save").status()).isEqualTo(302);
        assertThat(bytes(PATH)).isEqualTo(before);
        assertThat(server.bean(DraftFiles.class).changed(draft)).isEmpty();
    }

    @Test
    void aMistakeIsSaidAtItsCellAndKeptInTheDraft() {
        Page saved = post("", show(), "save", "r1c2", "soon<b>");

        String page = browser.get(saved.location()).text();
        assertThat(page)
                .containsPattern("id=\"r1c2\"[^>]*value=\"soon&lt;b&gt;\"[^>]*aria-invalid=\"true\" "
                        + "aria-describedby=\"pr1c2\"")
                .containsPattern("id=\"pr1c2\">Cell C8: &quot;soon&lt;b&gt;&quot; is not a whole number such as 3")
                .contains("Gaps and overlaps are looked for as soon as");
        assertThat(page.split("aria-invalid", -1)).hasSize(2);
    }

    @Test
    void overlapsAndGapsAreSaidAboveTheTableAndAtTheRows() {
        store("RuleSet,delivery,,,,\nRuleTable Delay credit,,,,,\n"
                + "NAME,CONDITION,CONDITION,CONDITION,CONDITION,ACTION\n,,,,,\n"
                + ",The customer has an order,- that is late by at least $param days,"
                + "- that was delivered at most $param days ago,- worth at least $1 and less than $2,"
                + "\"Propose \"\"credit-late-delivery\"\" for the order with $param EUR\"\n"
                + "Rule,Order,Late,Ago,Worth,Credit\nSmall,yes,3,14,\"0, 60\",4\nLarge,yes,3,14,\"50, 100\",6\n"
                + "Huge,yes,3,14,\"200, 1000000\",9\n");

        String page = show().text();

        String overlap = "The rows &quot;Small&quot; \\(line 7\\) and &quot;Large&quot; \\(line 8\\) can both hold";
        String gap = "Between the rows &quot;Large&quot; \\(line 8\\) and &quot;Huge&quot; nothing holds";
        assertThat(page).containsPattern("<li>" + overlap).containsPattern("<li>" + gap);
        assertThat(page).containsPattern("id=\"w1\"[^>]*><span class=\"problem under\">" + overlap);
        assertThat(page).containsPattern("id=\"w2\"[^>]*><span class=\"problem under\">" + gap);
    }

    @Test
    void rowsAreAddedCopiedMovedAndDeletedWithWhatWasTyped() {
        List<String> before = lines(text());

        Page copied = post("", show(), "copy", "row", "1", "r0c1", "no");
        assertThat(copied.location()).contains("row=2");
        List<String> expected = new ArrayList<>(before);
        expected.set(6, before.get(6).replaceFirst(",yes,", ",no,"));
        expected.add(8, before.get(7));
        assertThat(lines(text())).isEqualTo(expected);

        post("", show(), "up", "row", "1");
        String moved = expected.remove(7);
        expected.add(6, moved);
        assertThat(lines(text())).isEqualTo(expected);

        post("", show(), "down", "row", "0");
        post("", show(), "delete", "row", "2");
        expected.remove(6);
        expected.add(7, moved);
        expected.remove(8);
        assertThat(lines(text())).isEqualTo(expected);

        post("", show(), "add", "row", "0");
        expected.add(7, ",,,,,,");
        assertThat(lines(text())).isEqualTo(expected);
    }

    @Test
    void aBlockThatIsLongerThanTheTableAddsRows() {
        List<String> before = lines(text());
        int last = before.size() - 7;

        Page pasted = post("", show(), "paste", "row", "" + last, "column", "0", "block", "A\tyes\nB\tno\n");

        assertThat(pasted.status()).isEqualTo(302);
        List<String> after = lines(text());
        assertThat(after).hasSize(before.size() + 1);
        assertThat(after.get(after.size() - 2)).startsWith("A,yes,");
        assertThat(after.get(after.size() - 1)).isEqualTo("B,no,,,,,");
    }

    @Test
    void whatOthersSavedIsNotOverwrittenAndWhatWasTypedStays() {
        Page old = show();
        store(text().replaceFirst(",yes,", ",no,"));
        String theirs = text();

        for (String where : List.of("", "/fragment")) {
            Page stale = post(where, old, "save", "r1c2", "77");

            assertThat(stale.status()).isEqualTo(409);
            assertThat(stale.text())
                    .contains("Nothing was saved: Ana changed this table", "value=\"77\"", "<ins>77</ins>");
            assertThat(text()).isEqualTo(theirs);
        }
        Page stale = post("", old, "save", "r1c2", "77");
        Matcher over = Pattern.compile("name=\"over\" value=\"(\\w+)\"").matcher(stale.text());
        assertThat(over.find()).isTrue();

        assertThat(post("", stale, "save", "over", over.group(1)).status()).isEqualTo(302);

        assertThat(text()).contains(",yes,77,").doesNotContain(",no,");
    }

    @Test
    void scriptsGetTheTableAlone() {
        Page part = post("/fragment", show(), "copy", "row", "0");

        assertThat(part.status()).isEqualTo(200);
        assertThat(part.text().strip()).startsWith("<section id=\"grid\"").contains("Saved in the draft.");
        assertThat(part.text()).doesNotContain("<html");
        assertThat(part.text()).containsPattern("name=\"row\" value=\"1\"[^>]*checked");
    }

    private Page upload(String name, byte[] bytes) {
        show();
        return browser.post(
                address("/upload"),
                List.of("name", name, "content", Base64.getEncoder().encodeToString(bytes)));
    }

    private byte[] download(String path, String as) throws IOException {
        URI uri = server.uri("/changes/" + draft + "/table/download?as=" + as + "&path=" + path);
        try (InputStream in = uri.toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    @Test
    void everyShippedTableComesBackUnchanged() throws IOException {
        List<String> all = server.bean(DraftService.class).workingSource(draft).paths().stream()
                .filter(TableReader::isTable)
                .toList();
        assertThat(all).hasSizeGreaterThan(4);
        for (String path : all) {
            for (String as : List.of("xlsx", "csv")) {
                show();
                Page back = browser.post(
                        "/changes/" + draft + "/table/upload?path=" + path,
                        List.of(
                                "name",
                                "back." + as,
                                "content",
                                Base64.getEncoder().encodeToString(download(path, as))));
                assertThat(back.text()).as(path + as).contains("All cells are the same");
            }
        }
    }

    @Test
    void whatAnUploadChangesIsShownBeforeItIsSaved() {
        String before = text();
        byte[] changed = TableTransfer.xlsx(Arrays.stream(before.split("\n"))
                .map(line -> line.startsWith("RuleTable") ? "RuleTable Other" : line.replace(",14,", ",15,"))
                .map(line -> TableTransfer.read("x.csv", line.getBytes(StandardCharsets.UTF_8)).stream()
                        .findFirst()
                        .orElse(List.of()))
                .toList());

        Page preview = upload("Copy of table.xlsx", changed);
        assertThat(preview.text()).contains("<del>14</del>", "<ins>15</ins>");
        assertThat(text()).isEqualTo(before);

        Matcher hash = HIDDEN.matcher(preview.text());
        assertThat(hash.find()).isTrue();
        List<String> fields = List.of(
                "hash",
                hash.group(2),
                "name",
                "t.xlsx",
                "content",
                Base64.getEncoder().encodeToString(changed));
        assertThat(browser.post(address("/replace"), fields).status()).isEqualTo(302);
        assertThat(text()).contains(",15,").doesNotContain(",14,");

        Page stale = browser.post(
                address("/replace"),
                List.of(
                        "hash",
                        hash.group(2),
                        "name",
                        "t.csv",
                        "content",
                        Base64.getEncoder().encodeToString(before.getBytes(StandardCharsets.UTF_8))));
        assertThat(stale.text()).contains("the table was changed in the meantime", "<ins>14</ins>");
        assertThat(text()).contains(",15,");
    }

    @Test
    void hostileRequestsAreRefused() {
        String before = text();
        assertThat(upload("table.pdf", new byte[9]).text()).contains("ends with .xlsx or .csv");
        assertThat(upload("table.xlsx", new byte[9]).text()).contains("not an .xlsx workbook");
        assertThat(browser.post(address("/upload"), List.of("name", "t.csv", "content", "%"))
                        .status())
                .isEqualTo(400);
        Page shown = show();
        assertThat(browser.post(address(""), List.of("act", "save", "rows", "1", "columns", "1"))
                        .status())
                .isEqualTo(400);
        assertThat(post("", shown, "burn").status()).isEqualTo(400);
        assertThat(post("", shown, "delete", "row", "199").status()).isEqualTo(409);
        assertThat(post("", shown, "save", "rows", "201").status()).isEqualTo(400);
        assertThat(text()).isEqualTo(before);
        for (String path : List.of("limits.yaml", "areas/delivery/nothing.csv", "..%2Fx.csv")) {
            assertThat(browser.get("/changes/" + draft + "/table?path=" + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void aLargeTableIsDownloadedAndUploadedOnly() {
        String row = lines(text()).get(6);
        String many = IntStream.range(0, 201)
                .mapToObj(i -> row.replaceFirst("[^,]*", "Rule " + i))
                .collect(Collectors.joining("\n"));
        store(String.join("\n", lines(text()).subList(0, 6)) + "\n" + many + "\n");

        String page = show().text();

        assertThat(page).contains("201 rows and 7 columns are too many", "Download as .xlsx", "Show what changes");
        assertThat(page).doesNotContain("r0c0");
    }

    @Test
    void aFileThatIsNoTableIsShownWithItsErrors() {
        store("RuleTable X,\"");

        assertThat(show().text()).contains("errors that prevent showing it as a table", "Edit as text");
    }

    @Test
    void theEditButtonOfARuleOfATableLeadsToTheTable() {
        String rule = lines(text()).get(6).replaceFirst(",.*", "");
        String page = "/rules/" + rule.replace(" ", "%20");
        assertThat(browser.get(page).status()).isEqualTo(200);
        Page opened = browser.post(page + "/edit", List.of());

        assertThat(opened.location()).contains("/table?path=");
        assertThat(browser.get(opened.location()).text()).contains("<h1>" + PATH + "</h1>");
    }
}
