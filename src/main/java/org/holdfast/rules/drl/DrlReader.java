package org.holdfast.rules.drl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.CalendarMoment;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.WhenClause;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.model.Validity;
import org.holdfast.rules.vocabulary.ValueType;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Reads the DRL of one rule file. Every problem of the file is reported, each with its line. */
public final class DrlReader {

    private static final int MAX_NAME = 200;

    private final SourceMappedText source;
    private final String area;
    private final String home;
    private final Vocabulary vocabulary;
    private final Problems problems;

    private DrlReader(SourceMappedText source, String area, String home, Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.source = source;
        this.area = area;
        this.home = home;
        this.problems = problems;
    }

    /**
     * Returns the rules of a file, including those with problems.
     *
     * @param home the company's currency
     * @param vocabulary what the rules can use
     */
    public static List<Rule> read(
            SourceMappedText source, String area, String home, Vocabulary vocabulary, Problems problems) {
        Problems own = new Problems(problems.language());
        List<Rule> rules = new DrlReader(source, area, home, vocabulary, own).read();
        // A missing word or bracket is usually not where the parser fails.
        List<Problem> structure = own.hasErrors() ? BlockStructure.problems(source, own.language()) : List.of();
        problems.addAll(structure.isEmpty() ? own.list() : structure);
        return rules;
    }

    private List<Rule> read() {
        if (source.text().isBlank() || !SourceLimits.accepts(source, problems)) {
            return List.of();
        }
        PackageDescr file = parse();
        if (file == null) {
            return List.of();
        }
        refuseAllButRules(file);
        List<Rule> rules = new ArrayList<>();
        for (RuleDescr descr : file.getRules()) {
            if (descr instanceof QueryDescr) {
                problems.error(source.origin(descr.getLine()), part("query"));
            } else {
                rules.add(rule(descr));
            }
        }
        return rules;
    }

    private @Nullable PackageDescr parse() {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        try {
            PackageDescr file = parser.parse(false, source.text());
            if (!parser.hasErrors() && file != null) {
                return file;
            }
            parser.getErrors().stream().limit(20).forEach(this::unreadable);
        } catch (StackOverflowError e) {
            problems.error(source.origin(1), ProblemText.of("file-too-deep"));
        } catch (DroolsParserException | RuntimeException e) {
            problems.error(source.origin(1), ProblemText.of("file-unreadable"));
        }
        return null;
    }

    private void unreadable(DroolsError error) {
        int line = error.getLines().length == 0 ? 1 : error.getLines()[0];
        SourceLocation origin = source.origin(line);
        problems.error(
                origin,
                origin.text().isEmpty()
                        ? ProblemText.of("something-missing")
                        : ProblemText.of("line-unreadable", "text", OperandReader.shorten(origin.text())));
    }

    /** Reports each construct of DRL that is not a rule, by its name. */
    private void refuseAllButRules(PackageDescr file) {
        String name = file.getName();
        if (name != null && !name.isEmpty() && !name.equals(area)) {
            problems.error(
                    source.origin(file.getLine() < 1 ? 1 : file.getLine()),
                    ProblemText.of("package", "area", area, "name", OperandReader.shorten(name)));
        }
        refuse(file.getImports(), part("import").withHint("import-known"));
        refuse(file.getFunctionImports(), part("import function"));
        refuse(file.getAccumulateImports(), part("import accumulate"));
        refuse(file.getGlobals(), part("global"));
        refuse(file.getFunctions(), part("function"));
        refuse(file.getTypeDeclarations(), part("declare").withHint("declare-known"));
        refuse(file.getEnumDeclarations(), part("declare enum"));
        refuse(file.getEntryPointDeclarations(), part("declare entry-point"));
        refuse(file.getWindowDeclarations(), part("declare window"));
        refuseAttributes(file.getAttributes());
        if (file.getUnit() != null) {
            problems.error(source.origin(1), part("unit"));
        }
    }

    private static ProblemText part(String what) {
        return ProblemText.of("not-part", "what", what);
    }

    private void refuse(Collection<? extends BaseDescr> found, ProblemText text) {
        for (BaseDescr descr : found) {
            problems.error(source.origin(descr.getLine()), text);
        }
    }

    /** Reports attributes, which stand in a rule, or above all rules. */
    private void refuseAttributes(Collection<AttributeDescr> attributes) {
        for (AttributeDescr attribute : attributes) {
            String name = attribute.getName();
            problems.error(source.origin(attribute.getLine()), part(name).withHint(ForeignDrl.attribute(name)));
        }
    }

    private Rule rule(RuleDescr descr) {
        SourceLocation origin = source.origin(descr.getLine());
        String name = descr.getName() == null ? "" : descr.getName().strip();
        checkHeader(descr, name, origin);
        ConditionReader conditions = new ConditionReader(source, vocabulary, problems);
        WhenClause when = conditions.read(descr.getLhs());
        AnnotationReader annotations = new AnnotationReader(source, descr, problems);
        Validity validity = annotations.validity();
        List<ConsequenceClause> then = consequence(descr, conditions.scope(), origin);
        return new Rule(
                name,
                area,
                annotations.text("owner"),
                annotations.priority(),
                validity,
                withValidity(when, validity, origin),
                then,
                conditions.scope().variables(),
                conditions.scope().entities(),
                origin,
                problems.language());
    }

    private void checkHeader(RuleDescr descr, String name, SourceLocation origin) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            problems.error(origin, ProblemText.of("rule-name", "most", MAX_NAME));
        }
        if (descr.getParentName() != null) {
            problems.error(origin, part("extends"));
        }
        refuseAttributes(descr.getAttributes().values().stream()
                .filter(attribute -> attribute.getLine() >= descr.getLine())
                .toList());
        if (!descr.getNamedConsequences().isEmpty()
                || descr.getErrors() != null && !descr.getErrors().isEmpty()) {
            problems.error(origin, ProblemText.of("then-twice"));
        }
    }

    private List<ConsequenceClause> consequence(RuleDescr descr, BindingScope bindingScope, SourceLocation origin) {
        String text =
                descr.getConsequence() == null ? "" : descr.getConsequence().toString();
        int start = source.text().indexOf(text, source.startOf(descr.getConsequenceLine()));
        return new ConsequenceReader(source, bindingScope, home, problems).read(text, Math.max(0, start), origin);
    }

    /** Adds the dates of a rule to its conditions, so that "why not" and "when" explain them like any other. */
    private static WhenClause withValidity(WhenClause when, Validity validity, SourceLocation origin) {
        List<ConditionLine> lines = new ArrayList<>();
        if (validity.begins() != null) {
            lines.add(new ConditionLine(limit(validity.begins(), Comparator.AT_LEAST), origin));
        }
        if (validity.ends() != null) {
            boolean day = validity.ends().clock() == null;
            lines.add(new ConditionLine(limit(validity.ends(), day ? Comparator.AT_MOST : Comparator.LESS), origin));
        }
        if (lines.isEmpty()) {
            return when;
        }
        lines.addAll(when.customer());
        return new WhenClause(lines, when.eaches());
    }

    private static Comparison limit(CalendarMoment moment, Comparator comparator) {
        return moment.clock() == null
                ? new Comparison(
                        new Operand.OfField(Operand.SELF, Vocabulary.TODAY),
                        comparator,
                        new Operand.Literal(moment.day(), ValueType.DAY))
                : new Comparison(
                        new Operand.OfField(Operand.SELF, Vocabulary.NOW),
                        comparator,
                        new Operand.Literal(moment.start(), ValueType.MOMENT));
    }
}
