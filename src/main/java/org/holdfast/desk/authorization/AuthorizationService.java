package org.holdfast.desk.authorization;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.LostRaceRetry;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.desk.DeskConflict;
import org.holdfast.desk.DeskConflict.Reason;
import org.holdfast.desk.DeskSettings;
import org.holdfast.desk.NotPermitted;
import org.holdfast.desk.authorization.Authorization.State;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.ContactHistories;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks a supervisor about an action whose amount is beyond the authority of the person at the desk, and takes the
 * answer. No one answers their own question, and of two answers at the same time the first counts.
 */
public class AuthorizationService {

    private static final int TRIES = 5;

    private final AuthorizationTable table;
    private final QuestionTrial trial;
    private final ContactHistories contactHistories;
    private final AnswerAuthority answerAuthority;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final LostRaceRetry retry;
    private final DeskSettings settings;
    private final Clock clock;

    AuthorizationService(
            AuthorizationTable table,
            DecisionService decisionService,
            ContactHistories contactHistories,
            LiveRuleBook live,
            AuditTrail audit,
            TransactionTemplate transaction,
            DeskSettings settings,
            Clock clock) {
        this.table = table;
        this.trial = new QuestionTrial(decisionService, settings);
        this.contactHistories = contactHistories;
        this.answerAuthority = new AnswerAuthority(live);
        this.audit = audit;
        this.transaction = transaction;
        this.retry = LostRaceRetry.of(transaction, TRIES);
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Asks a supervisor. The same question with the same key is asked once.
     *
     * @throws NotPermitted when the caller is not an agent
     * @throws DeskConflict when the action is not possible, needs no supervisor, or another person has asked already
     * @throws InvalidInput when the amount or the choice is not what the action offers
     */
    public Authorization ask(Caller caller, AuthorizationQuestion question) {
        requireAgent(caller);
        Optional<Authorization> earlier = table.find(caller.identity(), question.key(), now());
        if (earlier.isPresent()) {
            return repeated(earlier.get(), question);
        }
        Authorization asked = trial.of(caller, question, now());
        return retry.execute(() -> store(caller, question, asked));
    }

    /** Stores a question unless it was asked at the same moment, by the same or by another person. */
    private Authorization store(Caller caller, AuthorizationQuestion question, Authorization asked) {
        contactHistories.lock(Set.of(asked.customerId()));
        Optional<Authorization> same = table.find(caller.identity(), question.key(), now());
        if (same.isPresent()) {
            return repeated(same.get(), question);
        }
        for (Authorization other : table.page(true, asked.customerId(), null, 50, now())) {
            if (other.selection().equals(asked.selection())) {
                throw DeskConflict.of(
                        Reason.ALREADY_ASKED, "name", other.question().by());
            }
        }
        table.insert(asked, question.key());
        return asked;
    }

    private static Authorization repeated(Authorization earlier, AuthorizationQuestion question) {
        boolean same = earlier.customerId().equals(question.customerId())
                && earlier.selection().equals(QuestionTrial.selection(question, null))
                && Objects.equals(earlier.choice(), question.choice())
                && earlier.question().reason().equals(question.reason())
                && (question.amount() == null
                        || earlier.question().amount().amount().compareTo(question.amount()) == 0);
        if (!same) {
            throw new InvalidInput("key", "was used for another question; use a new key for every question");
        }
        return earlier;
    }

    /**
     * Answers a question.
     *
     * @throws NotFound when there is no such question
     * @throws NotPermitted when the caller has asked it, or lacks the authority for the amount
     * @throws DeskConflict when it has been answered, or has expired
     * @throws InvalidInput when another amount is more than the rule proposes
     */
    public Authorization answer(Caller caller, Actor actor, String id, AuthorizationAnswer answer) {
        requireAgent(caller);
        Authorization asked = find(id);
        answerAuthority.check(caller, asked, answer, now());
        State state = State.valueOf(answer.kind().name());
        Instant now = now();
        Money amount = asked.question().amount();
        Money granted = switch (answer.kind()) {
            case YES -> amount;
            case AMENDED -> new Money(Objects.requireNonNull(answer.amount()), amount.currency());
            case NO -> null;
        };
        Authorization.Answer given = new Authorization.Answer(
                granted,
                caller.name(),
                now,
                answer.note(),
                granted == null ? null : now.plus(settings.authorizationsValidFor()));
        transaction.executeWithoutResult(status -> {
            if (!table.answer(id, state, given, caller.identity())) {
                throw AuthorizationConflicts.lost(find(id));
            }
            audit.append(new AuditEvent(
                    actor,
                    AuditAction.AUTHORIZATION_ANSWERED,
                    AuditEvent.Target.customer(asked.customerId()),
                    details(asked, state, granted)));
        });
        return find(id);
    }

    private static Map<String, Object> details(Authorization asked, State state, @Nullable Money granted) {
        return Map.of(
                "authorization", asked.id(),
                "action", asked.selection().action(),
                "asked", asked.question().amount().amount(),
                "answer", state.toString(),
                "granted", granted == null ? BigDecimal.ZERO : granted.amount());
    }

    /** Returns whether a caller can answer a question. */
    public boolean mayAnswer(Caller caller, Authorization asked) {
        return answerAuthority.allows(caller, asked, now());
    }

    /**
     * Returns a question with its answer.
     *
     * @throws NotFound when there is no such question
     */
    public Authorization find(String id) {
        return table.find(id, now()).orElseThrow(() -> new NotFound("authorization", id));
    }

    /** Returns the open questions that a caller can answer, the oldest first. */
    public List<Authorization> waitingFor(Caller caller) {
        return table.page(true, null, null, 100, now()).stream()
                .filter(each -> mayAnswer(caller, each))
                .toList();
    }

    /**
     * Returns the questions about a customer, the latest first.
     *
     * @param since earlier ones are left out
     */
    public List<Authorization> ofCustomer(String customerId, Instant since) {
        return table.ofCustomer(customerId, since, now());
    }

    /**
     * Returns a page of questions, the oldest first.
     *
     * @param open whether only questions that wait for an answer are wanted
     * @param customerId filter; {@code null} for all customers
     * @param after id of the question after which to continue; {@code null} to start
     * @throws InvalidInput when {@code after} is not the id of a question
     */
    public List<Authorization> page(boolean open, @Nullable String customerId, @Nullable String after, int size) {
        Authorization last = after == null
                ? null
                : table.find(after, now())
                        .orElseThrow(() ->
                                new InvalidInput("after", "is not a cursor; expected \"next\" of a previous page"));
        return table.page(open, customerId, last, size, now());
    }

    /**
     * Returns an authorization that a caller can use now.
     *
     * @throws NotFound when there is none with this id
     * @throws DeskConflict when it is not authorized, has been used or has run out
     * @throws NotPermitted when it was given to another person
     */
    public Authorization usable(Caller caller, String id) {
        Authorization found = find(id);
        if (!found.question().asker().equals(caller.identity())) {
            throw NotPermitted.because("asker", "name", found.question().by());
        }
        if (!found.state().isAuthorized()) {
            throw AuthorizationConflicts.notAuthorized(found);
        }
        return found;
    }

    /**
     * Marks an authorization as used, in the transaction of the decision.
     *
     * @throws DeskConflict when it was used at the same moment
     */
    public void use(String id, String decisionId) {
        if (!table.use(id, decisionId, now())) {
            throw AuthorizationConflicts.notAuthorized(find(id));
        }
    }

    /** Makes an authorization usable again, in the transaction that takes its decision back. */
    public void release(String customerId, String decisionId) {
        table.release(customerId, decisionId);
    }

    private static void requireAgent(Caller caller) {
        if (!caller.may(Role.AGENT)) {
            throw NotPermitted.because("agent");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
