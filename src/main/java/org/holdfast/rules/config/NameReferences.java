package org.holdfast.rules.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.YamlNode;

/** The names in {@code limits.yaml} that refer to other files, collected for {@link LimitsCheck}. */
public final class NameReferences {

    private final List<Reference> all = new ArrayList<>();

    NameReferences() {}

    /** What a name refers to. */
    enum Kind {
        ACTION,
        RULE,
        BUDGET,
        INCIDENT
    }

    record Reference(Kind kind, String name, SourceLocation origin) {}

    void add(Kind kind, String name, YamlNode node) {
        all.add(new Reference(kind, name, node.origin()));
    }

    List<Reference> of(Kind kind) {
        return all.stream().filter(reference -> reference.kind == kind).toList();
    }

    Set<String> names(Kind kind) {
        return of(kind).stream().map(Reference::name).collect(Collectors.toSet());
    }
}
