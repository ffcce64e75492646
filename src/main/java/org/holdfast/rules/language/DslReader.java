package org.holdfast.rules.language;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.text.Typography;
import org.holdfast.rules.declared.FactsDeclaration;
import org.holdfast.rules.declared.FactsSchemaReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.DslLine;
import org.holdfast.rules.files.QuotedLine;
import org.holdfast.rules.grammar.Definition;
import org.holdfast.rules.grammar.Grammar;
import org.holdfast.rules.language.spelling.LeadingDash;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Reads the files {@code language/<lang>/*.dsl}. Their format is that of Drools: {@code [when][Order]sentence=DRL}. */
final class DslReader {

    private static final int MAX_SENTENCE = 300;

    /** The live book, a published one that it is compared with, and drafts that change the language. */
    private static final int REMEMBERED = 4;

    private static final Map<String, Language> BY_CONTENT = new LinkedHashMap<>(REMEMBERED, 0.75f, true);

    private final Vocabulary vocabulary;
    private final Problems problems;

    private DslReader(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /** @param problems what is wrong with the files */
    record Language(Sentences sentences, List<Problem> problems) {}

    /**
     * Returns the language of a rule book: the same object for books with the same files, because most books in use
     * have the same language, and reading it takes longer than a reader waits. Thread-safe.
     */
    static Language language(BookSource source) {
        synchronized (BY_CONTENT) {
            Language language = BY_CONTENT.computeIfAbsent(Sentences.fingerprint(source), key -> readLanguage(source));
            if (BY_CONTENT.size() > REMEMBERED) {
                BY_CONTENT.remove(BY_CONTENT.keySet().iterator().next());
            }
            return language;
        }
    }

    private static Language readLanguage(BookSource source) {
        Problems problems = new Problems();
        FactsDeclaration declaration = FactsSchemaReader.read(source, problems);
        Vocabulary vocabulary = Vocabulary.of(declaration.schema());
        DslReader reader = new DslReader(vocabulary, problems);
        List<Sentence> sentences = reader.read(source);
        GeneratedSentences declared = reader.ofDeclaredFacts(declaration, sentences);
        return new Language(new Sentences(vocabulary, sentences, declared), problems.list());
    }

    private List<Sentence> read(BookSource source) {
        List<Sentence> sentences = new ArrayList<>();
        for (String path : source.paths("language/", ".dsl")) {
            String[] parts = path.split("/");
            String language = parts.length > 2 ? parts[1] : "";
            int number = 0;
            for (String line : source.text(path, problems).split("\n", -1)) {
                number++;
                SourceLocation origin = new SourceLocation(path, number, line.strip());
                Sentence sentence = problems.guarded(origin, () -> readLine(DslLine.normalize(line), language, origin));
                if (sentence != null) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences;
    }

    /** Returns the sentences that follow from the declared facts, in the languages that the book has. */
    private GeneratedSentences ofDeclaredFacts(FactsDeclaration declaration, List<Sentence> written) {
        Set<String> languages = languages(written);
        Map<String, String> said = new HashMap<>();
        written.forEach(
                sentence -> said.putIfAbsent(sentence.form(), sentence.origin().toString()));
        Set<String> clashing = new HashSet<>();
        List<Definition> definitions = new ArrayList<>();
        for (Definition each : Grammar.declared(declaration, vocabulary)) {
            if (languages.contains(each.language())) {
                String form = Sentence.form(
                        each.language(), GeneratedSentence.sectionOf(each.part()), each.scope(), each.text());
                String other = said.putIfAbsent(form, each.origin().toString());
                if (other == null) {
                    definitions.add(each);
                } else if (clashing.add(each.language() + " " + each.origin())) {
                    clash(each, other);
                }
            }
        }
        return new GeneratedSentences(definitions);
    }

    private void clash(Definition definition, String other) {
        problems.error(
                definition.origin(),
                "The label makes the sentence \"" + Sentence.readable(definition.text())
                        + "\", which already means something in " + other + ".",
                "Maybe choose another label.");
    }

    private static Set<String> languages(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::language).collect(Collectors.toSet());
    }

    private @Nullable Sentence readLine(String line, String language, SourceLocation origin) {
        if (line.isEmpty() || line.startsWith("#")) {
            return null;
        }
        DslLine parts = line.length() > MAX_SENTENCE ? null : DslLine.of(line);
        if (parts == null) {
            problems.error(
                    origin,
                    "This is not a sentence definition of at most " + MAX_SENTENCE + " characters.",
                    "Maybe write it as [when]A sentence with {days:number} gaps=the DRL that it means.");
            return null;
        }
        String text = parts.sentence().strip();
        RuleSection section = section(parts.part(), text);
        String scope = parts.scope().isEmpty() ? null : parts.scope();
        if (section == null) {
            problems.error(origin, "[" + parts.part() + "] is not known here.", "Maybe [when], [then] or [keyword].");
            return null;
        }
        if (!isKnownScope(scope, origin)) {
            return null;
        }
        String detail = LeadingDash.strip(text);
        String plain = section == RuleSection.DETAIL && detail != null ? detail : text;
        String meaning = QuotedLine.drl(Typography.strip(parts.meaning()));
        return parse(section, scope, plain, meaning, language, origin);
    }

    private @Nullable Sentence parse(
            RuleSection section,
            @Nullable String scope,
            String text,
            String meaning,
            String language,
            SourceLocation origin) {
        try {
            return SentenceParser.parse(section, scope, text, meaning, language, origin);
        } catch (PatternSyntaxException e) {
            problems.error(origin, "The brackets or choices of this sentence are not well formed.");
        } catch (IllegalArgumentException e) {
            problems.error(origin, Objects.requireNonNullElse(e.getMessage(), "This sentence cannot be read."));
        }
        return null;
    }

    private boolean isKnownScope(@Nullable String scope, SourceLocation origin) {
        if (scope == null || vocabulary.entity(scope) != null) {
            return true;
        }
        problems.error(
                origin,
                "There is no kind of thing called \"" + scope + "\".",
                DidYouMean.hint(
                        scope, vocabulary.entities().stream().map(Entity::name).toList()));
        return false;
    }

    private static @Nullable RuleSection section(String name, String text) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "when", "condition" -> LeadingDash.strip(text) != null ? RuleSection.DETAIL : RuleSection.WHEN;
            case "then", "consequence" -> RuleSection.THEN;
            case "keyword" -> RuleSection.KEYWORD;
            default -> null;
        };
    }
}
