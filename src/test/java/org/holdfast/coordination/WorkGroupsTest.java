package org.holdfast.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.holdfast.Patience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkGroupsTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Recorded work = new Recorded();

    /** Answers a question with its number in words; it can be held up. */
    private static final class Recorded implements WorkGroups.Work<Integer, String> {

        private final Queue<List<Integer>> groups = new ConcurrentLinkedQueue<>();
        private final Queue<Integer> single = new ConcurrentLinkedQueue<>();
        private final CountDownLatch hold = new CountDownLatch(1);

        @Override
        public List<@Nullable String> together(List<Integer> questions) {
            groups.add(questions);
            if (questions.contains(13)) {
                throw new IllegalStateException("13 is no good");
            }
            List<@Nullable String> answers = new ArrayList<>();
            questions.forEach(each -> answers.add(each % 10 == 7 ? null : "number " + each));
            return answers;
        }

        @Override
        public String alone(Integer question) {
            single.add(question);
            if (question == 0) {
                await(hold);
            }
            if (question == 13) {
                throw new IllegalStateException("13 is no good");
            }
            return "alone " + question;
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @AfterEach
    void stop() {
        work.hold.countDown();
        threads.shutdownNow();
    }

    private WorkGroups<Integer, String> groups(int lanes, int maxLanes) {
        return new WorkGroups<>(lanes, maxLanes, 8, (one, other) -> one % 2 == other % 2, work);
    }

    /** Asks while the only lane is held up by the question 0; returns when all wait. */
    private List<Future<String>> askMeanwhile(WorkGroups<Integer, String> groups, Integer... questions) {
        List<Future<String>> asked = new ArrayList<>();
        asked.add(threads.submit(() -> groups.answer(0)));
        Patience.until(() -> work.single.contains(0));
        for (Integer each : questions) {
            int before = groups.waiting();
            asked.add(threads.submit(() -> groups.answer(each)));
            Patience.until(() -> groups.waiting() > before);
        }
        return asked;
    }

    private static List<String> answers(List<Future<String>> asked) throws Exception {
        List<String> answers = new ArrayList<>();
        for (Future<String> each : asked) {
            answers.add(each.get());
        }
        return answers;
    }

    @Test
    void whoComesAloneDoesNotWaitForCompany() {
        assertThat(groups(1, 1).answer(5)).isEqualTo("alone 5");
        assertThat(work.groups).isEmpty();
    }

    @Test
    void thoseThatWaitAreAnsweredTogether() throws Exception {
        List<Future<String>> asked = askMeanwhile(groups(1, 1), 2, 4, 6);
        work.hold.countDown();

        assertThat(answers(asked)).containsExactly("alone 0", "number 2", "number 4", "number 6");
        assertThat(work.groups).containsExactly(List.of(2, 4, 6));
    }

    @Test
    void thoseThatDoNotFitComeNext() throws Exception {
        List<Future<String>> asked = askMeanwhile(groups(1, 1), 1, 2, 3, 4);
        work.hold.countDown();

        assertThat(answers(asked)).containsExactly("alone 0", "number 1", "number 2", "number 3", "number 4");
        assertThat(work.groups).containsExactly(List.of(1, 3), List.of(2, 4));
    }

    @Test
    void aGroupHasALargestSize() throws Exception {
        List<Future<String>> asked = askMeanwhile(
                groups(1, 1), IntStream.range(1, 11).mapToObj(each -> 2 * each).toArray(Integer[]::new));
        work.hold.countDown();
        answers(asked);

        assertThat(work.groups).extracting(List::size).containsExactly(8, 2);
    }

    @Test
    void aGroupThatFailsIsAnsweredOneByOne() throws Exception {
        List<Future<String>> asked = askMeanwhile(groups(1, 1), 11, 13, 15);
        work.hold.countDown();

        assertThat(asked.get(1).get()).isEqualTo("alone 11");
        assertThatThrownBy(asked.get(2)::get).hasRootCauseMessage("13 is no good");
        assertThat(asked.get(3).get()).isEqualTo("alone 15");
    }

    @Test
    void whatIsLeftWithoutAnAnswerIsAnsweredAlone() throws Exception {
        List<Future<String>> asked = askMeanwhile(groups(1, 1), 5, 7, 9);
        work.hold.countDown();

        assertThat(answers(asked)).containsExactly("alone 0", "number 5", "alone 7", "number 9");
    }

    @Test
    void aLaneThatIsHeldUpHoldsNobodyUp() throws Exception {
        WorkGroups<Integer, String> groups = groups(1, 2);
        List<Future<String>> asked = askMeanwhile(groups);

        assertThat(groups.answer(3)).isEqualTo("alone 3");
        assertThat(asked.get(0).isDone()).isFalse();
    }

    @Test
    void everyoneGetsTheirOwnAnswer() throws Exception {
        WorkGroups<Integer, String> groups = groups(2, 3);
        List<Callable<Void>> askers = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            int first = 1_000 * thread + 14;
            askers.add(() -> {
                for (int i = first; i < first + 500; i++) {
                    assertThat(groups.answer(i)).endsWith(" " + i);
                }
                return null;
            });
        }
        for (Future<Void> each : threads.invokeAll(askers)) {
            each.get();
        }

        assertThat(groups.waiting()).isZero();
        assertThat(groups.answer(18)).isEqualTo("alone 18");
    }

    @Test
    void anInterruptedThreadStillGetsItsAnswer() throws Exception {
        WorkGroups<Integer, String> groups = groups(1, 1);
        List<Future<String>> asked = askMeanwhile(groups);
        CountDownLatch began = new CountDownLatch(1);
        List<Object> seen = new ArrayList<>();
        Thread asker = new Thread(() -> {
            began.countDown();
            seen.add(groups.answer(2));
            seen.add(Thread.currentThread().isInterrupted());
        });
        asker.start();
        began.await();
        Patience.until(() -> groups.waiting() == 1);
        asker.interrupt();
        work.hold.countDown();
        asker.join();

        assertThat(seen).containsExactly("alone 2", true);
        assertThat(asked.get(0).get()).isEqualTo("alone 0");
    }
}
