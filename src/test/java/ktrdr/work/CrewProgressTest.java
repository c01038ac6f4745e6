package ktrdr.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import ktrdr.fixture.CancelSwitch;
import ktrdr.fixture.Hands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a crew reports. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrewProgressTest {
  private final CrewStage stage = new CrewStage();

  @AfterEach
  void nobody_works_any_more() {
    assertThat(stage.hands.working()).isZero();
    stage.hands.close();
  }

  @Test
  void all_reports_come_from_the_calling_thread_and_the_last_one_is_1() throws IOException {
    List<Progress> told = new ArrayList<>();
    List<Thread> tellers = new ArrayList<>();
    ProgressMonitor monitor =
        new CancelSwitch() {
          @Override
          public void report(Progress progress) {
            told.add(progress);
            tellers.add(Thread.currentThread());
          }
        };
    List<Piece<Double>> pieces = new ArrayList<>();
    for (int i = 1; i <= 7; i++) {
      long seed = i;
      pieces.add(new Piece<>("sum " + i, i / 10.0, part -> CrewStage.sum(seed, part)));
    }
    stage.crew(3).run(pieces, monitor);
    assertThat(tellers).containsOnly(Thread.currentThread());
    assertThat(told).extracting(Progress::fraction).isSorted().endsWith(1.0);
    Progress last = told.get(told.size() - 1);
    assertThat(last.itemsProcessed()).isEqualTo(7);
    assertThat(last.itemsTotal()).isEqualTo(7);
  }

  @Test
  void progress_of_another_thread_is_reported_while_the_calling_one_waits() throws IOException {
    CountDownLatch rests = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    ProgressMonitor monitor =
        new CancelSwitch() {
          @Override
          public void report(Progress progress) {
            if (progress.label().equals("other: half")) {
              told.countDown();
            }
          }
        };
    CountDownLatch otherBegun = new CountDownLatch(1);
    Piece<String> own = stage.piece("own", part -> stage.hands.computeUntil(otherBegun, part));
    Piece<String> other =
        stage.piece(
            "other",
            part -> {
              otherBegun.countDown();
              Hands.await(rests);
              part.report(Progress.of(1, 2, "half"));
              stage.hands.computeUntil(told, part);
            });
    assertThat(stage.resting(rests).run(List.of(own, other), monitor))
        .containsExactly("own", "other");
  }
}
