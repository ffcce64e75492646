package org.holdfast.drafts.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.holdfast.Database;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.FileSave;
import org.holdfast.drafts.review.PublicationSchedule.Moment;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.failure.FailureSource;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.Publication.Approval.Kind;
import org.holdfast.people.PeopleFixture;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.holdfast.people.PersonLinks;
import org.holdfast.publishing.LiveRuleBookSync;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.publishing.RuleBookPublisher.Signature;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Four eyes cannot be got round: after any sequence of calls through all doors, what is live was approved by a person
 * who had not worked on it, or was live before, or is an emergency with its reason. Mallory is one person with an
 * account of all roles, keys, the machine, and every account that they add, reset or have a key for.
 */
@ParameterizedClass
@EnumSource(Database.class)
class SecondPersonIT {

    private static final int SEQUENCES = 6;
    private static final int STEPS = 40;
    private static final String LIMITS = "limits.yaml";
    private static final String MALLORY = "mallory";
    private static final String REASON = "Orders are promised for the wrong day";

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private String limits = "";
    private FourEyesServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FourEyesServer(database, folder);
        limits = FourEyesServer.limits();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void noSequenceOfCallsByOnePersonMakesARuleBookLive() {
        Set<Kind> reached = EnumSet.noneOf(Kind.class);
        for (int seed = 1; seed <= SEQUENCES; seed++) {
            Sequence sequence = new Sequence(seed);
            for (int step = 0; step < STEPS; step++) {
                String what = sequence.step();
                Publication live = publisher().live().orElseThrow();
                assertThat(sequence.isJustified(live))
                        .as("seed %d, step %d, %s: %s after %s", seed, step, what, live, sequence.done)
                        .isTrue();
                reached.add(live.approval().kind());
            }
        }
        assertThat(reached).as("ways that were open").contains(Kind.SECOND_PERSON, Kind.RESTORED);
    }

    private RuleBookPublisher publisher() {
        return server.bean(RuleBookPublisher.class);
    }

    /** What an account, key or user of the machine is, and who really is behind it. */
    private record Door(Caller caller, String login) {

        Actor actor() {
            return caller.actor("203.0.113.7");
        }
    }

    /** A random sequence of calls, and who really did what. */
    private final class Sequence {

        private final Random random;
        private final List<String> done = new ArrayList<>();
        private final List<UUID> drafts = new ArrayList<>();
        private final Map<UUID, Set<String>> authors = new HashMap<>();
        /** Rule books that were approved, by a person who had not worked on the draft. */
        private final Set<String> approved = new HashSet<>();

        private final Set<String> wereLive = new HashSet<>();
        private final List<Door> mallorys = new ArrayList<>();
        private final Set<String> taken = new HashSet<>();
        private int count;

        Sequence(int seed) {
            random = new Random(seed);
            server.forward(Duration.ofDays(40));
            publisher().publications(null, 1_000).forEach(each -> wereLive.add(each.version()));
            mallorys.add(account(MALLORY));
            mallorys.add(new Door(Caller.localOperator(), ""));
            restoreRights();
        }

        /** Gives the honest people their accounts back, long ago. */
        private void restoreRights() {
            taken.clear();
            server.forward(Duration.ofDays(40));
        }

        private Door account(String login) {
            return new Door(people().get(server.id(login)).caller(), login);
        }

        private PeopleService people() {
            return server.bean(PeopleService.class);
        }

        boolean isJustified(Publication live) {
            boolean isEmergency = live.approval().isEmergency() && live.note().length() >= 20;
            boolean justified = isEmergency || wereLive.contains(live.version()) || approved.contains(live.version());
            wereLive.add(live.version());
            return justified;
        }

        String step() {
            server.forward(Duration.ofMinutes(random.nextInt(120)));
            boolean isHonest = random.nextInt(4) == 0;
            Door door = isHonest ? honest() : mallorys.get(random.nextInt(mallorys.size()));
            String who = isHonest ? door.login() : MALLORY;
            String what = who + " as " + door.caller().origin() + " " + act(door, who, isHonest);
            done.add(what);
            return what;
        }

        private Door honest() {
            List<String> free = List.of("ana", "vera").stream()
                    .filter(each -> !taken.contains(each))
                    .toList();
            return free.isEmpty() ? mallorys.get(0) : account(free.get(random.nextInt(free.size())));
        }

        private String act(Door door, String who, boolean isHonest) {
            int kind = random.nextInt(isHonest ? 5 : 17);
            try {
                perform(kind, door, who);
                return "did " + kind;
            } catch (RuntimeException e) {
                boolean isRefusal = e instanceof FailureSource || e instanceof InvalidInput || e instanceof NotFound;
                if (!isRefusal) {
                    throw e;
                }
                return "was refused " + kind + ": " + e.getMessage();
            }
        }

