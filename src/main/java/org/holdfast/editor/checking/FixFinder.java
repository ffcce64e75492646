package org.holdfast.editor.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.editor.text.FileEdit;
import org.holdfast.editor.text.TextRange;
import org.holdfast.rules.language.Sentences;

/** Finds the corrections of a problem: what its hint suggests, as changes of the text. */
final class FixFinder {

    /** A suggestion in a message that exists only in English. */
    private static final Pattern MAYBE = Pattern.compile("Maybe \"[^\"]*\"(?:,? (?:or )?\"[^\"]*\")*\\.");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final SentenceFiller sentences;
    private final BookLines lines;
    private final String language;

    /** @param language ISO code of the reader's language */
    FixFinder(Sentences sentences, BookLines lines, String language) {
        this.sentences = new SentenceFiller(sentences);
        this.lines = lines;
        this.language = language;
    }

    List<Fix> of(Problem problem, Fault fault) {
        ProblemText text = problem.text();
        List<Fix> fixes = new ArrayList<>();
        if (!fault.words().isEmpty()) {
            suggestions(problem).forEach(each -> fixes.add(replace(problem, fault, each)));
        }
        if (text != null) {
            special(text, problem, fault).forEach(fixes::add);
        }
        return fixes.stream().distinct().toList();
    }

    /** Returns what the words at fault may have been meant to be. */
    private List<String> suggestions(Problem problem) {
        ProblemText text = problem.text();
        ProblemText hint = text == null ? null : text.hint();
        if (hint != null && hint.key().startsWith("maybe.")) {
            String line = lines.line(problem.origin().file(), problem.origin().line());
            return Stream.of("a", "b", "c")
                    .map(hint.arguments()::get)
                    .filter(Objects::nonNull)
                    .map(each -> sentences.filled(each.toString(), line))
                    .toList();
        }
        List<String> quoted = new ArrayList<>();
        if (text == null && MAYBE.matcher(problem.hint()).matches()) {
            Matcher each = QUOTED.matcher(problem.hint());
            while (each.find()) {
                quoted.add(each.group(1));
            }
        }
        return quoted;
    }

    private Stream<Fix> special(ProblemText text, Problem problem, Fault fault) {
        Map<String, Object> given = text.arguments();
        return switch (text.key()) {
            case "dash-missing" -> Stream.of(insert("fix.dash", problem, fault, "- "));
            case "dash-too-many" -> Stream.of(withoutDash(problem));
            case "two-readings" ->
                Stream.of("other", "one")
                        .map(given::get)
                        .filter(Objects::nonNull)
                        .map(each -> replace(problem, fault, each));
            case "gap" -> value(given).stream().map(each -> replace(problem, fault, each));
            case "frame-word-missing" -> Stream.of(lineAbove(problem, fault, String.valueOf(given.get("word"))));
            case "frame-end-missing" -> Stream.of(endBelow(problem));
            case "rule-name-quotes" -> Stream.of(wholeLine(problem, "rule \"" + given.get("name") + "\""));
            default -> Stream.of();
        };
    }

    /** Returns the values that may be meant where another kind of value is expected. */
    private static List<String> value(Map<String, Object> given) {
        String value = String.valueOf(given.get("value"));
        if (given.get("expected") instanceof ProblemText expected
                && expected.key().equals("one-of")) {
            return MeantValues.near(value, String.valueOf(expected.arguments().get("list")));
        }
        String number = MeantValues.digits(value);
        return number == null ? List.of() : List.of(number);
    }

    private Fix replace(Problem problem, Fault fault, Object text) {
        return fix("fix.replace", text.toString(), problem, fault.range(), text.toString());
    }

    private Fix insert(String title, Problem problem, Fault fault, String text) {
        return fix(
                title,
                text,
                problem,
                TextRange.at(fault.range().line(), fault.range().column()),
                text);
    }

    private Fix withoutDash(Problem problem) {
        int number = problem.origin().line();
        String line = lines.line(problem.origin().file(), number);
        int indentation = line.length() - line.stripLeading().length();
        String rest = line.stripLeading().replaceFirst("^[-–—•*]+\\s*", "");
        TextRange dash = TextRange.inLine(number, indentation + 1, line.length() - rest.length() + 1);
        return fix("fix.no-dash", "", problem, dash, "");
    }

    private Fix lineAbove(Problem problem, Fault fault, String word) {
        int number = fault.range().line();
        String indentation = " ".repeat(Math.max(0, fault.range().column() - 3));
        return fix("fix.insert", word, problem, TextRange.at(number, 1), indentation + word + "\n");
    }

    private Fix endBelow(Problem problem) {
        int number = problem.origin().line();
        String line = lines.line(problem.origin().file(), number);
        String text = line.isBlank() ? "end" : "\nend";
        return fix("fix.insert", "end", problem, TextRange.at(number, line.length() + 1), text);
    }

    private Fix wholeLine(Problem problem, String text) {
        int number = problem.origin().line();
        String line = lines.line(problem.origin().file(), number);
        return fix("fix.replace", text, problem, TextRange.inLine(number, 1, line.length() + 1), text);
    }

    private Fix fix(String title, String named, Problem problem, TextRange range, String text) {
        return new Fix(
                ProblemText.of(title, "text", named).message(language),
                List.of(new FileEdit(problem.origin().file(), range, text)));
    }
}
