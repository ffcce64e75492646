package org.holdfast.console.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.Server;
import org.holdfast.audit.Actor;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.FileSave;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forms in a browser without scripts. */
class FormsIT {

    private static final Pattern HASH = Pattern.compile("name=\"hash\" value=\"([^\"]*)\"");
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
                .open("Prices", Contributor.localOperator("test"), Actor.localOperator("test", null))
                .id();
    }

    private String text(String path) {
        return new String(server.bean(DraftFiles.class).read(draft, path).bytes(), StandardCharsets.UTF_8);
    }

    private Page show(String kind) {
        return browser.get("/changes/" + draft + "/form/" + kind);
    }

    private Page post(String kind, Page shown, String act, String at, String prefix, String... fields) {
        Matcher hash = HASH.matcher(shown.text());
        assertThat(hash.find()).isTrue();
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("act", act, "at", at, "prefix", prefix, "hash", hash.group(1)));
        return browser.post("/changes/" + draft + "/form/" + kind, all);
    }

    private static String[] authority(String automatic, String why) {
        return new String[] {
            "n/from", "2199-01-01", "n/why", why, "n/automatic", automatic, "n/agent", "150", "n/supervisor", "500"
        };
    }

    @Test
    void aNewLimitIsANewItemWithItsDayAndReason() {
        String before = text("limits.yaml");
        Page shown = show("limits");
        assertThat(shown.text()).contains("The most that is granted at once", "why: Up to 50 costs less than talking");

        Page saved = post("limits", shown, "add", "/authority", "n", authority("60", "Prices rose."));

        assertThat(saved.status()).isEqualTo(302);
        assertThat(browser.get(saved.location()).text()).contains("Saved in the draft", "To come from 2199-01-01");
        String added =
                "  - from: 2199-01-01\n    why: Prices rose.\n    automatic: 60\n    agent: 150\n    supervisor: 500\n";
        assertThat(text("limits.yaml")).contains(added);
        assertThat(text("limits.yaml").replace(added, "")).isEqualTo(before);
    }

    @Test
    void aMistakeIsSaidAtItsFieldAndNothingIsSaved() {
        String before = text("limits.yaml");

        Page refused = post("limits", show("limits"), "add", "/authority", "n", authority("sixty", "Prices rose."));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .containsPattern("value=\"sixty\"[^>]*aria-invalid=\"true\"")
                .contains("not what is expected here: a number.", "Prices rose.");
        assertThat(text("limits.yaml")).isEqualTo(before);

        Page without = post("limits", show("limits"), "add", "/authority", "n", authority("60", ""));

        assertThat(without.text()).contains("This limit has no &quot;why&quot;");
        assertThat(text("limits.yaml")).isEqualTo(before);
    }

    @Test
    void whatIsToComeCanBeRemoved() {
        String before = text("limits.yaml");
        post("limits", show("limits"), "add", "/authority", "n", authority("60", "Prices rose."));

        assertThat(post("limits", show("limits"), "remove", "/authority/1", "n").status())
                .isEqualTo(302);

        assertThat(text("limits.yaml")).isEqualTo(before);
    }

    @Test
    void actionsAndProgrammesAreCreated() {
        Page created = post(
                "actions",
                show("actions"),
                "create",
                "",
                "new",
                "key",
                "say-hello",
                "new/kind",
                "reward",
                "new/purpose",
                "service",
                "new/channels",
                "email",
                "new/channels",
                "app",
                "new/worth",
                "1",
                "new/cost",
                "0.10",
                "new/needs/orders",
                "2 hours");
        assertThat(created.status()).isEqualTo(302);
        assertThat(text("areas/at-risk/actions.yaml"))
                .endsWith("say-hello:\n  kind: reward\n  purpose: service\n  channels: [email, app]\n  worth: 1\n"
                        + "  cost: 0.10\n  needs: { orders: 2 hours }\n");

        Page again = post("actions", show("actions"), "create", "", "new", "key", "say-hello", "new/kind", "reward");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text()).contains("which exists already");

        Page programme = post(
                "programmes",
                show("programmes"),
                "create",
                "",
                "new",
                "key",
                "Tea: Friends",
                "new/from",
                "2199-01-01",
                "new/why",
                "A try.",
                "new/open",
                "true",
                "new/card/0/from",
                "0",
                "new/card/0/percent",
                "5");
        assertThat(programme.status()).isEqualTo(302);
        assertThat(text("programmes.yaml")).contains("\"Tea: Friends\":\n  - from: 2199-01-01\n    why: A try.\n");
    }

    @Test
    void whatOthersWroteMeanwhileIsNotOverwritten() {
        Page old = show("actions");
        String path = "areas/at-risk/actions.yaml";
        String action = text(path)
                .lines()
                .filter(line -> line.matches("[a-z-]+:"))
                .findFirst()
                .orElseThrow();
        String at = "/" + action.substring(0, action.length() - 1);
        String[] fields = {
            "p/kind", "offer", "p/purpose", "marketing", "p/channels", "email", "p/worth", "1.00", "p/cost", "0.30"
        };
        assertThat(post("actions", show("actions"), "save", at, "p", fields).status())
                .isEqualTo(302);
        fields[9] = "0.40";

        Page stale = post("actions", old, "save", at, "p", fields);

        assertThat(stale.status()).isEqualTo(400);
        assertThat(stale.text()).contains("Others have changed the same lines");
        assertThat(text(path)).contains("cost: 0.30").doesNotContain("cost: 0.40");
    }

    @Test
    void aFileThatIsNotUtf8IsNotDamaged() {
        DraftFiles files = server.bean(DraftFiles.class);
        DraftFiles.Content stored = files.read(draft, "limits.yaml");
        byte[] utf16 = ("\uFEFF" + text("limits.yaml")).getBytes(StandardCharsets.UTF_16LE);
        files.save(
                draft,
                new FileSave("limits.yaml", utf16, ExpectedFile.withHash(stored.hash()), false, null),
                Contributor.localOperator("test"));

        assertThat(show("limits").text())
                .contains("This file is not text in UTF-8")
                .doesNotContain("name=\"hash\"");
        List<String> fields = new ArrayList<>(List.of(authority("60", "Prices rose.")));
        fields.addAll(List.of("act", "add", "at", "/authority", "prefix", "n", "hash", stored.hash()));
        browser.get("/changes/" + draft + "/form/programmes");
        assertThat(browser.post("/changes/" + draft + "/form/limits", fields).status())
                .isEqualTo(400);
        assertThat(files.read(draft, "limits.yaml").bytes()).isEqualTo(utf16);
    }

    @Test
    void theSameMistakeAtASecondPlaceIsRefused() {
        DraftFiles files = server.bean(DraftFiles.class);
        DraftFiles.Content stored = files.read(draft, "limits.yaml");
        String wrong = text("limits.yaml").replace("automatic: 50\n", "automatic: sixty\n");
        files.save(
                draft,
                new FileSave(
                        "limits.yaml",
                        wrong.getBytes(StandardCharsets.UTF_8),
                        ExpectedFile.withHash(stored.hash()),
                        false,
                        null),
                Contributor.localOperator("test"));

        Page refused = post("limits", show("limits"), "add", "/authority", "n", authority("sixty", "Prices rose."));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).containsPattern("value=\"sixty\"[^>]*aria-invalid=\"true\"");
        assertThat(text("limits.yaml")).isEqualTo(wrong);

        Page saved = post("limits", show("limits"), "add", "/authority", "n", authority("60", "Prices rose."));
        assertThat(saved.status()).isEqualTo(302);
    }

    @Test
    void hostileRequestsAreRefused() {
        for (String at : List.of("", "/budgets/0/pots", "/contactCaps/99/caps")) {
            assertThat(post("limits", show("limits"), "add", at, "p", "p/from", "2199-01-01", "p/most", "1")
                            .status())
                    .as(at)
                    .isEqualTo(400);
        }
        for (String at : List.of("/nonsense", "budgets", "/budgets/99", "/budgets/0/pots/goodwill/amount")) {
            assertThat(post("limits", show("limits"), "save", at, "p", "p/from", "2199-01-01")
                            .status())
                    .as(at)
                    .isEqualTo(400);
        }
        assertThat(browser.get("/changes/" + draft + "/form/actions?path=limits.yaml")
                        .status())
                .isEqualTo(404);
        assertThat(browser.get("/changes/" + draft + "/form/secrets").status()).isEqualTo(404);
        assertThat(browser.get("/changes/" + UUID.randomUUID() + "/form/limits").status())
                .isEqualTo(404);
        List<String> manyFields = new ArrayList<>();
        for (int i = 0; i <= 10_000; i++) {
            manyFields.addAll(List.of("p/why", "x"));
        }
        assertThat(browser.post("/changes/" + draft + "/form/limits", manyFields)
                        .status())
                .isEqualTo(413);
        Page marked =
                post("limits", show("limits"), "add", "/authority", "n", authority("<script>alert(1)</script>", "x"));
        assertThat(marked.text()).doesNotContain("<script>alert(1)");
    }
}
