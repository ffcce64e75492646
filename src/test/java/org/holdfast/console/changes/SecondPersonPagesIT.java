package org.holdfast.console.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.access.Caller;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.holdfast.console.changes.ChangeOnPage.Shown;
import org.holdfast.drafts.review.FourEyesServer;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.publishing.RuleBookPublisher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people and a change, on its page, where a second person has to approve it; without scripts. */
class SecondPersonPagesIT {

    private static final String NOTE = "Agreed with the care team";

    @TempDir
    private static Path folder;

    private static FourEyesServer server;

    private final ConsoleBrowser ana = reader("ana");
    private final ConsoleBrowser vera = reader("vera");
    private final ChangeOnPage change = ChangeOnPage.open(server.server(), caller("ana"));

    @BeforeAll
    static void start() throws IOException {
        server = new FourEyesServer(Database.H2, folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ConsoleBrowser reader(String login) {
        ConsoleBrowser browser = new ConsoleBrowser(server.server());
        browser.signIn(login);
        return browser;
    }

    private static Caller caller(String login) {
        return server.caller(login);
    }

    private static Publication live() {
        return server.bean(RuleBookPublisher.class).live().orElseThrow();
    }

    @Test
    void oneAsksAnotherApprovesAnEditVoidsThatAndItGoesLive() {
        Publication before = live();
        assertThat(change.shownTo(ana).text()).contains("Another person must approve it first");
        change.shownTo(ana).send("review", "note", "Please look", "person", "vera");
        Shown seen = change.shownTo(vera);
        assertThat(seen.text()).contains("Ms ana asked for a review", "“Please look”", "Waits for a review");

        change.edit("# Typed since.\n", caller("ana"));
        assertThat(seen.send("approval", "note", "Fine").text())
                .contains("it was edited meanwhile", ">Fine</textarea>");
        change.shownTo(vera).send("approval", "note", "Fine");
        assertThat(change.shownTo(ana).text()).contains("Approved by Ms vera", "Approved</span>");

        change.edit("# And again.\n", caller("ana"));
        assertThat(change.shownTo(ana).text()).contains("The approval was given to another rule book");
        assertThat(change.shownTo(ana).send("publication", "note", NOTE).status())
                .isEqualTo(409);
        assertThat(live()).isEqualTo(before);

        change.shownTo(vera).send("approval");
        Page sent = change.shownTo(ana).send("publication", "note", NOTE);
        assertThat(sent.location()).as(sent.text()).isEqualTo(change.path());
        assertThat(live().approval().by()).isEqualTo("Ms vera");
        assertThat(ana.get("/versions/" + live().number()).text()).contains("Approved by Ms vera");
    }

    @Test
    void nobodyApprovesTheirOwnWork() {
        Shown own = change.shownTo(ana);
        assertThat(own.text()).contains("aria-describedby=\"why-approve\"", "You worked on this change");

        Page refused = own.send("approval", "note", "Fine");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("You worked on this change", ">Fine</textarea>");
        assertThat(change.shownTo(vera).text()).doesNotContain("Approved by");
    }

    @Test
    void aRequestForChangesHoldsItBackUntilItIsWithdrawn() {
        assertThat(change.shownTo(vera).send("changes-asked").text()).contains("Say in the note what to change");
        change.shownTo(vera).send("changes-asked", "note", "Two days, please");
        assertThat(change.shownTo(ana).text()).contains("Ms vera asked for changes", "“Two days, please”");

        change.shownTo(vera).send("verdict/withdraw");

        assertThat(change.shownTo(ana).text()).contains("withdrawn").doesNotContain("Changes are asked for");
    }

    @Test
    void anEmergencyGoesLiveInRedAndWaitsForEachApprover() {
        ConsoleBrowser mallory = reader("mallory");
        assertThat(change.shownTo(vera).text()).contains("This needs a person with both roles");
        assertThat(change.shownTo(mallory)
                        .send("emergency", "reason", "too short")
                        .text())
                .contains("at least 20 characters", ">too short</textarea>");

        change.shownTo(mallory).send("emergency", "reason", "Orders are promised for the wrong day");

        int number = live().number();
        String red = "Published in an emergency, without an approval, by Ms mallory";
        assertThat(ana.get("/versions/" + number).text()).contains(red);
        assertThat(vera.get("/").text()).contains("went live in an emergency", "Orders are promised");
        vera.post("/versions/" + number + "/noted", List.of());
        assertThat(vera.get("/").text()).doesNotContain("I have taken note");
        assertThat(ana.get("/").text()).contains("I have taken note");
    }

    @Test
    void whatWaitsIsOnTheFirstPage() {
        change.shownTo(ana).send("review", "note", "", "person", "vera");
        assertThat(vera.get("/").text()).contains("Ms ana asks for a review", change.path());
        assertThat(ana.get("/").text()).doesNotContain("asks for a review");

        change.shownTo(vera).send("changes-asked", "note", "Two days, please");

        assertThat(ana.get("/").text()).contains("Ms vera asks for changes", change.path());
        assertThat(vera.get("/").text()).doesNotContain(change.path());
    }
}
