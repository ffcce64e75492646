package org.holdfast.preferences;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.customers.CustomerLocks;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.customers.suppression.SuppressionList;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.Receipt;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Consents;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.merge.ContactRefusals;
import org.holdfast.facts.reach.KnownAddresses;
import org.holdfast.facts.reach.Reachability;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.history.Receipts;
import org.holdfast.preferences.ContactPreferences.ChannelChoice;
import org.holdfast.preferences.ContactPreferences.Status;
import org.holdfast.preferences.ContactPreferences.TopicChoice;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.stereotype.Service;

/**
 * Lets customers who follow the link in a message unsubscribe or choose what they get. Their answers become facts in
 * one transaction, together with the request for a new decision. Reading a link changes nothing, because mail scanners
 * follow links, too.
 */
@Service
public class PreferenceService {

    private final LinkReader reader;
    private final LiveRuleBook live;
    private final Receipts receipts;
    private final CustomerStore store;
    private final CustomerLocks locks;
    private final SuppressionList suppressionList;
    private final RedecisionRequested redecisions;
    private final Clock clock;

    PreferenceService(
            LinkReader reader,
            LiveRuleBook live,
            Receipts receipts,
            CustomerStore store,
            CustomerLocks locks,
            SuppressionList suppressionList,
            RedecisionRequested redecisions,
            Clock clock) {
        this.reader = reader;
        this.live = live;
        this.receipts = receipts;
        this.store = store;
        this.locks = locks;
        this.suppressionList = suppressionList;
        this.redecisions = redecisions;
        this.clock = clock;
    }

    /** Returns what the customer can choose, and has chosen so far. */
    public ContactPreferences read(String token) {
        FollowedLink followed = reader.follow(token);
        if (followed == null) {
            return ContactPreferences.of(Status.UNKNOWN, "", null);
        }
        Customer facts = followed.status() == Status.OPEN
                ? store.find(List.of(followed.customer())).get(followed.customer())
                : null;
        return facts == null
                ? ContactPreferences.of(followed.status(), followed.language(), followed.channel())
                : preferences(followed, facts);
    }

    private ContactPreferences preferences(FollowedLink followed, Customer facts) {
        DecisionModel book = live.book();
        ChosenConsents chosen = chosen(facts, followed.channel(), book);
        ContactFrequency frequency = ContactFrequency.of(facts.contactCap());
        return new ContactPreferences(
                Status.OPEN,
                followed.language(),
                followed.channel(),
                channels(facts, followed.channel(), book).stream()
                        .map(channel -> new ChannelChoice(channel, chosen.isChosen(channel)))
                        .toList(),
                topics(book).stream()
                        .map(topic -> new TopicChoice(
                                topic, book.messages().topic(topic, followed.language()), chosen.isChosen(topic)))
                        .toList(),
                frequency,
                frequency == null ? facts.contactCap() : null);
    }

    /** Stores what the customer has chosen, and returns it. */
    public ContactPreferences choose(String token, PreferenceChange change) {
        FollowedLink followed = reader.follow(token);
        if (followed != null && followed.status() == Status.OPEN) {
            DecisionModel book = live.book();
            change(followed, (facts, at) -> {
                Map<String, Object> next = new HashMap<>();
                // As it was shown: with the refusals that hold for the customer's addresses.
                List<Consent> answers = chosen(suppressionList.over(facts), followed.channel(), book)
                        .answers(change, topics(book), at);
                if (!answers.isEmpty()) {
                    next.put("consents", with(facts, answers));
                }
                ContactFrequency frequency = change.frequency();
                if (frequency != null && frequency != ContactFrequency.of(facts.contactCap())) {
                    next.put("contactCap", frequency.cap(at));
                }
                return next;
            });
        }
        return read(token);
    }

    /** Ends advertising on the channel of the message, as one click in a mail program does (RFC 8058). */
    public ContactPreferences unsubscribe(String token) {
        FollowedLink followed = reader.follow(token);
        return followed == null
                ? ContactPreferences.of(Status.UNKNOWN, "", null)
                : unsubscribe(token, followed, Set.of(followed.channel()));
    }

