package org.holdfast.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.diagnostics.Problems;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Proposal;

/** Holdfast itself: sentences, read into a rule book. */
final class HoldfastContender implements Contender {

    private final RuleBook book;
    private final Map<String, Spec> specs = new HashMap<>();

    HoldfastContender(List<Spec> rules) {
        rules.forEach(spec -> specs.put(spec.name(), spec));
        BookSource shipped = BookSource.read(Path.of("rules"));
        Map<String, String> texts = new TreeMap<>();
        shipped.paths("language/", ".dsl").forEach(path -> texts.put(path, shipped.text(path, new Problems())));
        StringBuilder actions = new StringBuilder();
        for (int kind = 0; kind < Spec.KINDS; kind++) {
            actions.append("a")
                    .append(kind)
                    .append(": { kind: warning, purpose: service, channels: [email], worth: ")
                    .append(Spec.worth(kind))
                    .append(", cost: 0 }\n");
        }
        texts.put("areas/bench/actions.yaml", actions.toString());
        for (int from = 0; from < rules.size(); from += 100) {
            StringBuilder file = new StringBuilder();
            rules.subList(from, Math.min(from + 100, rules.size())).forEach(spec -> file.append(spec.sentences()));
            texts.put("areas/bench/rules" + from + ".dslr", file.toString());
        }
        RuleBookReader.Result result = new RuleBookReader("EUR").read(BookSource.of(texts));
        if (result.book() == null) {
            throw new IllegalStateException(result.problems().toString());
        }
        book = result.book();
    }

    private HoldfastContender(RuleBook book) {
        this.book = book;
    }

    /** Returns Holdfast without a single rule: what a decision takes before any rule is evaluated. */
    static HoldfastContender empty() {
        return new HoldfastContender(new HoldfastContender(Spec.of(1)).book.withRules(List.of()));
    }

    @Override
    public List<Proposed> proposals(CustomerView view) {
        return proposed(book.proposals(view));
    }

    @Override
    public List<List<Proposed>> proposals(List<CustomerView> views) {
        List<List<Proposed>> all = new ArrayList<>(views.size());
        book.proposals(views).forEach(each -> all.add(proposed(each)));
        return all;
    }

    private List<Proposed> proposed(List<Proposal> proposals) {
        List<Proposed> all = new ArrayList<>(proposals.size());
        for (Proposal proposal : proposals) {
            String subject = proposal.subject();
            all.add(new Proposed(specs.get(proposal.rule().name()), subject == null ? "" : subject));
        }
        return all;
    }
}
