package ktrdr.system.attacks;

import static java.util.concurrent.Executors.newFixedThreadPool;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Many requests, some at a time; what is wrong with their answers is told when all are there. */
final class SideBySide {
  /** Fewer than the bodies that the server reads at once: none of them may be one too many. */
  private static final int AT_ONCE = 32;

  private static final int MOST_FAULTS = 20;

  private final AtomicInteger next = new AtomicInteger();
  private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  /** Sends a request and says what its answer is. */
  interface Sender {
    Sent send(int number) throws Exception;
  }

  /**
   * @param request to show
   * @param fault what is wrong with its answer
   */
  record Sent(String request, int status, Optional<String> fault) {}

  /** Sends them all; how many were answered by which status. */
  Map<Integer, Integer> send(int requests, Sender sender) {
    ExecutorService workers = newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        all.add(workers.submit(() -> work(requests, sender)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      workers.shutdownNow();
    }
    assertThat(faults).isEmpty();
    return new TreeMap<>(statuses);
  }

  private Void work(int requests, Sender sender) throws Exception {
    int number = next.getAndIncrement();
    while (number < requests && faults.size() < MOST_FAULTS) {
      Sent sent = sender.send(number);
      statuses.merge(sent.status(), 1, Integer::sum);
      if (sent.fault().isPresent()) {
        faults.add("request " + number + ": " + sent.request() + "\n" + sent.fault().get());
      }
      number = next.getAndIncrement();
    }
    return null;
  }
}