        private void perform(int kind, Door door, String who) {
            switch (kind) {
                case 0 -> open(door, who);
                case 1, 2 -> edit(door, who);
                case 3 -> approve(door, who);
                case 4, 5, 6 -> publish(door);
                case 7 -> publisher().publishFolder(written(), signature(door));
                case 8 -> publisher().publishDraft(book("raw"), signature(door));
                case 9 -> publisher().restore(String.valueOf(1 + random.nextInt(lastNumber())), signature(door));
                case 10 -> emergency(door);
                case 11 -> schedule(door);
                case 12 -> addKey(door);
                case 13 -> addAccount(door);
                case 14 -> takeAccount(door);
                case 15 -> takeBack(door, who);
                default -> server.bean(LiveRuleBookSync.class).folderChanged();
            }
        }

        private int lastNumber() {
            return publisher().live().orElseThrow().number();
        }

        private Signature signature(Door door) {
            return new Signature(door.actor(), "someone", "a reason");
        }

        private void open(Door door, String who) {
            Draft draft = service().open("Change", Contributor.of(door.caller()), door.actor());
            drafts.add(draft.id());
            authors.computeIfAbsent(draft.id(), id -> new HashSet<>()).add(who);
        }

        private UUID draft(Door door) {
            if (drafts.isEmpty()) {
                throw new NotFound("draft", door.login());
            }
            return drafts.get(Math.max(0, drafts.size() - 1 - random.nextInt(3)));
        }

        private void edit(Door door, String who) {
            UUID draft = draft(door);
            String text = limits + "# " + (random.nextInt(3) == 0 ? "again" : "edit " + ++count + " " + draft);
            byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
            authors.get(draft).add(who);
            server.bean(DraftFiles.class)
                    .save(
                            draft,
                            new FileSave(LIMITS, bytes, ExpectedFile.anyContent(), false, null),
                            Contributor.of(door.caller()));
        }

        private void approve(Door door, String who) {
            UUID draft = draft(door);
            String version = service().source(draft).version();
            server.bean(DraftReviews.class)
                    .approve(new DraftReviews.Remark(draft, version, ""), door.caller(), door.actor());
            if (!authors.get(draft).contains(who)) {
                approved.add(version);
            }
        }

        private void publish(Door door) {
            server.bean(DraftPublishing.class).publish(draft(door), null, "because it is so", door.actor());
        }

        private void emergency(Door door) {
            String reason = random.nextBoolean() ? REASON : "quick";
            server.bean(DraftPublishing.class)
                    .publishInEmergency(draft(door), null, reason, door.caller(), door.actor());
        }

        private void schedule(Door door) {
            Instant at = server.now().plus(Duration.ofMinutes(5));
            Moment moment = new Moment(LocalDateTime.ofInstant(at, ZoneOffset.UTC), ZoneId.of("UTC"));
            PublicationSchedule schedule = server.bean(PublicationSchedule.class);
            schedule.schedule(draft(door), moment, "because it is so", door.caller(), door.actor());
            server.forward(Duration.ofMinutes(6));
            schedule.publishDue();
        }

        private void takeBack(Door door, String who) {
            int number = 1 + random.nextInt(lastNumber());
            if (server.bean(TakeBack.class).open(number, Contributor.of(door.caller()), door.actor())
                    instanceof TakeBack.Opened opened) {
                drafts.add(opened.draft().id());
                authors.computeIfAbsent(opened.draft().id(), id -> new HashSet<>())
                        .add(who);
            }
        }

        /** A key of no person, of Mallory, or of an honest person. */
        private void addKey(Door door) {
            String login = List.of("", MALLORY, "ana", "vera").get(random.nextInt(4));
            String person = login.isEmpty() ? null : server.id(login);
            ApiKeyService keys = server.bean(ApiKeyService.class);
            ApiKeyService.Issued issued = keys.create(
                    "key " + UUID.randomUUID(),
                    EnumSet.of(Role.ADMIN, Role.APPROVER),
                    AuthorityLevel.AUTOMATIC,
                    person,
                    null,
                    door.actor());
            if (keys.identify(issued.text()) instanceof ApiKeyService.Identity.Known known) {
                mallorys.add(new Door(known.caller(), login));
            }
        }

        private void addAccount(Door door) {
            Person added = people().add(
                            PeopleFixture.wanted(
                                    "puppet" + UUID.randomUUID().toString().substring(0, 8), Role.APPROVER),
                            door.actor());
            use(added, door);
        }

        /** Resets the account of an honest person, who cannot sign in from then on. */
        private void takeAccount(Door door) {
            String login = random.nextBoolean() ? "ana" : "vera";
            use(people().get(server.id(login)), door);
            taken.add(login);
        }

        /** Chooses a password, without the time that hashing one takes. */
        private void use(Person person, Door door) {
            server.bean(PersonLinks.class).issue(person.id(), door.actor());
            server.bean(JdbcTemplate.class).update("update person set password_hash = 'x' where id = ?", person.id());
            mallorys.add(new Door(people().get(person.id()).caller(), person.login()));
        }

        private DraftService service() {
            return server.bean(DraftService.class);
        }

        private BookSource written() {
            try {
                Files.writeString(server.rules().resolve(LIMITS), limits + "# folder " + ++count + "\n");
                return publisher().folder().read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private BookSource book(String text) {
            Map<String, byte[]> files = FourEyesServer.book();
            files.put(LIMITS, (limits + "# " + text + ++count + "\n").getBytes(StandardCharsets.UTF_8));
            return BookSource.ofBytes(files);
        }
    }
}
