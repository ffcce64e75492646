package org.holdfast.rules.drl;

import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.CalendarMoment;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.model.Validity;
import org.jspecify.annotations.Nullable;

/**
 * Reads the annotations of one rule: {@code @owner}, {@code @priority}, {@code @from}, {@code @until}, {@code @paused}.
 */
final class AnnotationReader {

    private static final Set<String> ANNOTATIONS = Set.of("owner", "priority", "from", "until", "paused");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,4}");

    private final SourceMappedText source;
    private final RuleDescr rule;
    private final Problems problems;

    AnnotationReader(SourceMappedText source, RuleDescr rule, Problems problems) {
        this.source = source;
        this.rule = rule;
        this.problems = problems;
    }

    /** Returns when the rule is active, and reports annotations that do not exist. */
    Validity validity() {
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            if (!ANNOTATIONS.contains(annotation.getName())) {
                problems.error(
                        origin(annotation.getName()),
                        ProblemText.of("annotation-unknown", "name", "@" + annotation.getName())
                                .nearest(annotation.getName(), ANNOTATIONS));
            }
        }
        CalendarMoment from = moment("from");
        CalendarMoment until = moment("until");
        Validity validity = new Validity(from, until, text("paused"));
        if (from != null && until != null && validity.isBackwards()) {
            problems.error(
                    source.origin(rule.getLine()), ProblemText.of("season-backwards", "from", from, "until", until));
        }
        return validity;
    }

    /** Returns the value of an annotation: empty if it has none, {@code null} if the rule does not have it. */
    @Nullable
    String text(String name) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        if (annotation == null) {
            return null;
        }
        Object value = annotation.getSingleValue();
        return value == null ? "" : value.toString().replace("\"", "").strip();
    }

    /** Returns the priority of the rule, from -9999 to 9999; 0 if it states none. */
    int priority() {
        String text = text("priority");
        if (text == null) {
            return 0;
        }
        if (!WHOLE.matcher(text).matches()) {
            problems.error(origin("priority"), ProblemText.of("no-priority", "text", OperandReader.shorten(text)));
            return 0;
        }
        return Integer.parseInt(text);
    }

    private @Nullable CalendarMoment moment(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return CalendarMoment.parse(text);
        } catch (DateTimeParseException e) {
            problems.error(origin(name), ProblemText.of("no-moment", "text", OperandReader.shorten(text)));
            return null;
        }
    }

    /** Finds the line of an annotation in the text, since the parser gives annotations the line of their rule. */
    private SourceLocation origin(String name) {
        int line = Math.max(1, rule.getLine());
        while (line < source.lines() && !source.line(line).contains("@" + name)) {
            line++;
        }
        return source.origin(line);
    }
}
