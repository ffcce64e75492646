package org.holdfast.decisions.offers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.holdfast.Samples;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.messages.MessagesReader;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;

/** Small rule books about offers: their actions, and rules that propose them to everybody. */
public final class OfferBooks {

    private static final Pattern ACTION = Pattern.compile("(?m)^([a-z][a-z0-9-]*):");
    private static final Pattern RULE = Pattern.compile("rule \"([^\"]+)\"");

    private OfferBooks() {}

    /** Returns an action of a kind that needs no consent and has no cool-down. */
    public static String action(String id, String worth, String terms) {
        return id + ": { kind: goodwill, purpose: service, channels: [email], worth: " + worth + ", cost: 0"
                + (terms.isEmpty() ? "" : ", " + terms) + " }\n";
    }

    /** Returns a rule that proposes an action to everybody. */
    public static String rule(String name, String action, String amount, int priority) {
        return "rule \"" + name + "\"\n" + (priority == 0 ? "" : "@priority(" + priority + ")\n")
                + "when\n  $customer : Customer()\nthen\n  propose(\"" + action + "\")"
                + (amount.isEmpty() ? "" : ".amount(" + amount + ", \"EUR\")") + ";\nend\n";
    }

    public static DecisionModel of(String actions, String rules) {
        RuleBookReader.Result read = new RuleBookReader("EUR").read(source(actions, rules));
        if (read.book() == null) {
            throw new AssertionError("Not a rule book: " + read.problems());
        }
        Problems problems = new Problems();
        DecisionModel book = new DecisionModel(
                read.book(), new MessagesReader("en", "EUR").read(read.book(), problems), Samples.ASSUMPTIONS);
        if (problems.hasErrors()) {
            throw new AssertionError("No texts: " + problems.list());
        }
        return book;
    }

    public static List<Problem> problems(String actions, String rules) {
        return new RuleBookReader("EUR").read(source(actions, rules)).problems();
    }

    private static BookSource source(String actions, String rules) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("areas/offers/actions.yaml", actions);
        texts.put("areas/offers/offers.drl", rules);
        StringBuilder messages = new StringBuilder("actions:\n");
        names(ACTION, actions)
                .forEach(id -> messages.append("  %s: { subject: %s, body: Take it. }\n".formatted(id, id)));
        messages.append("reasons:\n");
        names(RULE, rules).forEach(name -> messages.append("  \"%s\": Because.\n".formatted(name)));
        texts.put("messages/en.yaml", messages.toString());
        return BookSource.of(texts);
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
