package org.holdfast.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.console.browser.ConsoleInBrowserIT.browser;
import static org.holdfast.console.browser.ConsoleInBrowserIT.reader;
import static org.holdfast.console.browser.ConsoleInBrowserIT.site;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.holdfast.diagnostics.Problems;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.people.PeopleFixture;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** A marketer changes a rule, sees what that does, and publishes it; and what can come in between. */
abstract class ChangeFlows {

    private static final String DRAFT = "(/changes/[-0-9a-f]{36}).*";

    private String draft = "";

    private LaterWarning edit() {
        LaterWarning change = new LaterWarning(site, true);
        browser.open(site.uri("/rules/Warn%20about%20a%20late%20delivery"));
        change.edit(reader);
        draft = reader.address().replaceFirst(DRAFT, "$1");
        return change;
    }

    /** The next test begins with a new draft. */
    @AfterEach
    void discard() {
        if (!draft.isEmpty()) {
            site.server()
                    .send(HttpRequest.newBuilder(site.uri("/v1/drafts/" + draft.substring("/changes/".length())))
                            .DELETE());
        }
    }

    /** The whole rule book may be checked before the examples of the file are. */
    private static void examplesPass() {
        reader.until(
                "examples that pass",
                () -> reader.element("#examples").getText().contains("all as written"));
    }

    private static String typed() {
        return reader.element(".cm-content").getText();
    }

    @ParameterizedTest(name = "by mouse: {0}")
    @ValueSource(booleans = {true, false})
    void aNumberIsChangedAndItsEffectSeen(boolean byMouse) {
        LaterWarning change = new LaterWarning(site, byMouse);
        browser.open(site.uri("/"));
        new Visit(site, reader, "en").as("natalia", "/");
        change.find(reader);
        assertThat(reader.barriers()).isEmpty();
        change.edit(reader);
        draft = reader.address().replaceFirst(DRAFT, "$1");
        assertThat(reader.barriers()).isEmpty();
        change.change(reader, "2");
        examplesPass();
        change.seeEffect(reader);
        assertThat(reader.element("#effect").getText()).contains("instead of", "Cost");
        assertThat(reader.barriers()).isEmpty();
        assertThat(reader.leftBehind()).isEmpty();

        change.review(reader);
        assertThat(reader.text()).contains("“at least 1” becomes “at least 2”");
        assertThat(reader.barriers()).isEmpty();
        publishAndUndo(change);
    }

    private static void publishAndUndo(LaterWarning change) {
        Publication before = live();
        change.publish(reader);
        Publication after = live();
        assertThat(after.number()).isEqualTo(before.number() + 1);
        assertThat(after.note()).isEqualTo(LaterWarning.NOTE);
        assertThat(after.author()).isEqualTo("Natalia Cebotari");
        assertThat(reader.element("#actions [role=status]").getText())
                .contains("Live since", "as number " + after.number());
        assertThat(reader.barriers()).isEmpty();

        change.undo(reader);
        assertThat(live().version()).isEqualTo(before.version());
        assertThat(live().restores()).isEqualTo(before.number());
        assertThat(reader.heading()).contains(String.valueOf(live().number()), "live");
        assertThat(reader.barriers()).isEmpty();
    }

    @Test
    void anExampleThatFailsIsNamedAndOpenedAtItsLine() {
        edit();
        reader.type("5");
        reader.sees("An order three days late is announced before the customer calls");
        assertThat(reader.element("#examples").getText()).contains("expected", "came", "why");
        reader.until("reason", () -> reader.element("#review-why").isDisplayed());
        assertThat(reader.element("#review").getDomAttribute("aria-disabled")).isEqualTo("true");
        assertThat(reader.barriers()).isEmpty();
        String here = reader.address();
        reader.click("#review");
        assertThat(reader.address()).isEqualTo(here);
        reader.sees("Saved ");

        reader.elements("#examples button[data-at]").get(0).click();
        reader.until("examples", () -> reader.address().contains("scenarios.yaml"));
        reader.focuses(".cm-content");
        assertThat(reader.element(".cm-activeLine").getText()).contains("An order three days late is announced");
        assertThat(reader.element("#examples").isDisplayed()).isTrue();
        assertThat(reader.barriers()).isEmpty();
    }

    @Test
    void aNumberInWordsIsCorrected() {
        LaterWarning change = edit();
        reader.type("two");
        reader.sees("whole number");
        reader.until("reason", () -> reader.element("#review-why").isDisplayed());
        assertThat(reader.barriers()).isEmpty();

        reader.click("#problems button:not(.link)");
        reader.sees("No problems in this file.");
        assertThat(typed()).contains("at least 2 day");
        reader.sees("The whole rule book has no problems");
        change.seeEffect(reader);
        change.review(reader);
    }

    @Test
    void whatIsTypedIsThereInANewTab() {
        edit();
        String address = reader.address();
        reader.type("2");
        reader.sees("Saved ");
        reader.type("9");
        browser.window(browser.newWindow());
        // The page that was left sends the last key stroke while the new one is already loading.
        reader.until("text", () -> {
            browser.open(site.uri(address));
            reader.element(".cm-content");
            return typed().contains("at least 29 day");
        });
        // Both tabs may have saved at the same moment; the one that came late was told so, and nothing was lost.
        browser.traffic().forget();
    }

