package org.holdfast.cli.rulebook.format;

import java.io.PrintWriter;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.EnumLabels;

/** How {@code check} reports. In every format but text, standard output contains nothing else. */
public enum CheckFormat {
    /** One line for each problem, for people. */
    TEXT,
    /** The document that {@code POST /v1/rule-book/checks} answers with. */
    JSON,
    /** Workflow commands of GitHub, which become annotations at the line. */
    GITHUB,
    /** SARIF 2.1.0, which code hosts and editors read. */
    SARIF;

    /** Writes the result in a format for programs. */
    public void write(CheckedFolder checked, PrintWriter out) {
        switch (this) {
            case JSON -> out.println(json(checked.document()));
            case GITHUB -> GithubAnnotations.of(checked).forEach(out::println);
            case SARIF -> out.println(json(SarifLog.of(checked)));
            case TEXT -> throw new IllegalStateException("text is written by the command itself");
        }
    }

    private static String json(Object document) {
        return FactsJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
