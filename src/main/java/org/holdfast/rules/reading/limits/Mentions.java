package org.holdfast.rules.reading.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.rules.source.Origin;
import org.holdfast.rules.source.YamlNode;

/** Where {@code limits.yaml} names what other files speak of too, kept for {@link LimitsCheck}. */
public final class Mentions {

    private final List<Mention> all = new ArrayList<>();

    Mentions() {
    }

    /** What is named. */
    enum Of {
        ACTION, RULE, BUDGET, INCIDENT
    }

    record Mention(Of of, String name, Origin origin) {
    }

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
