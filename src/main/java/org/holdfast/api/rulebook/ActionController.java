package org.holdfast.api.rulebook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Purpose;
import org.holdfast.history.Budgets;
import org.holdfast.messages.Messages;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.MessageLanguages;
import org.holdfast.rules.model.PromiseTerms;
import org.holdfast.rules.model.Repetition;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Returns the catalogue of actions of the live rule book. */
@RestController
@Tag(name = "Actions")
class ActionController {

    private final LiveRuleBook live;
    private final Budgets budgets;

    ActionController(LiveRuleBook live, Budgets budgets) {
        this.live = live;
        this.budgets = budgets;
    }

    /**
     * The catalogue.
     *
     * @param currency the currency of all amounts
     * @param channels all channels that exist
     * @param moments all moments that exist
     * @param topics what the actions name as their topics, for consents
     */
    record CatalogueAnswer(
            String ruleBook,
            String currency,
            List<ChannelAnswer> channels,
            List<MomentAnswer> moments,
            List<TopicAnswer> topics,
            List<ActionAnswer> actions) {}

    /** @param startedByUs whether the company initiates contact when it uses the channel */
    record ChannelAnswer(Channel channel, boolean startedByUs) {}

    /** @param customerIsHere whether the customer initiated the contact, so that a response does not disturb them */
    record MomentAnswer(DecisionMoment moment, boolean customerIsHere) {}

    /** @param names what customers read, by language of the rule book */
    record TopicAnswer(String topic, Map<String, String> names) {

        static TopicAnswer of(String topic, Messages messages) {
            Map<String, String> names = new TreeMap<>();
            messages.languages().forEach(language -> names.put(language, messages.topic(topic, language)));
            return new TopicAnswer(topic, names);
        }
    }

    /**
     * An action.
     *
     * @param choices ids of the options that the customer can choose from
     * @param rules the rules that propose it
     */
    record ActionAnswer(
            String id,
            String area,
            ActionKind kind,
            Purpose purpose,
            List<Channel> channels,
            @JsonUnwrapped MoneyAnswer money,
            @Nullable String incident,
            @JsonUnwrapped UsageAnswer usage,
            @JsonUnwrapped OfferAnswer offer,
            @Nullable PromiseTerms promise,
            List<String> choices,
            List<String> rules) {

        static ActionAnswer of(Action action, List<Rule> rules, Map<String, Integer> taken) {
            return new ActionAnswer(
                    action.id(),
                    action.area(),
                    action.kind(),
                    action.purpose(),
                    action.channels(),
                    MoneyAnswer.of(action),
                    action.incident(),
                    UsageAnswer.of(action),
                    OfferAnswer.of(action, taken.getOrDefault(action.id(), 0)),
                    action.content().promise(),
                    action.content().choices(),
                    rules.stream()
                            .filter(rule -> rule.then().stream()
                                    .anyMatch(clause -> clause.action().equals(action.id())))
                            .map(Rule::name)
                            .toList());
        }
    }

    /**
     * The money of an action.
     *
     * @param nextOrder value of a next order where the customer has no average
     * @param pointWorth what one point is expected to cost
     * @param customersCurrency whether amounts are given in the customer's currency
     */
    record MoneyAnswer(
            BigDecimal worth,
            BigDecimal cost,
            @Nullable String budget,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal nextOrder,
            @Nullable BigDecimal pointWorth,
            boolean customersCurrency) {

        static MoneyAnswer of(Action action) {
            return new MoneyAnswer(
                    action.economics().worth(),
                    action.economics().cost(),
                    action.grant().budget(),
                    action.grant().atLeast(),
                    action.grant().gift().nextOrder(),
                    action.grant().gift().pointWorth(),
                    action.grant().gift().customersCurrency());
        }
    }

    /**
     * When an action may be used.
     *
     * @param topic what its messages are about; consents may name it
     * @param per whether the cool-down applies per customer, or per order or complaint
     * @param languages languages that it has texts in; absent for all languages of the rule book
     * @param needs the maximum age of the facts, by collection, as ISO-8601 durations
     */
    record UsageAnswer(
            @Nullable Integer validDays,
            @Nullable Integer coolDownDays,
            Repetition.Per per,
            @Nullable String topic,
            @Nullable Set<String> languages,
            Map<String, String> needs) {

        static UsageAnswer of(Action action) {
            Action.UsageLimits usage = action.usage();
            MessageLanguages languages = action.content().languages();
            Map<String, String> needs = new TreeMap<>();
            usage.needs().forEach((collection, age) -> needs.put(collection, age.toString()));
            return new UsageAnswer(
                    usage.validDays(),
                    usage.repetition().coolDownDays(),
                    usage.repetition().per(),
                    action.topic(),
                    languages == null ? null : new TreeSet<>(languages.languages()),
                    needs);
        }
    }

    @Operation(
            operationId = "listActions",
            summary = "The catalogue of actions, channels and moments",
            description = "The actions of the live rule book, each with the rules that propose it, and all channels "
                    + "and moments that exist.")
    @AllowedRoles({Role.READ, Role.DECIDE, Role.AGENT})
    @GetMapping("/v1/actions")
    CatalogueAnswer actions() {
        DecisionModel book = live.book();
        Map<String, Integer> taken =
                budgets.firstCustomers().taken(book.rules().actions().keySet());
        return new CatalogueAnswer(
                book.rules().version(),
                book.assumptions().currency(),
                Arrays.stream(Channel.values())
                        .map(each -> new ChannelAnswer(each, each.startedByUs()))
                        .toList(),
                Arrays.stream(DecisionMoment.values())
                        .map(each -> new MomentAnswer(each, each.customerIsHere()))
                        .toList(),
                book.rules().topics().stream()
                        .map(topic -> TopicAnswer.of(topic, book.messages()))
                        .toList(),
                book.rules().actions().values().stream()
                        .sorted(Comparator.comparing(Action::area)
                                .thenComparing(Action::kind)
                                .thenComparing(Action::id))
                        .map(action -> ActionAnswer.of(action, book.rules().rules(), taken))
                        .toList());
    }
}