    /** Ends all advertising. */
    public ContactPreferences unsubscribeFromAll(String token) {
        FollowedLink followed = reader.follow(token);
        if (followed == null) {
            return ContactPreferences.of(Status.UNKNOWN, "", null);
        }
        Set<Channel> all = EnumSet.allOf(Channel.class);
        all.removeIf(channel -> !channel.startedByUs());
        return unsubscribe(token, followed, all);
    }

    private ContactPreferences unsubscribe(String token, FollowedLink followed, Set<Channel> channels) {
        if (followed.status() == Status.OPEN) {
            change(followed, (facts, at) -> {
                List<Consent> refusals = new ChosenConsents(known(facts, at), List.of()).refusals(channels, at);
                return refusals.isEmpty() ? Map.of() : Map.of("consents", with(facts, refusals));
            });
        } else if (followed.status() == Status.UNSUBSCRIBE_ONLY) {
            refuseForAddresses(followed, channels);
        }
        return read(token);
    }

    /**
     * Keeps the refusals of somebody whose facts came with a request under their id and the addresses in those facts.
     */
    private void refuseForAddresses(FollowedLink followed, Set<Channel> channels) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        DateOrInstant at = DateOrInstant.of(now);
        Customer facts = receipts.find(followed.decision())
                .map(Receipt::facts)
                .orElseGet(() -> Customer.of(Map.of("id", followed.customer())));
        List<Consent> refusals = new ChosenConsents(known(facts, at), List.of()).refusals(channels, at);
        Customer refusing = facts.with(Map.of("consents", refusals));
        locks.within(Set.of(followed.customer()), () -> {
            suppressionList.keep(refusing, new ContactRefusals.Hearing(zone(facts), now, now), now);
            return refusing;
        });
    }

    /** What to change about the facts; nothing if it is as wished already. */
    private interface Change {

        Map<String, ? extends Object> of(Customer facts, DateOrInstant at);
    }

    private void change(FollowedLink followed, Change change) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // The customer can be merged into another one before the lock is held.
        locks.withinFound(() -> Set.of(reader.customer(followed.decision())), () -> {
            String customer = reader.customer(followed.decision());
            Map<String, CustomerStore.Held> held = store.hold(Set.of(customer));
            CustomerStore.Held stored = held.get(customer);
            if (stored == null) {
                return false;
            }
            Customer facts = stored.customer().facts();
            Map<String, ? extends Object> next = change.of(facts, DateOrInstant.of(now));
            if (next.isEmpty()) {
                return false;
            }
            store.change(List.of(facts.with(next)), held, ChosenConsents.SOURCE, now);
            redecisions.ask(Set.of(customer), now);
            return true;
        });
    }

    private static List<Consent> with(Customer facts, Collection<Consent> answers) {
        List<Consent> all = new ArrayList<>(facts.consents() == null ? List.of() : facts.consents());
        all.addAll(answers);
        return all;
    }

    private ChosenConsents chosen(Customer facts, Channel channel, DecisionModel book) {
        return new ChosenConsents(known(facts, DateOrInstant.of(clock.instant())), channels(facts, channel, book));
    }

    private Reachability known(Customer facts, DateOrInstant at) {
        ZoneId zone = zone(facts);
        return new Reachability(facts, at.end(zone), zone);
    }

    private ZoneId zone(Customer facts) {
        return facts.timeZone() == null ? live.book().assumptions().timeZone() : facts.timeZone();
    }

    /** Returns the channels of advertising on which the customer can be reached, or about which there is an answer. */
    private List<Channel> channels(Customer facts, Channel ofMessage, DecisionModel book) {
        Set<Channel> advertising = EnumSet.noneOf(Channel.class);
        book.rules().actions().values().stream()
                .filter(action -> action.purpose() == Purpose.MARKETING)
                .forEach(action -> advertising.addAll(action.channels()));
        Consents consents = known(facts, DateOrInstant.of(clock.instant())).consents();
        return advertising.stream()
                .filter(Channel::startedByUs)
                .filter(channel -> channel == ofMessage
                        || consents.permission(channel, Purpose.MARKETING) != Consents.Permission.UNKNOWN
                        || isReachable(facts, channel))
                .toList();
    }

    private static boolean isReachable(Customer facts, Channel channel) {
        AddressKind kind = channel.addresses();
        return kind != null && !KnownAddresses.normalized(facts, kind).isEmpty();
    }

    private static List<String> topics(DecisionModel book) {
        return List.copyOf(book.rules().topics());
    }
}