    @Test
    void whatIsTypedSurvivesARestart() {
        edit();
        reader.type("2");
        site.restart(() -> {
            reader.type("1");
            reader.sees("The server does not answer.");
            browser.traffic().forget();
        });
        reader.sees("Saved ");
        browser.traffic().forget();
        browser.reload();
        reader.until("text", () -> typed().contains("at least 21 day"));
    }

    @Test
    void whatIsTypedLastGoesAlongToTheNextPage() {
        edit();
        reader.sees("The whole rule book has no problems");
        reader.type("2");
        reader.click("#review");
        reader.until("change", () -> reader.address().equals(draft));
        assertThat(reader.text()).contains("becomes “at least 2”");
        assertThat(reader.leftBehind()).noneMatch(each -> each.startsWith("holdfast.draft"));
    }

    @Test
    void whatIsTypedLastGoesAlongWithAForm() {
        edit();
        String here = reader.address();
        reader.type("2");
        new Visit(site, reader, "en").as("natalia", here);
        reader.focuses(".cm-content");
        assertThat(typed()).contains("at least 2 day");
    }

    @Test
    void aChangedLineIsCommentedOnByKeyboard() {
        edit();
        reader.sees("The whole rule book has no problems");
        reader.type("2");
        reader.click("#review");
        reader.until("change", () -> reader.address().equals(draft));
        reader.tabTo("details[data-change] > summary");
        reader.type(Keys.ENTER);
        reader.tabTo("tr.changed [data-comments]");
        reader.type(Keys.ENTER);
        reader.focuses("#comment-text");
        assertThat(reader.barriers()).isEmpty();

        reader.type("Why not three?");
        reader.tabTo("#comment-form button");
        reader.type(Keys.ENTER);
        reader.until("comment", () -> reader.address().endsWith("#comment-1"));
        assertThat(reader.element("#comment-1").getText()).contains("Why not three?", "Reply", "Resolve");
        assertThat(reader.element("#actions h2").getText()).contains("One open comment");
        assertThat(reader.barriers()).isEmpty();
        browser.width(Browser.NARROW);
        assertThat(reader.overflowing()).isEmpty();

        reader.tabTo("#comment-1 form[action$=resolve] button");
        reader.type(Keys.ENTER);
        reader.sees("Resolved by");
        assertThat(reader.barriers()).isEmpty();
    }

    @Test
    void aCustomerBecomesAnExample() {
        edit();
        reader.click("#example-customer");
        reader.type("C-1058" + Keys.ENTER);
        reader.until("examples", () -> reader.address().contains("scenarios.yaml"));
        reader.focuses(".cm-content");
        assertThat(reader.element(".cm-activeLine").getText()).startsWith("- name:");
        reader.sees("The whole rule book has no problems");
        examplesPass();
        assertThat(reader.barriers()).isEmpty();

        reader.click("#example-customer");
        reader.type("C-0" + Keys.ENTER);
        reader.sees("There is no customer with this number.");
        assertThat(reader.barriers()).isEmpty();
        assertThat(browser.traffic().troubles()).allMatch(each -> each.endsWith("404"));
    }

    @Test
    void whatOthersPublishMeanwhileIsKept() {
        LaterWarning change = edit();
        publishMeanwhile("areas/delivery/warn-delay-likely.dslr");
        change.change(reader, "2");
        change.seeEffect(reader);
        change.review(reader);

        assertThat(reader.text())
                .contains("becomes “at least 2”", "would go live on top of version")
                .doesNotContain("warn-delay-likely.dslr");
        assertThat(reader.barriers()).isEmpty();
    }

    @Test
    void aNewRuleBeginsPausedAndWithoutProblems() {
        browser.open(site.uri("/rules"));
        reader.click("main a[href='/rules/-/new']");
        reader.click("#name");
        reader.type("Thank customers for a parcel on time");
        reader.click("#area");
        reader.type("delivery");
        reader.click("main form button.main");
        reader.focuses(".cm-content");
        draft = reader.address().replaceFirst(DRAFT, "$1");

        assertThat(typed()).contains("Thank customers for a parcel on time");
        reader.sees("The whole rule book has no problems");
        examplesPass();
        assertThat(reader.barriers()).isEmpty();
    }

    private static Publication live() {
        return site.server().bean(RuleBookPublisher.class).live().orElseThrow();
    }

    private static void publishMeanwhile(String path) {
        LiveRuleBook live = site.server().bean(LiveRuleBook.class);
        BookSource source = live.book().rules().source();
        String text = source.text(path, new Problems()) + "\n# Looked at by another.\n";
        site.server()
                .bean(RuleBookPublisher.class)
                .publishDraft(
                        source.with(Map.of(path, text.getBytes(StandardCharsets.UTF_8))),
                        new RuleBookPublisher.Signature(PeopleFixture.OPERATOR, "vera", "A note for the season"));
    }
}
