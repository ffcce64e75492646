package org.holdfast.rules.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.YamlNode;

/** Where {@code limits.yaml} names what other files speak of too, kept for {@link LimitsCheck}. */
public final class NameReferences {

    private final List<Mention> all = new ArrayList<>();

    NameReferences() {}

    /** What is named. */
    enum Of {
        ACTION,
        RULE,
        BUDGET,
        INCIDENT
    }

    record Mention(Of of, String name, SourceLocation origin) {}

    void add(Of of, String name, YamlNode where) {
        all.add(new Mention(of, name, where.origin()));
    }

    List<Mention> of(Of of) {
        return all.stream().filter(mention -> mention.of == of).toList();
    }

    Set<String> names(Of of) {
        return of(of).stream().map(Mention::name).collect(Collectors.toSet());
    }
}
