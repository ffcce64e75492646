package org.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;

/** A whole rule book of many rules: five to a file, two scenarios for each rule, texts in three languages. */
final class GeneratedBook {

    private static final int RULES_IN_A_FILE = 5;

    private GeneratedBook() {}

    /** Texts by path. */
    static Map<String, String> texts(int rules) {
        Map<String, String> texts = new TreeMap<>();
        BookSource shipped = BookSource.read(Path.of("rules"));
        shipped.paths("language/", "").forEach(path -> texts.put(path, shipped.text(path, new Problems())));
        List<Spec> specs = Spec.of(rules).stream().map(GeneratedBook::alone).toList();
        StringBuilder actions = new StringBuilder();
        StringBuilder messages = new StringBuilder("actions:\n");
        for (int kind = 0; kind < Spec.KINDS; kind++) {
            actions.append("a")
                    .append(kind)
                    .append(": { kind: warning, purpose: service, channels: [email], worth: ")
                    .append(Spec.worth(kind))
                    .append(", cost: 0 }\n");
            messages.append("  a").append(kind).append(": { subject: Hello, body: \"You bought from us before.\" }\n");
        }
        messages.append("reasons:\n");
        for (int from = 0; from < specs.size(); from += RULES_IN_A_FILE) {
            String name = String.format("areas/bench/rules-%05d", from);
            StringBuilder file = new StringBuilder();
            StringBuilder scenarios = new StringBuilder();
            for (Spec spec : specs.subList(from, Math.min(from + RULES_IN_A_FILE, specs.size()))) {
                file.append(spec.sentences()).append('\n');
                scenarios.append(scenario(spec, true)).append(scenario(spec, false));
            }
            texts.put(name + ".dslr", file.toString());
            texts.put(name + ".scenarios.yaml", scenarios.toString());
            messages.append("  ")
                    .append(name.substring(name.lastIndexOf('/') + 1))
                    .append(": \"Because it is so.\"\n");
        }
        texts.put("areas/bench/actions.yaml", actions.toString());
        for (String language : List.of("en", "ru", "ro")) {
            texts.put("messages/" + language + ".yaml", messages.toString());
        }
        texts.put("customers/somebody.yaml", """
                id: somebody
                language: en
                timeZone: Europe/Chisinau
                birthday: 1990-08-20
                orders: []
                complaints: []
                surveys: []
                """);
        return texts;
    }

    /** Returns the rule for a segment of its own, so that the customer of a scenario meets only this rule. */
    private static Spec alone(Spec spec) {
        return new Spec(
                spec.number(),
                spec.kind(),
                spec.segment() == null ? null : "S" + spec.number(),
                spec.a(),
                spec.b(),
                spec.c());
    }

    static void write(Map<String, String> texts, Path folder) throws IOException {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
    }

    /** Returns a customer that the rule acts on, or the same customer in another segment. */
    private static String scenario(Spec spec, boolean acts) {
        String segment = acts ? Objects.requireNonNullElse(spec.segment(), "Z") : "other";
        String facts = acts || spec.segment() != null ? facts(spec) : "";
        String name = spec.name() + (acts ? " acts" : " stays silent");
        return "- name: " + name + "\n  today: 2026-03-15\n  customer: somebody\n  but: { segment: " + segment + facts
                + " }\n  expect: " + (acts ? "{ action: a" + spec.kind() + ", rule: " + spec.name() + " }" : "nothing")
                + "\n";
    }

    private static String facts(Spec s) {
        String late = "orders: [ { id: o, placedAt: 2026-02-01, value: 200, promisedAt: " + day(s.a() + 1) + " } ]";
        return ", "
                + switch (s.kind()) {
                    case 0, 1 -> late;
                    case 2 ->
                        "orders: [ { id: a, placedAt: 2025-12-01 }, { id: b, placedAt: 2025-12-06 }, { id: c, placedAt: 2025-12-11 } ]";
                    case 3 -> "complaints: [ { id: k, openedAt: " + day(20) + " } ]";
                    case 4 ->
                        "complaints: [ { id: k, openedAt: " + day(12) + ", resolvedAt: " + day(3)
                                + ", fault: us, severity: 5 } ]";
                    case 5 ->
                        "orders: [ { id: o, placedAt: 2026-03-01, deliveredAt: " + day(5)
                                + ", lines: [ { sku: x, quantity: 9, delivered: 1 } ] } ]";
                    case 6 -> "complaints: [ { id: k, openedAt: " + day(16) + ", resolvedAt: " + day(2) + " } ]";
                    case 7 ->
                        "birthday: 1990-03-15, orders: [ { id: a, placedAt: 2026-01-01 }, { id: b, placedAt: 2026-01-02 }, { id: c, placedAt: 2026-01-03 }, "
                                + "{ id: d, placedAt: 2026-01-04 }, { id: e, placedAt: 2026-01-05 } ]";
                    case 8 -> "orders: [ { id: a, placedAt: 2026-01-01, value: " + s.a() + " } ]";
                    case 9 -> "surveys: [ { kind: nps, score: 2, at: 2026-03-14 } ]";
                    case 10 ->
                        "complaints: [ { id: k, openedAt: 2026-03-10 }, { id: l, openedAt: 2026-03-11 }, { id: m, openedAt: 2026-03-12 } ]";
                    default -> {
                        StringBuilder orders = new StringBuilder("orders: [ ");
                        for (int i = 0; i < s.a(); i++) {
                            orders.append(i == 0 ? "" : ", ")
                                    .append("{ id: o")
                                    .append(i)
                                    .append(", placedAt: ")
                                    .append(day(2 + i % 300))
                                    .append(", promisedAt: 2026-04-01 }");
                        }
                        yield orders.append(" ]").toString();
                    }
                };
    }

    private static LocalDate day(int ago) {
        return LocalDate.of(2026, 3, 15).minusDays(ago);
    }
}
