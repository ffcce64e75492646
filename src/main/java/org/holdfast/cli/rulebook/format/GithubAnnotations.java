package org.holdfast.cli.rulebook.format;

import java.util.List;
import org.holdfast.insight.RuleBookProblem;

/** Workflow commands of GitHub: lines on standard output that become annotations of a commit or pull request. */
final class GithubAnnotations {

    private GithubAnnotations() {}

    static List<String> of(CheckedFolder checked) {
        return checked.document().problems().stream()
                .map(problem -> line(checked, problem))
                .toList();
    }

    private static String line(CheckedFolder checked, RuleBookProblem problem) {
        StringBuilder line = new StringBuilder("::" + problem.severity());
        line.append(" file=").append(property(checked.pathOf(problem.file())));
        if (problem.line() > 0) {
            line.append(",line=").append(problem.line());
        }
        if (problem.column() > 0) {
            line.append(",col=").append(problem.column());
            line.append(",endColumn=").append(problem.column() + problem.words().length());
        }
        return line.append(",title=Rule book::")
                .append(data(problem.hint().isEmpty() ? problem.text() : problem.text() + " " + problem.hint()))
                .toString();
    }

    /** Escapes a message as the runner expects it; a line break would end the command. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
