package org.holdfast.editor.completion;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.editor.sentence.BookName;
import org.holdfast.editor.sentence.BookNames;
import org.holdfast.editor.sentence.DeclaredNames;
import org.holdfast.editor.sentence.NameKind;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.editor.text.YamlText;
import org.holdfast.simulation.scenario.ScenarioReader;
import org.jspecify.annotations.Nullable;

/** Completes keys and values in YAML files: examples, actions, limits, programmes, customers and texts. */
final class YamlCompletion {

    private static final String MARKER = "zzmarkerzz";
    /** The names that are values of a key, in files of examples. */
    private static final Map<String, NameKind> IN_EXAMPLES = Map.of(
            "customer", NameKind.PERSONA,
            "action", NameKind.ACTION,
            "rule", NameKind.RULE,
            "by", NameKind.GUARDRAIL,
            "incident", NameKind.INCIDENT,
            "tier", NameKind.TIER);
    /** The names that are values of a key, in files of actions, limits and programmes. */
    private static final Map<String, NameKind> IN_TERMS = Map.of(
            "action", NameKind.ACTION,
            "actions", NameKind.ACTION,
            "rules", NameKind.RULE,
            "budget", NameKind.BUDGET,
            "incident", NameKind.INCIDENT,
            "name", NameKind.PROGRAMME,
            "programme", NameKind.PROGRAMME,
            "currency", NameKind.CURRENCY);
    /** The names that are keys below a key. */
    private static final Map<String, NameKind> KEYS = Map.of(
            "budgetUsed",
            NameKind.BUDGET,
            "firstTaken",
            NameKind.ACTION,
            "perUnit",
            NameKind.CURRENCY,
            "actions",
            NameKind.ACTION);

    private final OpenFile file;
    private final YamlToken token;
    private final BookNames names;
    private final RuleNames rules;
    private final YamlProbe probe;
    private final String language;

    /** @param language the reader's language, in which declared facts are explained */
    YamlCompletion(OpenFile file, int offset, BookNames names, RuleNames rules, YamlProbe probe, String language) {
        this.file = file;
        this.token = YamlToken.at(file, offset);
        this.names = names;
        this.rules = rules;
        this.probe = probe;
        this.language = language;
    }

    Completions items() {
        if (token.isComment()) {
            return Completions.NONE;
        }
        List<CompletionItem> items = placed(token.beginsLine());
        return Completions.of(items.isEmpty() ? placed(!token.beginsLine()) : items);
    }

    private List<CompletionItem> placed(boolean key) {
        if (!key) {
            return token.isKeyAlready() ? List.of() : placed(MARKER, false);
        }
        return placed(token.isKeyAlready() ? MARKER : MARKER + ": zz", true);
    }

    private List<CompletionItem> placed(String marker, boolean key) {
        String text = token.before() + marker + token.after();
        YamlPath path = YamlPath.of(file.path(), text, MARKER);
        if (path == null || path.isKey() != key) {
            return List.of();
        }
        List<BookName> known = key ? keys(path, text) : values(path, text);
        CompletionItem.Kind kind = key ? CompletionItem.Kind.KEY : CompletionItem.Kind.VALUE;
        List<CompletionItem> items = NameItems.of(known, token.unquoted(), token.range(), kind);
        return items.stream().map(item -> key ? asKey(item) : asValue(item)).toList();
    }

    private CompletionItem asKey(CompletionItem item) {
        String text = YamlText.scalar(item.text()) + (token.isKeyAlready() ? "" : ": ");
        return with(item, text);
    }

    /** A flag is written without quotation marks, which would make it a text. */
    private CompletionItem asValue(CompletionItem item) {
        boolean isFlag = Set.of("true", "false").contains(item.text());
        return with(item, isFlag ? item.text() : YamlText.scalar(item.text()));
    }

    private static CompletionItem with(CompletionItem item, String text) {
        return new CompletionItem(
                item.label(), text, PhraseWriter.escape(text), item.help(), "", item.kind(), item.range());
    }

    private List<BookName> keys(YamlPath path, String text) {
        List<String> facts = path.steps().isEmpty() && !isCustomer() ? null : customer(path);
        if (facts != null) {
            List<String> known = FactSchema.fields(facts);
            return known.isEmpty() ? DeclaredNames.of(file.book()).keys(facts, language) : plain(known);
        }
        NameKind kind = KEYS.get(path.key());
        List<String> accepted = probe.accepted(file, text, MARKER);
        if (!accepted.isEmpty()) {
            return plain(accepted);
        }
        return kind == null ? List.of() : names.of(kind, file.path());
    }

    private List<BookName> values(YamlPath path, String text) {
        List<String> facts = customer(path);
        if (facts != null && !facts.isEmpty()) {
            List<String> known = FactSchema.values(facts);
            return plain(known.isEmpty() ? DeclaredNames.of(file.book()).values(facts) : known);
        }
        NameKind kind = (isExamples() ? IN_EXAMPLES : IN_TERMS).get(path.key());
        if (kind == NameKind.RULE) {
            return plain(rules.of(file));
        }
        List<BookName> offers = offers(path);
        if (offers != null) {
            return offers;
        }
        List<String> accepted = probe.accepted(file, text, MARKER);
        if (!accepted.isEmpty() || kind == null) {
            return plain(accepted);
        }
        return names.of(kind, file.path());
    }

    /** Returns the groups, and the actions that can be excluded, or {@code null} if the path leads to neither. */
    private @Nullable List<BookName> offers(YamlPath path) {
        List<String> steps = path.steps();
        if (!file.path().endsWith("/actions.yaml")
                || steps.size() < 2
                || !Set.of("name", "notWith").contains(path.key())) {
            return null;
        }
        List<BookName> groups = names.of(NameKind.GROUP, file.path());
        return switch (steps.get(1)) {
            case "group" -> groups;
            case "notWith" ->
                Stream.concat(names.of(NameKind.ACTION, file.path()).stream(), groups.stream())
                        .toList();
            default -> null;
        };
    }

    /** Returns the part of the path below a customer's facts, or {@code null} if it is somewhere else. */
    private @Nullable List<String> customer(YamlPath path) {
        if (isCustomer()) {
            return path.steps();
        }
        if (!isExamples()) {
            return null;
        }
        List<String> steps = path.steps();
        boolean inFacts = steps.size() > 1 && Set.of("but", "customer").contains(steps.get(1));
        return inFacts && (path.isKey() || steps.size() > 2) ? steps.subList(2, steps.size()) : null;
    }

    private boolean isCustomer() {
        return file.path().startsWith("customers/");
    }

    private boolean isExamples() {
        return file.path().endsWith(ScenarioReader.ENDING);
    }

    private static List<BookName> plain(List<String> names) {
        return names.stream().map(name -> new BookName(name, "", "")).toList();
    }
}
