package org.holdfast.console.browser;

import java.util.List;
import java.util.function.Consumer;

/** The states of the workshop. Each begins with a rule that is opened; what is typed is taken back. */
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
                workshop("workshop-plain", reader -> reader.click("#plain")),
                workshop("workshop-problem", reader -> {
                    reader.type("two");
                    reader.element("#problems button:not(.link)");
                    reader.until(
                            "saved", () -> !reader.element("#state").getText().isBlank());
                }),
                workshop("workshop-example", reader -> {
                    reader.type("5");
                    reader.element("#examples button[data-at]");
                }),
                workshop("workshop-texts", reader -> {
                    reader.click(".tabs a[href*='/texts']");
                    reader.element(".samples, .columns");
                }));
    }

    private static Screen workshop(String name, Consumer<Reader> acts) {
        return Screen.act(name, "/rules/Warn%20about%20a%20late%20delivery", reader -> {
            reader.click("form[action$='/edit'] button");
            reader.element(".cm-content");
            reader.element("#book > *");
            acts.accept(reader);
        });
    }
}
