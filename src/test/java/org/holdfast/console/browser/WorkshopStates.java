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
