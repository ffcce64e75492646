package org.holdfast.simulation.scenario;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.CalendarMoment;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads personas ({@code customers/*.yaml}) and scenarios ({@code *.scenarios.yaml}). Results are cached per file. Not
 * thread-safe.
 */
public final class ScenarioReader {

    public static final String ENDING = ".scenarios.yaml";
    private static final Set<String> KEYS = Set.of(
            "name",
            "today",
            "now",
            "customer",
            "but",
            "earlier",
            "asked",
            "budgetUsed",
            "firstTaken",
            "expect",
            "expectDecision");

    private final ZoneId defaultZone;
    private Map<String, FileScenarios> remembered = new HashMap<>();
    private String personasHash = "";

    private record FileScenarios(String hash, List<Scenario> scenarios, List<Problem> problems) {

        int things() {
            return scenarios.stream()
                    .mapToInt(scenario -> ScenarioSize.things(scenario.customer()))
                    .sum();
        }
    }

    public ScenarioReader(ZoneId defaultZone) {
        this.defaultZone = defaultZone;
    }

    public List<Scenario> read(BookSource source, Problems problems) {
        Personas personas = Personas.read(source, problems);
        if (!personas.hash().equals(personasHash)) {
            remembered = new HashMap<>();
            personasHash = personas.hash();
        }
        Map<String, FileScenarios> seen = new HashMap<>();
        List<Scenario> all = new ArrayList<>();
        int things = 0;
        for (String path : source.paths("areas/", ENDING)) {
            String ruleFile = ruleFile(source, path);
            // The rule file may be added, removed or renamed while the scenarios stay the same.
            String hash = source.fileHash(path) + ruleFile;
            FileScenarios known = remembered.get(path);
            FileScenarios file =
                    known != null && known.hash.equals(hash) ? known : file(source, path, ruleFile, hash, personas);
            seen.put(path, file);
            all.addAll(file.scenarios);
            problems.addAll(file.problems);
            things += file.things();
            if (!ScenarioSize.fits(all.size(), things, path, problems)) {
                return List.of();
            }
        }
        remembered = seen;
        return all;
    }

    private FileScenarios file(
            BookSource source, String path, @Nullable String ruleFile, String hash, Personas personas) {
        Problems own = new Problems();
        List<Scenario> scenarios = new ArrayList<>();
        if (ruleFile == null) {
            own.error(
                    SourceLocation.of(path),
                    "There is no rule file beside these scenarios.",
                    "Maybe name it after the rule file: late.dslr and late.scenarios.yaml.");
        } else {
            own.guard(
                    SourceLocation.of(path),
                    () -> YamlNode.parse(path, source.text(path, own), own)
                            .map(YamlNode::warnOfRepeated)
                            .ifPresent(list -> list.items()
                                    .forEach(item -> scenarios.addAll(guarded(item, ruleFile, personas, own)))));
        }
        return new FileScenarios(hash, scenarios, own.list());
    }

    private List<Scenario> guarded(YamlNode item, String ruleFile, Personas personas, Problems own) {
        Scenario scenario = own.guarded(item.origin(), () -> scenario(item, ruleFile, personas));
        return scenario == null ? List.of() : List.of(scenario);
    }

    private static @Nullable String ruleFile(BookSource source, String path) {
        String base = path.substring(0, path.length() - ENDING.length());
        for (String ending : RuleBookReader.ENDINGS) {
            for (String beside : source.paths(base, "")) {
                if (beside.substring(base.length()).equalsIgnoreCase(ending)) {
                    return beside;
                }
            }
        }
        return null;
    }

    private @Nullable Scenario scenario(YamlNode item, String ruleFile, Personas personas) {
        Map<String, YamlNode> keys = item.entries(KEYS);
        YamlNode title = keys.get("name");
        String name = title == null ? null : title.text();
        if (name == null) {
            item.error("This scenario has no name.", "Add a sentence that says what must happen.");
            return null;
        }
        ExampleCustomer exampleCustomer = personas.customer(keys, item);
        if (exampleCustomer == null) {
            return null;
        }
        Instant now = now(keys, item, exampleCustomer.customer());
        if (now == null) {
            return null;
        }
        YamlNode expect = keys.get("expect");
        YamlNode decision = keys.get("expectDecision");
        if (expect == null && decision == null) {
            item.error(
                    "This scenario expects nothing in particular.",
                    "Add \"expect: nothing\" or what must be proposed.");
            return null;
        }
        SourceLocation origin =
                new SourceLocation(item.origin().file(), item.origin().line(), name);
        ScenarioContext scenarioContext = ScenarioContextReader.read(keys, now, zone(exampleCustomer.customer()))
                .withEarlier(exampleCustomer.earlier().stream()
                        .map(each -> each.inScenario(origin, zone(exampleCustomer.customer())))
                        .filter(each -> !each.on().isAfter(now))
                        .toList());
        if (decision == null && keys.keySet().stream().anyMatch(ScenarioContextReader.OF_DECISIONS::contains)) {
            item.error(
                    "The request and what is used up matter only for a whole decision.",
                    "Maybe \"expectDecision\" instead of \"expect\".");
        }
        return new Scenario(
                name,
                ruleFile,
                now,
                exampleCustomer.customer(),
                exampleCustomer.promises(),
                exampleCustomer.forecast(),
                exampleCustomer.programmes(),
                scenarioContext,
                expect == null ? null : ExpectationReader.proposals(expect),
                decision == null ? null : ExpectationReader.decision(decision),
                personas.kept(keys),
                origin);
    }

    private @Nullable Instant now(Map<String, YamlNode> keys, YamlNode item, Customer customer) {
        ZoneId zone = zone(customer);
        YamlNode now = keys.get("now");
        if (now != null) {
            return now.read(
                    "an instant such as 2026-03-15T10:00:00Z, or the time where the customer lives such as"
                            + " 2026-03-15 12:00, from the year 1900 to 2200",
                    text -> read(text, value -> moment(value, zone)));
        }
        YamlNode today = keys.get("today");
        if (today != null) {
            return today.read(
                    "a date such as 2026-03-15, from the year 1900 to 2200",
                    text -> read(
                            text,
                            value -> LocalDate.parse(value)
                                    .atTime(12, 0)
                                    .atZone(zone)
                                    .toInstant()));
        }
        item.error(
                "This scenario does not say when it takes place.",
                "Add \"today: 2026-03-15\" or \"now: 2026-03-15T10:00:00Z\".");
        return null;
    }

    private static Instant moment(String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            CalendarMoment local = CalendarMoment.parse(text);
            if (local.clock() == null) {
                throw e;
            }
            return local.start().atZone(zone).toInstant();
        }
    }

    private ZoneId zone(Customer customer) {
        return customer.timeZone() == null ? defaultZone : customer.timeZone();
    }

    private static Instant read(String text, Function<String, Instant> reader) {
        try {
            Instant read = reader.apply(text);
            // The same range of years applies as to facts.
            DateOrInstant.of(read);
            return read;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
