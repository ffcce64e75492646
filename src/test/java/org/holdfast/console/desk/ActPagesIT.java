package org.holdfast.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.Database;
import org.holdfast.access.Role;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.desk.DeskServer;
import org.holdfast.people.PeopleFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** Acting at the desk as its pages do it, without scripts. */
class ActPagesIT {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern SEEN = Pattern.compile("hx-get=\"([^\"]*/fragment[^\"]*seen=[^\"]*)\"");

    private static DeskServer desk;
    private static ConsoleBrowser agent;
    private static ConsoleBrowser supervisor;

    @BeforeAll
    static void start() {
        desk = new DeskServer(Database.H2.freshUrl());
        ConsoleBrowser.add(desk.server, PeopleFixture.wanted("ana", Role.ADMIN));
        agent = browser("vera", AuthorityLevel.AGENT);
        supervisor = browser("sam", AuthorityLevel.SUPERVISOR);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static ConsoleBrowser browser(String login, AuthorityLevel step) {
        ConsoleBrowser.add(desk.server, PeopleFixture.wanted(login, step, Role.AGENT));
        ConsoleBrowser browser = new ConsoleBrowser(desk.server);
        assertThat(browser.signIn(login).location()).isEqualTo("/");
        return browser;
    }

    /** Returns the hidden fields of the first form that is sent to an address. */
    private static List<String> form(String page, String action, String... more) {
        int from = page.indexOf("action=\"" + action + "\"");
        assertThat(from).as(page).isNotNegative();
        String form = page.substring(from, page.indexOf("</form>", from));
        List<String> fields = new ArrayList<>();
        Matcher hidden = HIDDEN.matcher(form);
        while (hidden.find()) {
            if (!hidden.group(1).equals("_csrf")) {
                fields.addAll(List.of(hidden.group(1), HtmlUtils.htmlUnescape(hidden.group(2))));
            }
        }
        fields.addAll(List.of(more));
        return fields;
    }

    private static String polled(String page) {
        Matcher seen = SEEN.matcher(page);
        assertThat(seen.find()).as(page).isTrue();
        return HtmlUtils.htmlUnescape(seen.group(1));
    }

    @Test
    void anAnswerIsNotedOnceAndCanBeTakenBack() {
        String customer = desk.customer(60);
        String path = "/desk/" + customer;
        List<String> accepted = form(
                supervisor.get(path).text(), path + "/acts", "answer", "accepted", "choice", "credit", "note", "glad");

        Page noted = supervisor.post(path + "/acts", accepted);
        Page twice = supervisor.post(path + "/acts/fragment", accepted);

        assertThat(noted.status()).as(noted.text()).isEqualTo(200);
        assertThat(noted.text()).contains("Noted", "<html", "Undo");
        assertThat(twice.text()).contains("Noted").doesNotContain("<html");
        assertThat(desk.count("outcome", customer)).isEqualTo(1);
        List<String> other = new ArrayList<>(accepted);
        other.set(other.indexOf("accepted"), "rejected");
        Page conflict = supervisor.post(path + "/acts", other);
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("role=\"alert\"", "Your note: glad");

        String undo = noted.text().replaceFirst("(?s).*action=\"(/desk/[^\"]+/undo)\".*", "$1");
        assertThat(supervisor.post(undo, List.of()).location()).startsWith(path + "?undone=1");
        assertThat(desk.count("outcome", customer)).isZero();
        assertThat(desk.count("decision", customer)).isZero();
        assertThat(agent.post(undo, List.of()).status()).as("of somebody else").isEqualTo(404);
    }

    @Test
    void whatNeedsASupervisorIsAskedAnsweredAndDoneOnce() {
        String customer = desk.customer(60);
        String path = "/desk/" + customer;
        String page = agent.get(path).text();
        List<String> question = form(page, path + "/questions");

        Page noReason = agent.post(path + "/questions", with(question, "amount", "5", "reason", " "));
        Page noNumber = agent.post(path + "/questions", with(question, "amount", "five", "reason", "Third time."));
        assertThat(noReason.text()).contains("Say in a sentence why", "value=\"5\"");
        assertThat(noNumber.text()).contains("Type a positive amount", "value=\"five\"", "Third time.");

        assertThat(agent.post(path + "/questions", with(question, "amount", "5", "reason", "Third <b>time</b>."))
                        .location())
                .startsWith(path);
        String asked = agent.get(path).text();
        assertThat(asked).contains("The answer appears here");
        assertThat(agent.get(polled(asked)).status()).isEqualTo(204);

        assertThat(agent.get("/").text()).doesNotContain("/today/questions/0", "Third");
        String today = supervisor.get("/").text();
        assertThat(today).contains("Third &lt;b&gt;time&lt;/b&gt;.", customer);
        assertThat(supervisor.get(polled(today)).status()).isEqualTo(204);
        String answer = today.replaceFirst("(?s).*action=\"(/today/questions/[^\"]+)\".*", "$1");
        Page wrong = supervisor.post(answer, List.of("answer", "amended", "amount", "lots", "note", "be kind"));
        assertThat(wrong.text()).contains("Type a positive amount", "value=\"lots\"", "value=\"be kind\"");
        assertThat(supervisor
                        .post(answer, List.of("answer", "amended", "amount", "4.50", "note", "be kind"))
                        .location())
                .isEqualTo("/");
        assertThat(supervisor
                        .post(answer, List.of("answer", "no", "amount", "", "note", ""))
                        .text())
                .contains("role=\"alert\"");

        String answered = agent.get(polled(asked)).text();
        assertThat(answered).contains("allows €4.50", "be kind").doesNotContain("<html");
        Page noted =
                agent.post(path + "/acts", form(answered, path + "/acts", "answer", "accepted", "choice", "credit"));
        assertThat(noted.text()).contains("Noted");
        assertThat(agent.get(path).text()).contains("Done.").doesNotContain("allows €4.50");
        assertThat(desk.count("decision", customer)).isEqualTo(1);
    }

    private static List<String> with(List<String> fields, String... more) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return all;
    }
}
