package org.holdfast.rules.drl;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;

/**
 * Reads everything between {@code then} and {@code end}. A rule can only propose actions, such as
 * {@code propose("action").about($order).amount(25, "EUR").with("tier", "gold");}.
 */
final class ConsequenceReader {

    private static final Pattern STATEMENT =
            Pattern.compile("(?s)\\s*propose\\s*\\(\\s*\"([^\"]*)\"\\s*\\)((?:[^;\"]|\"[^\"\\n]*\")*);");
    private static final Pattern CALL =
            Pattern.compile("(?s)\\s*\\.\\s*(\\w+)\\s*\\(((?:[^()\"]|\\(\\d*\\)|\"[^\"\\n]*\")*)\\)");
    private static final Pattern ARGUMENT = Pattern.compile("(?s)\\s*(\"[^\"]*\"|[^,\"]*?)\\s*(?:,|$)");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(?://|#).*$");
    private static final int MAX_PROPOSALS = 8;
    private static final List<String> CALLS = List.of(
            "about",
            "amount",
            "each",
            "percent",
            "times",
            "atLeast",
            "atMost",
            "between",
            "points",
            "percentOffNextOrder",
            "freeDelivery",
            "with");

    private final SourceMappedText source;
    private final BindingScope bindingScope;
    private final String home;
    private final Problems problems;

    /** @param home the company's currency, in which all amounts of a rule are written */
    ConsequenceReader(SourceMappedText source, BindingScope bindingScope, String home, Problems problems) {
        this.source = source;
        this.bindingScope = bindingScope;
        this.home = home;
        this.problems = problems;
    }

    /** @param start offset of {@code text} in the source */
    List<ConsequenceClause> read(String text, int start, SourceLocation ruleOrigin) {
        List<ConsequenceClause> proposals = new ArrayList<>();
        String code = withoutComments(text);
        int at = 0;
        Matcher statement = STATEMENT.matcher(code);
        while (statement.find(at) && code.substring(at, statement.start()).isBlank()) {
            SourceLocation origin =
                    source.origin(source.lineAt(start + statement.start() + leadingWhitespace(statement.group())));
            try {
                proposals.add(proposal(statement.group(1), statement.group(2), origin));
            } catch (UnsupportedSyntax e) {
                problems.error(origin, e.text());
            }
            at = statement.end();
        }
        checkRest(code, at, start, ruleOrigin);
        if (proposals.size() > MAX_PROPOSALS) {
            problems.error(ruleOrigin, ProblemText.of("proposals-too-many", "most", MAX_PROPOSALS));
        }
        return proposals;
    }

    /** Reports text after the last proposal, and a rule without any. */
    private void checkRest(String code, int at, int start, SourceLocation ruleOrigin) {
        String rest = code.substring(at);
        if (!rest.isBlank()) {
            SourceLocation origin = source.origin(source.lineAt(start + at + leadingWhitespace(rest)));
            String line = rest.strip().lines().findFirst().orElse("");
            problems.error(
                    origin,
                    ProblemText.of("only-proposals", "rest", OperandReader.shorten(line))
                            .withHint(ForeignDrl.consequence(rest)));
        } else if (code.isBlank()) {
            problems.error(ruleOrigin, ProblemText.of("proposes-nothing"));
        }
    }

    /** Replaces comments with spaces, so that positions do not change. */
    private static String withoutComments(String text) {
        StringBuilder blanked = new StringBuilder(text);
        Matcher comments = COMMENT.matcher(text);
        while (comments.find()) {
            for (int i = comments.start(); i < comments.end(); i++) {
                blanked.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
            }
        }
        return blanked.toString();
    }

    private static int leadingWhitespace(String text) {
        int i = 0;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private ConsequenceClause proposal(String actionId, String calls, SourceLocation origin) throws UnsupportedSyntax {
        int about = 0;
        Amount amount = null;
        Map<String, Operand> details = new LinkedHashMap<>();
        Matcher call = CALL.matcher(calls);
        int at = 0;
        while (call.find(at) && call.start() == at) {
            List<String> arguments = arguments(call.group(2));
            switch (call.group(1)) {
                case "about" -> about = about(arguments);
                case "amount" -> amount = amounts().fixed(arguments);
                case "each" -> amount = amounts().each(arguments);
                case "percent" -> amount = amounts().percent(arguments);
                case "times" -> amount = amounts().times(arguments);
                case "atLeast", "atMost", "between" -> amount = amounts().bounded(amount, call.group(1), arguments);
                case "points", "percentOffNextOrder", "freeDelivery" ->
                    amount = amounts().gift(call.group(1), arguments);
                case "with" -> detail(arguments, details);
                default ->
                    throw new UnsupportedSyntax(
                            ProblemText.of("not-part", "what", call.group(1)).nearest(call.group(1), CALLS));
            }
            at = call.end();
        }
        if (!calls.substring(at).isBlank()) {
            throw new UnsupportedSyntax(
                    "not-understood",
                    "what",
                    OperandReader.shorten(calls.substring(at).strip()));
        }
        return new ConsequenceClause(actionId, about, amount, details, origin);
    }

    private static List<String> arguments(String text) {
        List<String> arguments = new ArrayList<>();
        Matcher matcher = ARGUMENT.matcher(text);
        int at = 0;
        while (at < text.length() && matcher.find(at)) {
            arguments.add(matcher.group(1));
            at = matcher.end();
        }
        return arguments;
    }

    private int about(List<String> arguments) throws UnsupportedSyntax {
        int place = arguments.size() == 1 ? bindingScope.place(arguments.get(0)) : -1;
        if (place < 0) {
            String name = arguments.isEmpty() ? "" : arguments.get(0);
            throw new UnsupportedSyntax(ProblemText.of(name.isEmpty() ? "about-nothing" : "about-unknown", "name", name)
                    .withHint("about-hint"));
        }
        if (place > 0 && bindingScope.entity(place).field("id") == null) {
            throw new UnsupportedSyntax(
                    "about-numberless", "kind", bindingScope.entity(place).name());
        }
        return place;
    }

    private void detail(List<String> arguments, Map<String, Operand> details) throws UnsupportedSyntax {
        if (arguments.size() != 2 || !arguments.get(0).matches("\"[a-z][A-Za-z0-9]{0,30}\"")) {
            throw new UnsupportedSyntax("detail-form");
        }
        Operand value = operands().read(arguments.get(1));
        if (value == null) {
            throw new UnsupportedSyntax("detail-null");
        }
        details.put(arguments.get(0).replace("\"", ""), value);
    }

    private OperandReader operands() {
        return new OperandReader(bindingScope, bindingScope.entity(0), 0);
    }

    private AmountReader amounts() {
        return new AmountReader(operands(), bindingScope, home);
    }
}
