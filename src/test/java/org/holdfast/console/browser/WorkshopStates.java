package org.holdfast.console.browser;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The states of the workshop. Each begins with a rule that is opened in a new draft. */
final class WorkshopStates {

    private WorkshopStates() {}

    static List<Screen> all() {
        return List.of(
                Screen.page("rule-new", "/rules/-/new"),
                new Screen("rule-new-problem", 409, site -> "/rules/-/new", visit -> {
                    visit.reader().click("#name");
                    visit.reader().type(LaterWarning.RULE);
                    visit.reader().click("#area");
                    visit.reader().type("delivery");
                    visit.submit("main form button.main");
                }),
                Screen.page("rule-copy", "/rules/Warn%20about%20a%20late%20delivery/copy"),
                new Screen(
                        "rule-copy-problem", 409, site -> "/rules/Warn%20about%20a%20late%20delivery/copy", visit -> {
                            visit.reader().click("#name");
                            visit.reader().type(LaterWarning.RULE);
                            visit.submit("main form button.main");
                        }),
                new Screen(
                        "rule-validity-problem",
                        400,
                        site -> "/rules/Warn%20about%20a%20late%20delivery/validity",
                        visit -> {
                            visit.reader().click("#why");
                            visit.reader().type(" ");
                            visit.submit("main button[value=pause]");
                        }),
                Screen.page("form-limits", site -> drafted(site, "/form/limits")),
                Screen.page("form-actions", site -> drafted(site, "/form/actions")),
                Screen.page("form-programmes", site -> drafted(site, "/form/programmes")),
                Screen.page("table", site -> drafted(site, "/table?path=areas/delivery/credit-late-delivery.csv")),
                new Screen(
                        "texts-problem",
                        400,
                        site -> drafted(site, "/texts?path=areas/delivery/warn-late-delivery.dslr"),
                        visit -> {
                            visit.reader().click("#t1-1-en");
                            visit.reader().type("{nothing}");
                            visit.submit("#s1 button.main");
                        }),
                workshop("workshop", reader -> {}),
                workshop("workshop-problem", reader -> {
                    typeSlowly(reader, "two");
                    reader.element("#problems button:not(.link)");
                    reader.until(
                            "saved", () -> !reader.element("#state").getText().isBlank());
                }),
                workshop("workshop-example", reader -> {
                    reader.type("5");
                    reader.element("#examples button[data-at]");
                    saved(reader);
                }),
                workshop("workshop-texts", reader -> {
                    reader.click(".tabs a[href*='/texts']");
                    reader.element(".samples, .columns");
                }));
    }

    /** Returns a page of a new draft. */
    private static String drafted(Site site, String page) {
        discardDrafts(site);
        String draft =
                site.server().post("/v1/drafts", "{\"title\": \"Prices\"}").at("id");
        return "/changes/" + draft + page;
    }

    /** What one state has typed is not in the next. */
    private static void discardDrafts(Site site) {
        for (JsonNode draft : site.server().get("/v1/drafts").json().path("drafts")) {
            site.server()
                    .send(HttpRequest.newBuilder(
                                    site.uri("/v1/drafts/" + draft.path("id").asString()))
                            .DELETE());
        }
    }

    /** Key by key, because the editor of a busy machine can mix up keys that are pressed at the same time. */
    private static void typeSlowly(Reader reader, String word) {
        for (int end = 1; end <= word.length(); end++) {
            String typed = "at least " + word.substring(0, end);
            reader.type(word.substring(end - 1, end));
            reader.until(
                    "\"" + typed + "\"",
                    () -> reader.element(".cm-content").getText().contains(typed));
        }
    }

    private static void saved(Reader reader) {
        reader.until(
                "saved text", () -> reader.leftBehind().stream().noneMatch(each -> each.startsWith("holdfast.draft")));
    }

    private static Screen workshop(String name, Consumer<Reader> acts) {
        return new Screen(name, 200, site -> "/rules/Warn%20about%20a%20late%20delivery", visit -> {
            Reader reader = visit.reader();
            discardDrafts(visit.site());
            reader.click("form[action$='/edit'] button");
            reader.element(".cm-content");
            reader.element("#book > *");
            acts.accept(reader);
        });
    }
}
